package io.github.waybill.buildgraph.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.Reactor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupTest {

    private static Reactor with(Reactor reactor, String folder, int modules) {
        IntStream.range(0, modules).forEach(i -> reactor.jarIn(folder + "m" + i, folder.replace('/', '-') + "m" + i));
        return reactor;
    }

    private static List<String> groups(Reactor reactor) {
        return Group.of(reactor.graph().modules()).stream()
                .map(group -> group.name() + " " + group.members().size())
                .toList();
    }

    @Test
    void fortyModulesAreShownOneByOne() {
        assertThat(groups(with(new Reactor(), "libs/", 40))).isEmpty();
    }

    @Test
    void moreAreGroupedByTheirFirstFolderAndAnAggregatorCountsToItsOwn() {
        Reactor reactor = with(with(new Reactor().pom("root", ""), "apps/", 20), "libs/", 19)
                .pom("libs", "libs")
                .jarIn("tools/only", "only");

        assertThat(groups(reactor)).containsExactly("apps 20", "libs 20");
        assertThat(Group.of(reactor.graph().modules()).get(1).members().stream().map(Module::directory))
                .contains("libs");
    }

    @Test
    void aFolderOfMoreThanFortyIsDividedByTheFoldersInIt() {
        Reactor reactor = with(with(new Reactor().pom("root", ""), "libs/io/", 30), "libs/json/", 11);

        assertThat(groups(reactor)).containsExactly("libs/io 30", "libs/json 11");
    }

    @Test
    void aFolderWithoutFoldersIsDividedIntoRunsOfEqualLength() {
        assertThat(groups(with(new Reactor(), "", 41))).containsExactly("m0 … m19 20", "m20 … m40 21");
        assertThat(groups(with(new Reactor().pom("root", ""), "libs/", 81)))
                .containsExactly(
                        "libs/libs-m0 … libs-m26 27", "libs/libs-m27 … libs-m53 27", "libs/libs-m54 … libs-m80 27");
    }
}

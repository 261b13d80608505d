package io.github.waybill.buildgraph.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By which paths links lead to a path. */
class LinksTest {

    /** Returns the other names of a path; links are told as {@code link -> target}. */
    private static List<String> names(String path, String... links) throws GitException {
        Map<String, String> targets = new HashMap<>();
        for (String link : links) {
            String[] ends = link.split(" -> ", 2);
            targets.put(ends[0], ends[1]);
        }
        return new Links(targets).names(List.of(path)).getOrDefault(path, List.of());
    }

    @Test
    void aFileIsAlsoAtTheLinkThatLeadsToIt() throws Exception {
        assertThat(names("shared/a.txt", "m/b.txt -> ../shared/a.txt")).containsExactly("m/b.txt");
        assertThat(names("shared/a.txt", "m/b.txt -> ./.././shared//a.txt")).containsExactly("m/b.txt");
        assertThat(names("shared/b.txt", "m/b.txt -> ../shared/a.txt")).isEmpty();
        assertThat(names("shared/a.txt.old", "m/b.txt -> ../shared/a.txt")).isEmpty();
    }

    @Test
    void aFileIsAlsoBelowTheLinkThatLeadsToAFolderAroundIt() throws Exception {
        assertThat(names("shared/x/a.txt", "m/res -> ../shared")).containsExactly("m/res/x/a.txt");
        assertThat(names("shared/x/a.txt", "m/res -> ../shared/")).containsExactly("m/res/x/a.txt");
        assertThat(names("sharedx/a.txt", "m/res -> ../shared")).isEmpty();
        assertThat(names("shared/x/a.txt", "m/all -> ..")).containsExactly("m/all/shared/x/a.txt");
    }

    @Test
    void manyLinksLeadToOneFile() throws Exception {
        assertThat(names("LICENSE", "a/LICENSE -> ../LICENSE", "b/LICENSE -> ../LICENSE"))
                .containsExactly("a/LICENSE", "b/LICENSE");
    }

    @Test
    void aLinkLeadsOverOthers() throws Exception {
        String[] links = {"m/a.txt -> ../shared/current/a.txt", "shared/current -> v/1", "shared/v -> versions"};

        assertThat(names("shared/versions/1/a.txt", links))
                .containsExactlyInAnyOrder("m/a.txt", "shared/current/a.txt", "shared/v/1/a.txt");
        assertThat(names("shared/current", links)).containsExactly("m/a.txt");
        assertThat(names("shared/v", links)).containsExactlyInAnyOrder("m/a.txt", "shared/current");
    }

    @Test
    void aFolderOnTheWayMayHaveBeenALink() throws Exception {
        assertThat(names("shared", "m/a.txt -> ../shared/x/a.txt")).containsExactly("m/a.txt");
        assertThat(names("shared/x", "m/a.txt -> ../shared/x/../y/a.txt")).containsExactly("m/a.txt");
        assertThat(names("shared/y", "m/a.txt -> ../shared/x/a.txt")).isEmpty();
        assertThat(names("m", "m/n/a.txt -> b.txt")).isEmpty();
    }

    @Test
    void aFolderThatALinkLeadsToHoldsLinks() throws Exception {
        assertThat(names("a.txt", "texts/a.txt -> ../a.txt", "m/res/texts -> ../../texts"))
                .containsExactly("texts/a.txt", "m/res/texts/a.txt");
    }

    @Test
    void whereALinkThatAnotherPassesLeadsElsewhereTheOtherOneDoesAtEachOfItsPaths() throws Exception {
        String[] links = {"m/here -> ../over", "over -> m", "res -> m"};

        assertThat(names("over", links)).containsExactly("m/here", "m/here/here", "over/here", "res/here");
    }

    @Test
    void aFolderThatALinkLeavesAgainHasToBeThere() throws Exception {
        String[] links = {"m/a.txt -> ../shared/x/../a.txt"};

        assertThat(names("shared/x/b/c.txt", links)).containsExactly("m/a.txt");
        assertThat(names("shared/b.txt", links)).isEmpty();
        assertThat(names("m/b.txt", links)).isEmpty();
        assertThat(names("shared/b.txt", "m/a.txt -> ../shared/current.txt", "shared/current.txt -> ../v/a.txt"))
                .isEmpty();
    }

    @Test
    void doubleDotLeadsUpFromWhereALinkHasLed() throws Exception {
        String[] links = {"m/a.txt -> deep/../a.txt", "m/deep -> ../one/two"};

        assertThat(names("one/a.txt", links)).containsExactly("m/a.txt");
        assertThat(names("m/a.txt", links)).isEmpty();
    }

    @Test
    void aLinkThatLeadsOutOfTheRepositoryOrIsAbsoluteEndsNowhere() throws Exception {
        assertThat(names("a.txt", "m/a.txt -> /a.txt")).isEmpty();
        assertThat(names("a.txt", "m/a.txt -> ../../shop/a.txt")).isEmpty();
        assertThat(names("a.txt", "m/a.txt -> ../../a.txt")).isEmpty();
    }

    @Test
    void whatLeadsOutMayHaveLedToAFileOfTheRepositoryBefore() throws Exception {
        assertThat(names("out", "m/a.txt -> ../out/a.txt", "out -> /elsewhere")).containsExactly("m/a.txt");
    }

    @Test
    void aLinkToAFolderAroundItselfIsGoneThroughOnce() throws Exception {
        assertThat(names("d/a.txt", "d/self -> .", "d/same -> ../d", "res -> d"))
                .containsExactlyInAnyOrder("d/self/a.txt", "d/same/a.txt", "res/a.txt");
    }

    @Test
    void twoFoldersThatLinkToEachOtherHoldEachOthersFilesAndTheirOwnBehindTheOther() throws Exception {
        String[] links = {"a/b -> ../b", "b/a -> ../a"};

        assertThat(names("a/x", links)).containsExactly("b/a/x", "a/b/a/x");
        assertThat(names("b/x", links)).containsExactly("a/b/x", "b/a/b/x");
    }

    @Test
    void linksThatLeadNowhereButToEachOtherEnd() throws Exception {
        assertThat(names("loop", "loop -> loop")).isEmpty();
        assertThat(names("a", "a -> b", "b -> a")).containsExactly("b");
        assertThat(names("x/a", "x -> x/y")).isEmpty();
    }

    @Test
    void aModuleEachMayLinkToOneFile() throws Exception {
        String[] links = new String[5_000];
        for (int i = 0; i < links.length; i++) {
            links[i] = "m%d/LICENSE -> ../LICENSE".formatted(i);
        }

        assertThat(names("LICENSE", links)).hasSize(5_000);
    }

    /** Ten folders, each of which holds a link to each other one, have a name for each way through any of them: millions. */
    @Test
    void namesWithoutEndAreRefused() {
        String[] links = new String[90];
        int at = 0;
        for (int from = 0; from < 10; from++) {
            for (int to = 0; to < 10; to++) {
                if (from != to) {
                    links[at++] = "f%d/to%d -> ../f%d".formatted(from, to, to);
                }
            }
        }

        assertThatThrownBy(() -> names("f0/a.txt", links))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("Symbolic links lead to f0/a.txt by more than 10000 paths, such as f")
                .hasMessageContaining("Take out one of those");
    }
}

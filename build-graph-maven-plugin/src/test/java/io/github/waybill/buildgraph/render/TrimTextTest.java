package io.github.waybill.buildgraph.render;

import static io.github.waybill.buildgraph.graph.Reactor.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.Reactor;
import io.github.waybill.buildgraph.graph.Trim;
import io.github.waybill.buildgraph.graph.TrimRules;
import org.junit.jupiter.api.Test;

class TrimTextTest {

    private static String text(Reactor reactor, Affected affected, boolean publishes) {
        TrimRules usual = new TrimRules(TrimRules.Upstream.BUILD, TrimRules.Downstream.TEST);
        Trim trim = Trim.of(reactor.graph(), affected, usual, id("root"), publishes);
        return TrimText.of(reactor.graph(), affected, trim, publishes);
    }

    @Test
    void saysHowMuchIsBuiltAndPublishedAndWhy() {
        assertThat(text(AffectedFormatsTest.shop(), AffectedFormatsTest.ANSWER, true)
                        .lines()
                        .filter(line -> !line.contains("..")))
                .containsExactly(
                        "Trimmed to 5 of 5 modules",
                        "partial: 4 of 5 modules are affected by 4 changed files",
                        "Publish 2 services: orders, billing",
                        "Build and test 3 modules: common, orders, billing",
                        "Build and test without publishing 1 module: reporting",
                        "Build without tests 1 module: root",
                        "Cause: common/src/main/java/A.java and 1 more (2 modules)",
                        "Cause: dependency lib:lib 1 → 2 (1 module)",
                        "Cause: shop:legacy left the reactor (1 module)",
                        "No module owns 1 changed file: tools/x.sh");
    }

    @Test
    void aBuildThatDoesNotPublishDoesNotSpeakOfIt() {
        assertThat(text(AffectedFormatsTest.shop(), AffectedFormatsTest.ANSWER, false))
                .doesNotContain("Publish");
    }

    @Test
    void nothingAffectedPublishesNoService() {
        Reactor reactor = AffectedFormatsTest.shop();
        assertThat(text(reactor, reactor.affected(), true).lines().filter(line -> !line.contains("..")))
                .containsExactly(
                        "Trimmed to 1 of 5 modules",
                        "none: nothing changed",
                        "Publish no service",
                        "Build without tests 1 module: root");
    }

    @Test
    void ofManyCausesThreeAreNamed() {
        Reactor reactor = new Reactor().pom("root", "");
        for (String name : new String[] {"a", "b", "c", "d", "e"}) {
            reactor.jar(name, "pom.xml");
        }
        Affected affected = reactor.affected(
                "a/src/main/java/A.java",
                "b/src/main/java/B.java",
                "c/src/main/java/C.java",
                "d/src/main/java/D.java",
                "e/src/main/java/E.java");

        assertThat(text(reactor, affected, false).lines())
                .filteredOn(line -> line.startsWith("Cause"))
                .hasSize(3);
        assertThat(text(reactor, affected, false))
                .endsWith("\nand 2 causes more, which mvn build-graph:affected names\n");
    }

    @Test
    void aFileThatEveryModuleHasForAnInputIsOneCause() {
        Reactor reactor = AffectedFormatsTest.shop();
        assertThat(text(reactor, reactor.affected(".mvn/jvm.config"), false))
                .containsOnlyOnce("Cause: ")
                .contains("Cause: .mvn/jvm.config (5 modules)");
    }
}

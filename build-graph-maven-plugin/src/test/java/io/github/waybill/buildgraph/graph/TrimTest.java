package io.github.waybill.buildgraph.graph;

import static io.github.waybill.buildgraph.graph.Reactor.id;
import static io.github.waybill.buildgraph.graph.Treatment.BUILD;
import static io.github.waybill.buildgraph.graph.Treatment.PUBLISH;
import static io.github.waybill.buildgraph.graph.Treatment.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.buildgraph.graph.TrimRules.Downstream;
import io.github.waybill.buildgraph.graph.TrimRules.Upstream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a trimmed build keeps of a small reactor, by what has changed. */
class TrimTest {

    private static final TrimRules USUAL = new TrimRules(Upstream.BUILD, Downstream.TEST);

    /** Two services that share a library, a library for the tests of one of them, and one that nobody needs. */
    private static Reactor shop() {
        return new Reactor()
                .pom("root", "")
                .jar("common", "pom.xml")
                .jar("test-support", "pom.xml")
                .jar("alone", "pom.xml")
                .service("orders", "pom.xml")
                .service("billing", "pom.xml")
                .edge(EdgeKind.PARENT, "common", "root")
                .edge(EdgeKind.PARENT, "test-support", "root")
                .edge(EdgeKind.PARENT, "alone", "root")
                .edge(EdgeKind.PARENT, "orders", "root")
                .edge(EdgeKind.PARENT, "billing", "root")
                .needs("orders", "common")
                .needs("billing", "common")
                .needs("orders", "test-support", "test");
    }

    private static Map<String, Treatment> trimmed(TrimRules rules, boolean publishes, String... changed) {
        Reactor reactor = shop();
        Map<String, Treatment> kept = new LinkedHashMap<>();
        Trim.of(reactor.graph(), reactor.affected(changed), rules, id("root"), publishes)
                .kept()
                .forEach((id, treatment) -> kept.put(id.artifactId(), treatment));
        return kept;
    }

    @Test
    void serviceIsPublishedAndWhatItNeedsIsBuilt() {
        assertThat(trimmed(USUAL, true, "orders/src/main/java/Orders.java"))
                .containsExactly(
                        Map.entry("root", BUILD),
                        Map.entry("common", BUILD),
                        Map.entry("test-support", BUILD),
                        Map.entry("orders", PUBLISH));
    }

    @Test
    void whatALibraryEndsUpInIsPublished() {
        assertThat(trimmed(USUAL, true, "common/src/main/java/Common.java"))
                .containsExactly(
                        Map.entry("root", BUILD),
                        Map.entry("common", PUBLISH),
                        Map.entry("test-support", BUILD),
                        Map.entry("orders", PUBLISH),
                        Map.entry("billing", PUBLISH));
    }

    @Test
    void changedTestsAreRunAndNothingIsPublished() {
        assertThat(trimmed(USUAL, true, "common/src/test/java/CommonTest.java"))
                .containsExactly(Map.entry("root", BUILD), Map.entry("common", TEST));
    }

    @Test
    void testsThatSeeAChangeAreRun() {
        assertThat(trimmed(USUAL, true, "test-support/src/main/java/Fixture.java"))
                .containsExactly(
                        Map.entry("root", BUILD),
                        Map.entry("common", BUILD),
                        Map.entry("test-support", PUBLISH),
                        Map.entry("orders", TEST));
    }

    @Test
    void testsThatSeeAChangeAreBuiltAlone() {
        TrimRules built = new TrimRules(Upstream.BUILD, Downstream.BUILD);
        assertThat(trimmed(built, true, "test-support/src/main/java/Fixture.java"))
                .containsEntry("orders", BUILD)
                .containsEntry("common", BUILD);
    }

    @Test
    void testsThatSeeAChangeAreLeftOutWithWhatTheyNeed() {
        TrimRules none = new TrimRules(Upstream.BUILD, Downstream.NONE);
        assertThat(trimmed(none, true, "test-support/src/main/java/Fixture.java"))
                .containsExactly(Map.entry("root", BUILD), Map.entry("test-support", PUBLISH));
    }

    @Test
    void testsThatChangedThemselvesAreRunWhateverTheRuleOfThoseDownstream() {
        TrimRules none = new TrimRules(Upstream.BUILD, Downstream.NONE);
        assertThat(trimmed(
                        none, true, "test-support/src/main/java/Fixture.java", "orders/src/test/java/OrdersTest.java"))
                .containsEntry("orders", TEST);
    }

    @Test
    void whatIsNotAffectedComesFromARepository() {
        TrimRules resolve = new TrimRules(Upstream.RESOLVE, Downstream.TEST);
        assertThat(trimmed(resolve, false, "orders/src/main/java/Orders.java"))
                .containsExactly(Map.entry("root", BUILD), Map.entry("orders", PUBLISH));
    }

    @Test
    void whatAnImageIsMadeOfIsBuiltSinceNobodyKnowsWhatARepositoryHolds() {
        TrimRules resolve = new TrimRules(Upstream.RESOLVE, Downstream.TEST);
        assertThat(trimmed(resolve, true, "orders/src/main/java/Orders.java"))
                .containsExactly(Map.entry("root", BUILD), Map.entry("common", BUILD), Map.entry("orders", PUBLISH));
    }

    @Test
    void nothingAffectedLeavesTheRoot() {
        assertThat(trimmed(USUAL, true, "README.md")).containsExactly(Map.entry("root", BUILD));
    }
}

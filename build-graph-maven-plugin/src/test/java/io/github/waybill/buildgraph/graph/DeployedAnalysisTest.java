package io.github.waybill.buildgraph.graph;

import static io.github.waybill.buildgraph.graph.Reactor.causes;
import static io.github.waybill.buildgraph.graph.Reactor.halves;
import static io.github.waybill.buildgraph.graph.Reactor.id;
import static io.github.waybill.buildgraph.graph.Reactor.via;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each service against its own deployed commit, and the rest against all of them. */
class DeployedAnalysisTest {

    private static final String FIRST = "1".repeat(40);
    private static final String SECOND = "2".repeat(40);
    private static final String ORDERS = "orders/src/main/java/Orders.java";
    private static final String BILLING = "billing/src/main/java/Billing.java";

    /** The first commit stands, the second changes orders, head changes billing. */
    private static final Change SINCE_FIRST = since(FIRST, BILLING, ORDERS);

    private static final Change SINCE_SECOND = since(SECOND, BILLING);

    private static Reactor shop() {
        return new Reactor()
                .jar("common")
                .service("orders")
                .service("billing")
                .jar("journeys")
                .needs("orders", "common")
                .needs("journeys", "orders", "test")
                .needs("journeys", "billing", "test");
    }

    private static Change since(String commit, String... modified) {
        return since(commit, Map.of(), modified);
    }

    private static Change since(String commit, Map<ModuleId, String> removed, String... modified) {
        Change change = Reactor.change(modified);
        return new Change(
                new Revision("deployed", commit),
                change.head(),
                false,
                change.paths(),
                List.of(),
                new TreeSet<>(),
                new TreeMap<>(removed),
                List.of());
    }

    private static Deployed running(Set<String> orders, Set<String> billing) {
        return new Deployed(Map.of(id("orders"), orders, id("billing"), billing), Map.of());
    }

    private static DeployedAnalysis analysis(Deployed deployed, Change... changes) {
        return new DeployedAnalysis(shop().graph(), deployed, List.of(changes), IgnoreRules.defaults());
    }

    @Test
    void aLostPipelineIsMadeUpFor() {
        Affected affected =
                analysis(running(Set.of(FIRST), Set.of(FIRST)), SINCE_FIRST).affected();

        assertThat(halves(affected)).containsExactly("orders", "billing", "journeys (tests)");
        assertThat(affected.mode()).isEqualTo(Affected.Mode.PARTIAL);
        assertThat(affected.reason())
                .isEqualTo("3 of 4 modules are affected; 2 services compared with 1 deployed commit");
        assertThat(affected.upstream()).containsExactly(id("common"));
    }

    @Test
    void aServiceIsComparedWithItsOwnCommitAndNoOther() {
        Affected affected = analysis(running(Set.of(SECOND), Set.of(FIRST)), SINCE_FIRST, SINCE_SECOND)
                .affected();

        assertThat(halves(affected)).containsExactly("billing", "journeys (tests)");
        assertThat(affected.change().base()).isEqualTo(new Revision("deployed", FIRST));
        assertThat(affected.reason())
                .isEqualTo("2 of 4 modules are affected; 2 services compared with 2 deployed commits");
    }

    @Test
    void aServiceThatRunsTwoCommitsIsComparedWithBoth() {
        Affected affected = analysis(running(Set.of(FIRST, SECOND), Set.of(SECOND)), SINCE_FIRST, SINCE_SECOND)
                .affected();

        assertThat(halves(affected)).containsExactly("orders", "billing", "journeys (tests)");
        assertThat(causes(affected, "orders")).containsExactly(new Cause.Source(List.of(ORDERS), via("orders")));
    }

    @Test
    void whatIsNoServiceIsComparedWithEveryCommit() {
        Affected affected = analysis(
                        running(Set.of(SECOND), Set.of(FIRST)),
                        since(FIRST, "common/src/main/java/Common.java"),
                        since(SECOND))
                .affected();

        assertThat(halves(affected))
                .as("orders has the new common already; billing does not use it")
                .containsExactly("common", "journeys (tests)");
    }

    @Test
    void aServiceWithoutAKnownCommitIsAffected() {
        Deployed deployed =
                new Deployed(Map.of(id("orders"), Set.of(SECOND)), Map.of(id("billing"), "it was never deployed"));

        Affected affected = analysis(deployed, since(SECOND)).affected();

        assertThat(halves(affected)).containsExactly("billing");
        assertThat(causes(affected, "billing"))
                .containsExactly(new Cause.Undeployed("it was never deployed", via("billing")));
        assertThat(affected.reason())
                .isEqualTo(
                        "1 of 4 modules is affected; 1 service compared with 1 deployed commit, and of 1 not every commit is known");
    }

    @Test
    void filesThatSeveralComparisonsFindAreToldOnce() {
        Deployed deployed = running(Set.of(FIRST), Set.of(SECOND));
        Change first = since(FIRST, "common/src/main/java/A.java", "common/src/main/java/B.java");
        Change second = since(SECOND, "common/src/main/java/B.java", "common/src/main/java/C.java");

        Affected affected = analysis(deployed, first, second).affected();

        Cause whole = new Cause.Source(
                List.of("common/src/main/java/A.java", "common/src/main/java/B.java", "common/src/main/java/C.java"),
                via("common"));
        assertThat(causes(affected, "common")).containsExactly(whole);
        assertThat(analysis(deployed, first, second).why(id("common"))).containsExactly(whole);
        assertThat(analysis(deployed, first, second).why(id("billing"))).isEmpty();
    }

    @Test
    void whatLeftSinceAnyCommitIsNamedAndWhatNobodyOwns() {
        Affected affected = analysis(
                        running(Set.of(FIRST), Set.of(SECOND)),
                        since(FIRST, Map.of(id("legacy"), "legacy"), "tools/a.sh"),
                        since(SECOND, "tools/b.sh"))
                .affected();

        assertThat(affected.mode()).isEqualTo(Affected.Mode.NONE);
        assertThat(affected.change().removed()).containsExactly(Map.entry(id("legacy"), "legacy"));
        assertThat(affected.unowned()).containsExactly("tools/a.sh", "tools/b.sh");
    }
}

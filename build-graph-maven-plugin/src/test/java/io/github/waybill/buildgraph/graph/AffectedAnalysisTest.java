package io.github.waybill.buildgraph.graph;

import static io.github.waybill.buildgraph.graph.Reactor.causes;
import static io.github.waybill.buildgraph.graph.Reactor.id;
import static io.github.waybill.buildgraph.graph.Reactor.via;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the answer says besides the set: how much, why, and what else. */
class AffectedAnalysisTest {

    private static Reactor shop() {
        return new Reactor()
                .pom("root", "")
                .jar("common", "pom.xml")
                .jar("test-support", "pom.xml")
                .service("orders", "pom.xml")
                .service("billing", "pom.xml")
                .edge(EdgeKind.PARENT, "common", "root")
                .edge(EdgeKind.PARENT, "test-support", "root")
                .edge(EdgeKind.PARENT, "orders", "root")
                .edge(EdgeKind.PARENT, "billing", "root")
                .needs("orders", "common")
                .needs("orders", "test-support", "test");
    }

    private static Affected affected(
            Reactor reactor, List<PathChange> paths, Set<ModuleId> removed, MovedModule... moved) {
        Change none = Reactor.change();
        return AffectedAnalysis.of(
                reactor.graph(),
                new Change(
                        none.base(),
                        none.head(),
                        false,
                        paths,
                        List.of(),
                        new TreeSet<>(),
                        left(removed),
                        List.of(moved)),
                IgnoreRules.defaults());
    }

    private static SortedMap<ModuleId, String> left(Set<ModuleId> removed) {
        SortedMap<ModuleId, String> left = new TreeMap<>();
        removed.forEach(id -> left.put(id, id.artifactId()));
        return left;
    }

    private static Affected joined(List<PathChange> paths, String... added) {
        Change none = Reactor.change();
        return AffectedAnalysis.of(
                shop().graph(),
                new Change(
                        none.base(),
                        none.head(),
                        false,
                        paths,
                        List.of(),
                        new TreeSet<>(via(added)),
                        new TreeMap<>(),
                        List.of()),
                IgnoreRules.defaults());
    }

    @Test
    void nothingChangedIsNone() {
        Affected affected = shop().affected();

        assertThat(affected.mode()).isEqualTo(Affected.Mode.NONE);
        assertThat(affected.reason()).isEqualTo("nothing changed");
        assertThat(affected.upstream()).isEmpty();
    }

    @Test
    void filesThatAreNoInputAreNone() {
        Affected affected = shop().affected("README.md", "tools/x.sh");

        assertThat(affected.mode()).isEqualTo(Affected.Mode.NONE);
        assertThat(affected.reason()).isEqualTo("no input of any module changed (2 changed files)");
    }

    @Test
    void someModulesArePartial() {
        Affected affected = shop().affected("common/src/main/java/A.java");

        assertThat(affected.mode()).isEqualTo(Affected.Mode.PARTIAL);
        assertThat(affected.reason()).isEqualTo("2 of 5 modules are affected by 1 changed file");
    }

    @Test
    void allModulesAreFull() {
        Affected affected = shop().affectedByModels("root", "common", "test-support", "billing");

        assertThat(affected.mode()).isEqualTo(Affected.Mode.FULL);
        assertThat(affected.reason()).isEqualTo("5 of 5 modules are affected by 0 changed files");
    }

    @Test
    void upstreamIsWhatTheAffectedAreBuiltWith() {
        assertThat(shop().affected("orders/src/main/java/A.java").upstream())
                .containsExactly(id("root"), id("common"), id("test-support"));
        assertThat(shop().affected("common/src/main/java/A.java").upstream())
                .containsExactly(id("root"), id("test-support"));
    }

    @Test
    void aModulesOwnCausesComeFirstWithTheirFilesInOrder() {
        Affected affected = shop().affected(
                        "common/src/main/java/Z.java",
                        "common/src/main/java/A.java",
                        "orders/src/test/java/OrdersTest.java");

        assertThat(causes(affected, "orders"))
                .containsExactly(
                        new Cause.Source(List.of("orders/src/test/java/OrdersTest.java"), via("orders")),
                        new Cause.Source(
                                List.of("common/src/main/java/A.java", "common/src/main/java/Z.java"),
                                via("common", "orders")));
    }

    @Test
    void changesOfBothHalvesAreOneCause() {
        Affected affected = shop().affected("billing/src/test/java/BTest.java", "billing/src/main/java/B.java");

        assertThat(causes(affected, "billing"))
                .containsExactly(new Cause.Source(
                        List.of("billing/src/main/java/B.java", "billing/src/test/java/BTest.java"), via("billing")));
    }

    @Test
    void aModuleThatLeftAffectsWhatStillNamesItAndItsUsers() {
        Reactor reactor = shop().external("common", "legacy", "elsewhere");

        Affected affected = affected(
                reactor, List.of(new PathChange("legacy/pom.xml", PathChange.Kind.DELETED)), Set.of(id("legacy")));

        assertThat(Reactor.halves(affected)).containsExactly("common", "orders");
        assertThat(causes(affected, "orders"))
                .containsExactly(new Cause.Removed(id("legacy"), via("common", "orders")));
    }

    @Test
    void filesOfAModuleThatLeftAreNotUnowned() {
        Affected affected = affected(
                shop(),
                List.of(
                        new PathChange("legacy/src/main/java/L.java", PathChange.Kind.DELETED),
                        new PathChange("legacy-docs/x.txt", PathChange.Kind.DELETED),
                        new PathChange("old/common/run.sh", PathChange.Kind.DELETED)),
                Set.of(id("legacy")),
                new MovedModule(id("common"), "old/common", "common"));

        assertThat(affected.unowned()).containsExactly("legacy-docs/x.txt");
    }

    @Test
    void aModuleThatJoinedIsAffectedThoughNoFileOfItChanged() {
        Affected affected = joined(List.of(), "common");

        assertThat(Reactor.halves(affected)).containsExactly("common", "orders");
        assertThat(causes(affected, "orders")).containsExactly(new Cause.Added(via("common", "orders")));
    }

    @Test
    void thatAModuleJoinedIsToldBeforeItsFiles() {
        Affected affected =
                joined(List.of(new PathChange("billing/src/main/java/B.java", PathChange.Kind.ADDED)), "billing");

        assertThat(causes(affected, "billing"))
                .containsExactly(
                        new Cause.Added(via("billing")),
                        new Cause.Source(List.of("billing/src/main/java/B.java"), via("billing")));
    }

    @Test
    void twoModulesThatLeftAreTwoCauses() {
        Affected affected =
                affected(shop().external("billing", "b", "a"), List.of(), Set.of(id("a"), id("b"), id("c")));

        assertThat(causes(affected, "billing"))
                .containsExactly(
                        new Cause.Removed(id("a"), via("billing")), new Cause.Removed(id("b"), via("billing")));
    }

    @Test
    void aMovedModuleIsAffectedByItsNewFiles() {
        MovedModule moved = new MovedModule(id("common"), "libs/common", "common");

        Affected affected = affected(
                shop(),
                List.of(
                        new PathChange("common/pom.xml", PathChange.Kind.ADDED),
                        new PathChange("common/src/main/java/A.java", PathChange.Kind.ADDED)),
                Set.of(),
                moved);

        assertThat(Reactor.halves(affected)).containsExactly("common", "orders");
        assertThat(affected.change().moved()).containsExactly(moved);
    }

    @Test
    void aDeletedFileAffectsLikeAnyOther() {
        Affected affected = affected(
                shop(), List.of(new PathChange("common/src/main/java/A.java", PathChange.Kind.DELETED)), Set.of());

        assertThat(Reactor.halves(affected)).containsExactly("common", "orders");
    }
}

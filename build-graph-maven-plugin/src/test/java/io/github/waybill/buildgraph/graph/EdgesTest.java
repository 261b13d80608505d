package io.github.waybill.buildgraph.graph;

import static io.github.waybill.buildgraph.graph.Reactor.causes;
import static io.github.waybill.buildgraph.graph.Reactor.id;
import static io.github.waybill.buildgraph.graph.Reactor.via;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a change spreads along the edges. */
class EdgesTest {

    @Test
    void aChangeSpreadsAlongAChainToItsEnd() {
        Reactor reactor = new Reactor()
                .jar("money")
                .jar("common")
                .jar("other")
                .service("orders")
                .needs("common", "money")
                .needs("orders", "common");

        assertThat(reactor.halves("money/src/main/java/Money.java")).containsExactly("money", "common", "orders");
        assertThat(reactor.halves("orders/src/main/java/Orders.java")).containsExactly("orders");
    }

    @Test
    void aDiamondNamesItsTopOnceWithTheWayFirstInTheReactor() {
        Reactor reactor = new Reactor()
                .jar("base")
                .jar("left")
                .jar("right")
                .jar("top")
                .needs("top", "right")
                .needs("top", "left")
                .needs("right", "base")
                .needs("left", "base");

        Affected affected = reactor.affected("base/src/main/java/Base.java");

        assertThat(Reactor.halves(affected)).containsExactly("base", "left", "right", "top");
        assertThat(causes(affected, "top"))
                .containsExactly(new Cause.Source(List.of("base/src/main/java/Base.java"), via("base", "left", "top")));
    }

    @Test
    void theShortestChainIsTheCause() {
        Reactor reactor = new Reactor()
                .jar("base")
                .jar("middle")
                .jar("top")
                .needs("middle", "base")
                .needs("top", "middle")
                .needs("top", "base");

        assertThat(causes(reactor.affected("base/src/main/java/Base.java"), "top"))
                .containsExactly(new Cause.Source(List.of("base/src/main/java/Base.java"), via("base", "top")));
    }

    @Test
    void theChainTellsHowTheImageIsReachedEvenIfTheTestsAreNearer() {
        Reactor reactor = new Reactor()
                .jar("base")
                .jar("middle")
                .service("orders")
                .needs("middle", "base")
                .needs("orders", "middle")
                .needs("orders", "base", "test");

        assertThat(causes(reactor.affected("base/src/main/java/Base.java"), "orders"))
                .containsExactly(
                        new Cause.Source(List.of("base/src/main/java/Base.java"), via("base", "middle", "orders")));
    }

    @Test
    void aTestScopedEdgeReachesTheTestsAndNoFurther() {
        Reactor reactor = new Reactor()
                .jar("test-support")
                .jar("common")
                .service("orders")
                .needs("common", "test-support", "test")
                .needs("orders", "common");

        assertThat(reactor.halves("test-support/src/main/java/Support.java"))
                .containsExactly("test-support", "common (tests)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compile", "provided", "runtime", "system"})
    void anyOtherScopeReachesTheArtifact(String scope) {
        Reactor reactor = new Reactor().jar("common").service("orders").needs("orders", "common", scope);

        assertThat(reactor.halves("common/src/main/java/Common.java")).containsExactly("common", "orders");
    }

    @Test
    void aChangeOfTestsStaysInTheModule() {
        Reactor reactor = new Reactor().jar("common").service("orders").needs("orders", "common");

        assertThat(reactor.halves("common/src/test/java/CommonTest.java")).containsExactly("common (tests)");
    }

    @Test
    void aTestJarCarriesAChangeOfTests() {
        Reactor reactor = new Reactor()
                .jar("common")
                .service("orders")
                .service("billing")
                .needs("orders", "common", "test", "test-jar", null)
                .needs("billing", "common");

        assertThat(reactor.halves("common/src/test/java/Fixture.java"))
                .containsExactly("common (tests)", "orders (tests)");
    }

    /** Which classes are in it only the plugin that attached it knows. */
    @Test
    void anyOtherClassifierCarriesAChangeOfTestsTooAndIntoTheArtifactWhereItIsCompiledIn() {
        Reactor reactor = new Reactor()
                .jar("common")
                .service("orders")
                .service("billing")
                .needs("orders", "common", "compile", "jar", "fixtures")
                .needs("billing", "orders");

        assertThat(reactor.halves("common/src/test/java/Fixture.java"))
                .containsExactly("common (tests)", "orders", "billing");
    }

    @Test
    void aTypeThatMayBeAttachedCarriesAChangeOfTests() {
        Reactor reactor = new Reactor()
                .jar("common")
                .service("orders")
                .service("billing")
                .needs("orders", "common", "compile", "zip", null)
                .needs("billing", "common", "compile", "war", null);

        assertThat(reactor.halves("common/src/test/java/Fixture.java")).containsExactly("common (tests)", "orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLUGIN", "PLUGIN_DEPENDENCY", "EXTENSION"})
    void aPluginBuiltInTheReactorAffectsWhatItBuilds(String kind) {
        Reactor reactor = new Reactor()
                .jar("rules")
                .jar("other")
                .service("orders")
                .edge(EdgeKind.valueOf(kind), "orders", "rules");

        assertThat(reactor.halves("rules/src/main/java/Rule.java")).containsExactly("rules", "orders");
        assertThat(reactor.halves("rules/src/test/java/RuleTest.java")).containsExactly("rules (tests)");
    }

    /** What a parent changes in its children stands in their own effective models. */
    @ParameterizedTest
    @EnumSource(
            value = EdgeKind.class,
            names = {"PARENT", "BOM"})
    void aParentAndABomCarryNoChangeByThemselves(EdgeKind kind) {
        Reactor reactor = new Reactor()
                .pom("root", "")
                .service("orders", "pom.xml")
                .jar("common", "pom.xml")
                .edge(kind, "orders", "root")
                .edge(kind, "common", "root");

        assertThat(Reactor.halves(reactor.affectedByModels("root"))).containsExactly("root");
        assertThat(Reactor.halves(reactor.affectedByModels("root", "orders"))).containsExactly("root", "orders");
        assertThat(reactor.halves("pom.xml")).isEmpty();
    }

    @Test
    void aChangeOfAModelSpreadsLikeAnyOther() {
        Reactor reactor = new Reactor().jar("common").service("orders").needs("orders", "common");

        Affected affected = reactor.affectedByModels("common");

        assertThat(Reactor.halves(affected)).containsExactly("common", "orders");
        assertThat(causes(affected, "orders")).containsExactly(Reactor.modelCause("common", "orders"));
    }

    /** The definition, as slow as it reads: a half is affected if its own input changed, or a half that it sees is affected. */
    @Test
    void theWalkFindsWhatTheDefinitionSaysOnRandomReactors() {
        Random random = new Random(20261124);
        for (int round = 0; round < 300; round++) {
            int size = 2 + random.nextInt(7);
            Reactor reactor = new Reactor();
            for (int i = 0; i < size; i++) {
                reactor.jar("m" + i);
            }
            for (int i = 0; i < size; i++) {
                String scope = random.nextInt(3) == 0 ? "test" : "compile";
                String type = random.nextInt(3) == 0 ? "test-jar" : "jar";
                int from = 1 + random.nextInt(size - 1);
                reactor.needs("m" + from, "m" + random.nextInt(from), scope, type, null);
            }
            String folder = "m" + random.nextInt(size) + (random.nextBoolean() ? "/src/main" : "/src/test");

            Affected affected = reactor.affected(folder + "/java/A.java");

            assertThat(halves(affected)).as("round " + round).isEqualTo(byDefinition(reactor.graph(), folder));
        }
    }

    private static Set<ModuleHalf> halves(Affected affected) {
        Set<ModuleHalf> halves = new HashSet<>();
        for (AffectedModule module : affected.modules()) {
            if (module.main()) {
                halves.add(new ModuleHalf(module.module().id(), Half.MAIN));
            }
            if (module.test()) {
                halves.add(new ModuleHalf(module.module().id(), Half.TEST));
            }
        }
        return halves;
    }

    private static Set<ModuleHalf> byDefinition(ServiceGraph graph, String folder) {
        Half changed = folder.endsWith("main") ? Half.MAIN : Half.TEST;
        Set<ModuleHalf> affected = new HashSet<>();
        affected.add(new ModuleHalf(id(folder.substring(0, folder.indexOf('/'))), changed));
        for (int before = 0; before < affected.size(); ) {
            before = affected.size();
            for (Module module : graph.modules()) {
                if (affected.contains(new ModuleHalf(module.id(), Half.MAIN))) {
                    affected.add(new ModuleHalf(module.id(), Half.TEST));
                }
            }
            for (Edge edge : graph.edges()) {
                boolean testJar = "test-jar".equals(edge.type());
                if (affected.contains(new ModuleHalf(edge.to(), Half.MAIN))
                        || (testJar && affected.contains(new ModuleHalf(edge.to(), Half.TEST)))) {
                    affected.add(new ModuleHalf(edge.from(), Half.TEST));
                    if (!"test".equals(edge.scope())) {
                        affected.add(new ModuleHalf(edge.from(), Half.MAIN));
                    }
                }
            }
        }
        return affected;
    }
}

package io.github.waybill.buildgraph.graph;

import static io.github.waybill.buildgraph.graph.Reactor.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceGraphTest {

    private static Module module(String artifact, String... poms) {
        Inputs inputs = new Inputs(List.of(poms), true, List.of(), List.of(), List.of());
        return new Module(id(artifact), "1.0", "jar", artifact, null, List.of("jar"), inputs, Set.of());
    }

    @Test
    void twoModulesOfOneNameAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ServiceGraph(List.of(module("a", "a/pom.xml"), module("a", "b/pom.xml")), List.of()))
                .withMessage("two modules are named shop:a");
    }

    @Test
    void twoModulesOfOnePomAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceGraph(List.of(module("a", "pom.xml"), module("b", "pom.xml")), List.of()))
                .withMessage("shop:a and shop:b have one POM: pom.xml");
    }

    @Test
    void aModuleWithoutAPomIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceGraph(List.of(module("a")), List.of()))
                .withMessage("shop:a has no POM in the repository");
    }

    @Test
    void anEdgeToNoModuleIsRefused() {
        Edge edge = new Edge(id("a"), id("b"), EdgeKind.PLUGIN, null, null, null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceGraph(List.of(module("a", "pom.xml")), List.of(edge)))
                .withMessage("shop:b is no module of the graph");
    }

    @Test
    void edgesHaveTheOrderOfTheReactorHoweverTheyCame() {
        Edge first = new Edge(id("b"), id("a"), EdgeKind.DEPENDENCY, "compile", "jar", null);
        Edge second = new Edge(id("b"), id("a"), EdgeKind.PARENT, null, null, null);
        Edge third = new Edge(id("c"), id("a"), EdgeKind.DEPENDENCY, "compile", "jar", null);
        Edge itself = new Edge(id("c"), id("c"), EdgeKind.PLUGIN, null, null, null);
        List<Module> modules = List.of(module("a", "a/pom.xml"), module("b", "b/pom.xml"), module("c", "c/pom.xml"));
        List<Edge> edges = new ArrayList<>(List.of(first, second, third, itself, first));
        Collections.reverse(edges);

        ServiceGraph graph = new ServiceGraph(modules, edges);

        assertThat(graph.edges()).containsExactly(first, second, third);
        assertThat(graph.edgesTo(id("a"))).containsExactly(first, second, third);
        assertThat(graph.edgesFrom(id("b"))).containsExactly(first, second);
        assertThat(graph.edgesFrom(id("a"))).isEmpty();
    }

    @Test
    void whatAChangeReachesIsServicesTestsAndPackages() {
        ServiceGraph graph = new Reactor()
                .jar("money")
                .jar("common")
                .jar("reporting")
                .service("orders")
                .needs("common", "money")
                .needs("reporting", "money", "test")
                .needs("orders", "common")
                .graph();

        Reach reach = Reach.of(graph, id("money"));

        assertThat(reach.services()).extracting(Module::id).containsExactly(id("orders"));
        assertThat(reach.packages()).extracting(Module::id).containsExactly(id("money"), id("common"), id("orders"));
        assertThat(reach.tests())
                .extracting(Module::id)
                .containsExactly(id("money"), id("common"), id("reporting"), id("orders"));
    }
}

package io.github.waybill.buildgraph.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.buildgraph.graph.EdgeKind;
import io.github.waybill.buildgraph.graph.Reactor;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The keys: {@code m} and the place in the reactor, {@code g} and the place among the groups. */
class SceneTest {

    private static final ServiceGraph GRAPH = new Reactor()
            .pom("root", "")
            .jarIn("libs/json", "json")
            .jarIn("libs/kit", "kit")
            .service("orders")
            .service("pricing")
            .edge(EdgeKind.PARENT, "json", "root")
            .edge(EdgeKind.PARENT, "kit", "root")
            .edge(EdgeKind.BOM, "orders", "root")
            .needs("json", "kit", "test")
            .needs("orders", "json")
            .needs("orders", "kit", "test")
            .needs("pricing", "json")
            .needs("pricing", "kit", "runtime")
            .graph();

    private static final List<Group> LIBS =
            List.of(new Group("libs", GRAPH.modules().subList(1, 3)));

    private static List<String> links(Scene scene) {
        return scene.links().stream()
                .map(link -> "%s-%s %s %d"
                        .formatted(link.from(), link.to(), link.kind().key(), link.edges()))
                .toList();
    }

    private static List<String> nodes(Scene scene) {
        return scene.nodes().stream()
                .map(node -> node.getClass().getSimpleName() + " " + node.key())
                .toList();
    }

    @Test
    void aClosedGroupHasTheEdgesOfItsMembersCountedByKind() {
        Scene closed = Scene.of(GRAPH, LIBS).get(0);

        assertThat(nodes(closed)).containsExactly("Closed g0", "Single m0", "Single m3", "Single m4");
        assertThat(links(closed))
                .containsExactlyInAnyOrder(
                        "g0-m0 parent 2", "m3-m0 bom 1", "m3-g0 main 1", "m3-g0 test 1", "m4-g0 main 2");
    }

    @Test
    void anOpenGroupHasDependenciesOfItsMembersAndWhatElseLeavesItAtItsFrame() {
        Scene open = Scene.of(GRAPH, LIBS).get(1);

        assertThat(nodes(open))
                .containsExactly("Frame g0", "Single m0", "Single m1", "Single m2", "Single m3", "Single m4");
        assertThat(links(open))
                .containsExactlyInAnyOrder(
                        "g0-m0 parent 2",
                        "m1-m2 test 1",
                        "m3-m0 bom 1",
                        "m3-m1 main 1",
                        "m3-g0 test 1",
                        "m4-m1 main 1",
                        "m4-m2 main 1");
    }

    @Test
    void dependenciesAreDrawnLast() {
        assertThat(Scene.of(GRAPH, List.of()).get(0).links().stream().map(Scene.Link::kind))
                .containsExactly(
                        LinkKind.BOM,
                        LinkKind.PARENT,
                        LinkKind.PARENT,
                        LinkKind.TEST,
                        LinkKind.TEST,
                        LinkKind.MAIN,
                        LinkKind.MAIN,
                        LinkKind.MAIN);
    }
}

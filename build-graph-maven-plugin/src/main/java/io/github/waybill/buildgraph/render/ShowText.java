package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Edge;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.Reach;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One module for a person: what it is, its edges both ways, and what a change to it reaches. */
public final class ShowText {

    private ShowText() {}

    /**
     * Returns the lines about a module of the graph.
     *
     * @param fingerprints those of the module's halves, in hexadecimal; a half that has none is not told of
     */
    public static String of(ServiceGraph graph, Module module, Map<ModuleHalf, String> fingerprints) {
        Reach reach = Reach.of(graph, module.id());
        StringBuilder text = new StringBuilder();
        text.append(module.id()).append(' ').append(module.version()).append('\n');
        line(text, "directory", Labels.directory(module.directory()));
        line(text, "packaging", module.packaging());
        line(text, "artifacts", String.join(", ", module.artifacts()));
        line(text, "image", module.image() == null ? "none, this is no service" : module.image());
        line(text, "poms", String.join(", ", module.inputs().poms()));
        line(
                text,
                "tests",
                module.inputs().testRoots().isEmpty()
                        ? "none"
                        : String.join(", ", module.inputs().testRoots()));
        if (!module.inputs().named().isEmpty()) {
            line(text, "named inputs", String.join(", ", module.inputs().named()));
        }
        for (Half half : Half.values()) {
            String fingerprint = fingerprints.get(new ModuleHalf(module.id(), half));
            if (fingerprint != null) {
                line(text, "fingerprint of " + Labels.half(half), fingerprint);
            }
        }
        edges(text, "needs", graph.edgesFrom(module.id()), Edge::to);
        edges(text, "needed by", graph.edgesTo(module.id()), Edge::from);
        text.append("A change to it reaches\n");
        line(text, "services", Labels.names(reach.services()));
        line(text, "tests", Labels.names(reach.tests()));
        line(text, "packages", Labels.names(reach.packages()));
        line(text, "images", images(reach));
        return text.toString();
    }

    private static String images(Reach reach) {
        return reach.services().isEmpty()
                ? "none"
                : reach.services().stream().map(Module::image).collect(Collectors.joining(", "));
    }

    private static void edges(StringBuilder text, String title, List<Edge> edges, Function<Edge, ModuleId> end) {
        text.append(title).append(edges.isEmpty() ? ": nothing in the reactor\n" : "\n");
        edges.forEach(edge -> text.append("  ")
                .append(end.apply(edge).artifactId())
                .append(" [")
                .append(Labels.detail(edge))
                .append("]\n"));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ").append(name).append(": ").append(value).append('\n');
    }
}

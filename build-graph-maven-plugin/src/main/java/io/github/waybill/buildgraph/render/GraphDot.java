package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Edge;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ServiceGraph;

/** The graph in Graphviz's language. */
public final class GraphDot {

    private GraphDot() {}

    /** Returns the graph, an arrow from each module to what it needs. */
    public static String of(ServiceGraph graph) {
        StringBuilder dot = new StringBuilder("digraph reactor {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n");
        for (Module module : graph.modules()) {
            String label = module.isService()
                    ? module.id().artifactId() + "\n" + module.image()
                    : module.id().artifactId();
            dot.append("  %s [label=%s, shape=%s];\n"
                    .formatted(quoted(module.id().toString()), quoted(label), shape(Labels.shape(graph, module))));
        }
        for (Edge edge : graph.edges()) {
            dot.append("  %s -> %s [label=%s, style=%s];\n"
                    .formatted(
                            quoted(edge.from().toString()),
                            quoted(edge.to().toString()),
                            quoted(Labels.detail(edge)),
                            style(edge)));
        }
        return dot.append("}\n").toString();
    }

    private static String shape(Labels.Shape shape) {
        return switch (shape) {
            case SERVICE -> "box3d";
            case POM -> "note";
            case TEST -> "hexagon";
            case LIBRARY -> "box";
        };
    }

    private static String style(Edge edge) {
        return switch (edge.kind()) {
            case DEPENDENCY -> "test".equals(edge.scope()) ? "dashed" : "solid";
            case PARENT, BOM -> "dotted";
            case PLUGIN, PLUGIN_DEPENDENCY, EXTENSION -> "bold";
        };
    }

    /** Quotes a string: within quotes Graphviz gives a meaning to the quote and the backslash only. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}

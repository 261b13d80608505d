package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Edge;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.HashMap;
import java.util.Map;

/** The graph as a Mermaid flowchart, which GitHub and GitLab draw. */
public final class GraphMermaid {

    private GraphMermaid() {}

    /** Returns the flowchart, an arrow from each module to what it needs. */
    public static String of(ServiceGraph graph) {
        StringBuilder chart = new StringBuilder("flowchart LR\n");
        Map<ModuleId, String> nodes = new HashMap<>();
        for (Module module : graph.modules()) {
            String node = node(nodes.size());
            nodes.put(module.id(), node);
            chart.append("  ").append(node).append(drawn(graph, module)).append('\n');
        }
        for (Edge edge : graph.edges()) {
            chart.append("  %s %s|%s| %s\n"
                    .formatted(nodes.get(edge.from()), arrow(edge), quoted(Labels.detail(edge)), nodes.get(edge.to())));
        }
        return chart.toString();
    }

    /** Returns the name of the node of a module by its place: the module's own may be a word of Mermaid's, such as end. */
    static String node(int position) {
        return "m" + position;
    }

    private static String drawn(ServiceGraph graph, Module module) {
        String name = quoted(module.id().artifactId());
        return switch (Labels.shape(graph, module)) {
            case SERVICE -> "[[" + name + "]]";
            case POM -> ">" + name + "]";
            case TEST -> "{{" + name + "}}";
            case LIBRARY -> "[" + name + "]";
        };
    }

    private static String arrow(Edge edge) {
        return switch (edge.kind()) {
            case DEPENDENCY -> "test".equals(edge.scope()) ? "-.->" : "-->";
            case PARENT, BOM -> "-.-o";
            case PLUGIN, PLUGIN_DEPENDENCY, EXTENSION -> "==>";
        };
    }

    /** Quotes a label; within one Mermaid writes a quote as an entity, which begins with a hash. */
    private static String quoted(String text) {
        return '"' + text.replace("#", "#35;").replace("\"", "#quot;") + '"';
    }
}

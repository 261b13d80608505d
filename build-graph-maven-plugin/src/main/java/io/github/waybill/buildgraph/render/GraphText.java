package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Edge;
import io.github.waybill.buildgraph.graph.EdgeKind;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The graph as a tree that a person reads in a log: each service with what it is made of, then what no service needs. A service that
 * another one needs is named there and stands on its own.
 */
public final class GraphText {

    private final ServiceGraph graph;
    private final StringBuilder text = new StringBuilder();
    private final Set<ModuleId> expanded = new HashSet<>();

    private GraphText(ServiceGraph graph) {
        this.graph = graph;
    }

    /** Returns the tree, a line per module and edge. What was expanded above is marked with {@code (above)}. */
    public static String of(ServiceGraph graph) {
        GraphText tree = new GraphText(graph);
        List<Module> services = graph.services();
        tree.text
                .append(Labels.count(graph.modules().size(), "module"))
                .append(", ")
                .append(Labels.count(services.size(), "service"))
                .append('\n');
        services.forEach(tree::root);
        graph.modules().stream()
                .filter(module -> !tree.expanded.contains(module.id()))
                .filter(module -> tree.graph.edgesTo(module.id()).isEmpty())
                .forEach(tree::root);
        for (Module module : graph.modules()) {
            if (!tree.expanded.contains(module.id())) {
                tree.root(module);
            }
        }
        return tree.text.toString();
    }

    private void root(Module module) {
        text.append('\n').append(title(module)).append('\n');
        expand(module, "");
    }

    private static String title(Module module) {
        String name = module.id() + " (" + module.packaging() + ", " + Labels.directory(module.directory()) + ")";
        return module.isService() ? name + " ⇒ " + module.image() : name;
    }

    private void expand(Module module, String indent) {
        expanded.add(module.id());
        List<Edge> edges = graph.edgesFrom(module.id());
        for (int i = 0; i < edges.size(); i++) {
            boolean last = i == edges.size() - 1;
            Edge edge = edges.get(i);
            Module to = graph.module(edge.to()).orElseThrow();
            boolean leaf = graph.edgesFrom(edge.to()).isEmpty();
            boolean above = expanded.contains(edge.to()) && !leaf && !to.isService();
            text.append(indent)
                    .append(last ? "└─ " : "├─ ")
                    .append(edge.to().artifactId())
                    .append(" [")
                    .append(edge.kind() == EdgeKind.DEPENDENCY ? Labels.detail(edge) : Labels.kind(edge.kind()))
                    .append(above ? "] (above)" : "]")
                    .append(to.isService() ? " (a service)\n" : "\n");
            if (!above && !to.isService()) {
                expand(to, indent + (last ? "   " : "│  "));
            }
        }
    }
}

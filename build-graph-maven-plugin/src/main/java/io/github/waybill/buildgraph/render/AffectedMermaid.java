package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.AffectedModule;
import io.github.waybill.buildgraph.graph.Edge;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The affected part of the graph as a Mermaid flowchart, small enough to be drawn and to be looked at. */
final class AffectedMermaid {

    /** Past this a flowchart is a tangle. */
    private static final int MODULES = 40;

    /** Mermaid draws no more than 500 edges; a picture of that many says nothing long before. */
    private static final int EDGES = 120;

    private final List<AffectedModule> affected;
    private final List<Edge> edges;
    private final ServiceGraph shown;

    /** Chooses the part: services and the modules where the change began first, and the edges along which a change is carried. */
    AffectedMermaid(ServiceGraph graph, Affected answer) {
        this.affected = answer.modules();
        Set<ModuleId> chosen = affected.stream()
                .sorted(Comparator.comparing(AffectedMermaid::rank))
                .limit(MODULES)
                .map(module -> module.module().id())
                .collect(Collectors.toSet());
        this.edges = graph.edges().stream()
                .filter(edge -> edge.kind().carries() && chosen.contains(edge.from()) && chosen.contains(edge.to()))
                .toList();
        List<Module> modules = affected.stream()
                .map(AffectedModule::module)
                .filter(module -> chosen.contains(module.id()))
                .toList();
        this.shown = new ServiceGraph(modules, edges.subList(0, Math.min(edges.size(), EDGES)));
    }

    private static int rank(AffectedModule affected) {
        boolean published = affected.main() && affected.module().isService();
        return published ? 0 : affected.causes().get(0).via().size();
    }

    /** Returns the flowchart; what is affected in its tests alone has a dashed border. */
    String chart() {
        Set<ModuleId> testsOnly = affected.stream()
                .filter(module -> !module.main())
                .map(module -> module.module().id())
                .collect(Collectors.toSet());
        List<Module> modules = shown.modules();
        String dashed = IntStream.range(0, modules.size())
                .filter(i -> testsOnly.contains(modules.get(i).id()))
                .mapToObj(GraphMermaid::node)
                .collect(Collectors.joining(","));
        String chart = GraphMermaid.of(shown);
        return dashed.isEmpty()
                ? chart
                : chart + "  classDef tests stroke-dasharray: 4 4\n  class %s tests\n".formatted(dashed);
    }

    /** Returns a sentence that says what the chart leaves out; empty if it shows everything. */
    String cut() {
        int modules = shown.modules().size();
        if (modules == affected.size() && edges.size() <= EDGES) {
            return "";
        }
        return "The picture shows %d of %d affected modules and %d of the %d edges between those."
                .formatted(modules, affected.size(), shown.edges().size(), edges.size());
    }
}

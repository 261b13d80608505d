package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Edge;
import io.github.waybill.buildgraph.graph.EdgeKind;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that all formats share. */
final class Labels {

    private Labels() {}

    /** Returns the folder as a person and {@code mvn -pl} name it: the root is {@code .}. */
    static String directory(Module module) {
        return module.directory().isEmpty() ? "." : module.directory();
    }

    /** Returns the kind of an edge as the file formats spell it, such as {@code plugin-dependency}. */
    static String kind(EdgeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns what tells an edge from another of its kind: scope, and type and classifier where they are not the usual ones. */
    static String detail(Edge edge) {
        String type = "jar".equals(edge.type()) || edge.kind() != EdgeKind.DEPENDENCY ? null : edge.type();
        return Stream.of(edge.kind() == EdgeKind.DEPENDENCY ? edge.scope() : kind(edge.kind()), type, edge.classifier())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    /** Returns the modules' names in one line. */
    static String names(List<Module> modules) {
        return modules.isEmpty()
                ? "none"
                : modules.stream().map(module -> module.id().artifactId()).collect(Collectors.joining(", "));
    }

    /** Returns a chain as a person reads it, from where the change is to what it affects. */
    static String chain(List<ModuleId> via) {
        return via.stream().map(ModuleId::artifactId).collect(Collectors.joining(" → "));
    }

    /** Returns what a drawing tells apart: {@code service}, {@code pom}, {@code test} (only tests see it) or {@code library}. */
    static String shape(ServiceGraph graph, Module module) {
        if (module.isService()) {
            return "service";
        }
        if (module.packaging().equals("pom")) {
            return "pom";
        }
        List<Edge> uses = graph.edgesTo(module.id());
        boolean testOnly = !uses.isEmpty() && uses.stream().allMatch(edge -> "test".equals(edge.scope()));
        return testOnly ? "test" : "library";
    }
}

package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Edge;
import io.github.waybill.buildgraph.graph.EdgeKind;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that all formats share. */
final class Labels {

    /** What a drawing tells apart. */
    enum Shape {
        SERVICE,
        POM,
        /** A module that only the tests of others see. */
        TEST,
        LIBRARY
    }

    private Labels() {}

    /** Returns the folder as a person and {@code mvn -pl} name it: the root is {@code .}. */
    static String directory(String folder) {
        return folder.isEmpty() ? "." : folder;
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

    /** Returns values in one line, no more of them than the limit, and how many there are besides. */
    static String some(Collection<?> values, int limit) {
        String named = values.stream().limit(limit).map(String::valueOf).collect(Collectors.joining(", "));
        return values.size() > limit ? named + " and %d more".formatted(values.size() - limit) : named;
    }

    /** Returns a chain as a person reads it, from where the change is to what it affects. */
    static String chain(List<ModuleId> via) {
        return via.stream().map(ModuleId::artifactId).collect(Collectors.joining(" → "));
    }

    static Shape shape(ServiceGraph graph, Module module) {
        if (module.isService()) {
            return Shape.SERVICE;
        }
        if (module.packaging().equals("pom")) {
            return Shape.POM;
        }
        List<Edge> uses = graph.edgesTo(module.id());
        boolean testOnly = !uses.isEmpty() && uses.stream().allMatch(edge -> "test".equals(edge.scope()));
        return testOnly ? Shape.TEST : Shape.LIBRARY;
    }
}

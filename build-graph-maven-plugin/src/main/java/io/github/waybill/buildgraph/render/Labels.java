package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.Change;
import io.github.waybill.buildgraph.graph.Edge;
import io.github.waybill.buildgraph.graph.EdgeKind;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that all formats share. */
public final class Labels {

    /** What a drawing tells apart. */
    public enum Shape {
        SERVICE,
        POM,
        /** A module that only the tests of others see. */
        TEST,
        LIBRARY
    }

    /** What a list of names may take, which a narrow terminal breaks once. */
    static final int LIST = 160;

    private Labels() {}

    /** Returns the folder as a person and {@code mvn -pl} name it: the root is {@code .}. */
    public static String directory(String folder) {
        return folder.isEmpty() ? "." : folder;
    }

    /** Returns the kind of an edge as the file formats spell it, such as {@code plugin-dependency}. */
    static String kind(EdgeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns a half as the file formats spell it. */
    static String half(Half half) {
        return half.name().toLowerCase(Locale.ROOT);
    }

    /** Returns how much is affected, as the file formats spell it. */
    static String mode(Affected affected) {
        return affected.mode().name().toLowerCase(Locale.ROOT);
    }

    /** Returns how much is affected and why in one line; a reason may name many files. */
    public static String verdict(Affected affected) {
        return mode(affected) + ": " + OneLine.shortened(affected.reason(), 4 * OneLine.WIDTH);
    }

    /** Returns the commits compared, and how each was asked for. */
    public static String range(Change change) {
        return "%s..%s%s (base: %s, head: %s)"
                .formatted(
                        abbreviated(change.base().commit()),
                        abbreviated(change.head().commit()),
                        change.dirty() ? " and the working tree" : "",
                        OneLine.of(change.base().rev()),
                        OneLine.of(change.head().rev()));
    }

    /** Returns the beginning of a commit's id or a fingerprint, by which a person knows it again. */
    public static String abbreviated(String hexadecimal) {
        return hexadecimal.substring(0, Math.min(12, hexadecimal.length()));
    }

    /** Returns what tells an edge from another of its kind: scope, and type and classifier where they are not the usual ones. */
    public static String detail(Edge edge) {
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

    /** Returns values in one line, as many of them as fit into a width but at least one, and how many there are besides. */
    static String some(Collection<?> values, int width) {
        List<String> fitting = new ArrayList<>();
        int length = 0;
        for (Object value : values) {
            String name = OneLine.of(String.valueOf(value));
            length += name.length() + 2;
            if (length > width && !fitting.isEmpty()) {
                break;
            }
            fitting.add(name);
        }
        String named = String.join(", ", fitting);
        int others = values.size() - fitting.size();
        return others > 0 ? named + " and %d more".formatted(others) : named;
    }

    /** Returns a line that says how many things there are and names as many as fit into a width, or that there are none. */
    static String list(String title, String noun, Collection<?> values, int width) {
        return values.isEmpty()
                ? title + " no " + noun
                : "%s %s: %s".formatted(title, count(values.size(), noun), some(values, width));
    }

    /** Returns a number of things, such as {@code 1 module} or {@code 2 modules}. */
    public static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Returns a chain as a person reads it, from where the change is to what it affects, each link of it. */
    public static String chain(List<ModuleId> via) {
        return via.stream().map(ModuleId::artifactId).collect(Collectors.joining(" → "));
    }

    /** Returns a chain in few words: of a long one its ends, and how many links lie between. */
    static String shortChain(List<ModuleId> via) {
        return via.size() <= 6
                ? chain(via)
                : "%s → … %d more … → %s"
                        .formatted(
                                chain(via.subList(0, 2)),
                                via.size() - 4,
                                chain(via.subList(via.size() - 2, via.size())));
    }

    /** Returns how a module is drawn. */
    public static Shape shape(ServiceGraph graph, Module module) {
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

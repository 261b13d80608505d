package io.github.waybill.buildgraph.graph;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The causes that several comparisons of one module found, each told once. */
final class CauseUnion {

    private CauseUnion() {}

    /** Returns the causes, the nearest first; files that came along one chain are one cause. */
    static List<Cause> of(Stream<Cause> causes) {
        Set<Cause> distinct = causes.collect(Collectors.toCollection(LinkedHashSet::new));
        return distinct.stream()
                .map(cause -> cause instanceof Cause.Source source ? whole(source, distinct) : cause)
                .distinct()
                .sorted(Comparator.comparing(cause -> cause.via().size()))
                .toList();
    }

    private static Cause whole(Cause.Source source, Set<Cause> causes) {
        NavigableSet<String> paths = new TreeSet<>();
        for (Cause cause : causes) {
            if (cause instanceof Cause.Source other && other.via().equals(source.via())) {
                paths.addAll(other.paths());
            }
        }
        return new Cause.Source(List.copyOf(paths), source.via());
    }
}

package io.github.waybill.buildgraph.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which files each half has for inputs, by the rules by which a changed file affects it. */
public final class InputFiles {

    private final Map<ModuleHalf, SortedSet<String>> files = new HashMap<>();

    /**
     * Gives each of some paths to the halves that it is an input of; a POM is the model's, and of no half.
     *
     * @param links the other paths of those to which links lead, as {@link PathChange} has them
     */
    public InputFiles(ServiceGraph graph, IgnoreRules ignore, Iterable<String> paths, Map<String, List<String>> links) {
        Ownership ownership = new Ownership(graph, ignore);
        List<ModuleId> all = graph.modules().stream().map(Module::id).toList();
        for (String path : paths) {
            List<String> names = new ArrayList<>(List.of(path));
            names.addAll(links.getOrDefault(path, List.of()));
            if (names.stream().anyMatch(ownership::isMavenConfiguration)) {
                all.forEach(module -> add(new ModuleHalf(module, Half.MAIN), path));
            } else {
                ownership.sourceOf(names).forEach(half -> add(half, path));
            }
        }
    }

    private void add(ModuleHalf half, String path) {
        files.computeIfAbsent(half, key -> new TreeSet<>()).add(path);
    }

    /** Returns the inputs of a half, by path. */
    public SortedSet<String> of(ModuleHalf half) {
        return Collections.unmodifiableSortedSet(files.getOrDefault(half, Collections.emptySortedSet()));
    }
}

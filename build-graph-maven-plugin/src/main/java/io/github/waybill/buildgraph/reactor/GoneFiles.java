package io.github.waybill.buildgraph.reactor;

import java.util.Collection;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Files that have gone since base: a module may name one though nothing stands there. */
final class GoneFiles {

    static final GoneFiles NONE = new GoneFiles(Set.of());

    private final NavigableSet<String> paths;

    GoneFiles(Collection<String> paths) {
        this.paths = new TreeSet<>(paths);
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }

    boolean contains(String path) {
        return paths.contains(path);
    }

    /** Returns the names that paths in a folder begin with. */
    Set<String> namesIn(String folder) {
        Set<String> names = new HashSet<>();
        for (String path : folder.isEmpty() ? paths : paths.subSet(folder + "/", folder + (char) ('/' + 1))) {
            names.add(Paths.first(Paths.below(folder, path)));
        }
        return names;
    }
}

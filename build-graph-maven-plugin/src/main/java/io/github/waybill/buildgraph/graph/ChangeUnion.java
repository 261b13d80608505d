package io.github.waybill.buildgraph.graph;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What differs between one head and any of several bases, for what an answer tells besides its modules. */
final class ChangeUnion {

    private ChangeUnion() {}

    /**
     * Returns the union.
     *
     * @param rev how its base is named; the commit is the first one's
     * @param changes at least one, all of the same head
     */
    static Change of(String rev, List<Change> changes) {
        Change first = changes.get(0);
        NavigableMap<String, PathChange> paths = new TreeMap<>();
        NavigableSet<ModuleId> added = new TreeSet<>();
        NavigableMap<ModuleId, String> removed = new TreeMap<>();
        for (Change change : changes) {
            change.paths().forEach(path -> paths.putIfAbsent(path.path(), path));
            added.addAll(change.added());
            change.removed().forEach(removed::putIfAbsent);
        }
        return new Change(
                new Revision(rev, first.base().commit()),
                first.head(),
                first.dirty(),
                List.copyOf(paths.values()),
                distinct(changes, Change::model),
                added,
                removed,
                distinct(changes, Change::moved));
    }

    private static <T> List<T> distinct(List<Change> changes, Function<Change, List<T>> part) {
        return changes.stream().map(part).flatMap(Collection::stream).distinct().toList();
    }
}

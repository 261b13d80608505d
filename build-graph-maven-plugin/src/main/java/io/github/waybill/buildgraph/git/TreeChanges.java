package io.github.waybill.buildgraph.git;

import io.github.waybill.buildgraph.graph.PathChange;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between two trees, found without listing either: a folder whose object is the same on both sides is not opened. */
final class TreeChanges {

    private final SourceTree head;
    private final TreeMap<String, PathChange> changes = new TreeMap<>();

    private TreeChanges(SourceTree head) {
        this.head = head;
    }

    static List<PathChange> between(List<SourceTree> bases, SourceTree head) throws GitException {
        TreeChanges changes = new TreeChanges(head);
        for (SourceTree base : bases) {
            changes.add(base);
        }
        return changes.withLinks();
    }

    private void add(SourceTree base) throws GitException {
        SortedSet<String> paths = new TreeSet<>(base.dirt());
        paths.addAll(head.dirt());
        CommitTree from = commit(base);
        CommitTree to = commit(head);
        if (!from.tree().equals(to.tree())) {
            addDifferent(paths, "", from, from.tree(), to, to.tree());
        }
        for (String path : paths) {
            Optional<FileId> before = base.id(path);
            Optional<FileId> after = head.id(path);
            if (!before.equals(after)) {
                PathChange change = new PathChange(path, kind(before, after));
                changes.merge(
                        path,
                        change,
                        (one, other) -> one.equals(other) ? one : new PathChange(path, PathChange.Kind.MODIFIED));
            }
        }
    }

    /** Where nothing differs, nobody needs the links. */
    private List<PathChange> withLinks() throws GitException {
        if (changes.isEmpty()) {
            return List.of();
        }
        Map<String, List<String>> names = head.links().names(changes.keySet());
        return changes.values().stream()
                .map(change ->
                        new PathChange(change.path(), change.kind(), names.getOrDefault(change.path(), List.of())))
                .toList();
    }

    private static CommitTree commit(SourceTree tree) {
        return tree instanceof WorkTree files ? files.commit() : (CommitTree) tree;
    }

    /** Adds what differs in two folders; the id of one that is not there is {@code null}. */
    private static void addDifferent(
            SortedSet<String> paths,
            String prefix,
            CommitTree base,
            @Nullable String was,
            CommitTree head,
            @Nullable String is)
            throws GitException {
        Map<String, FileId> before = was == null ? Map.of() : base.entries(was);
        Map<String, FileId> after = is == null ? Map.of() : head.entries(is);
        Set<String> names = new HashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            FileId from = before.get(name);
            FileId to = after.get(name);
            if (!Objects.equals(from, to)) {
                if (isOther(from) || isOther(to)) {
                    paths.add(prefix + name);
                }
                if (isFolder(from) || isFolder(to)) {
                    addDifferent(paths, prefix + name + "/", base, folder(from), head, folder(to));
                }
            }
        }
    }

    private static boolean isFolder(@Nullable FileId entry) {
        return entry != null && entry.isFolder();
    }

    private static boolean isOther(@Nullable FileId entry) {
        return entry != null && !entry.isFolder();
    }

    private static @Nullable String folder(@Nullable FileId entry) {
        return entry != null && entry.isFolder() ? entry.objectId() : null;
    }

    private static PathChange.Kind kind(Optional<FileId> before, Optional<FileId> after) {
        if (before.isEmpty()) {
            return PathChange.Kind.ADDED;
        }
        return after.isEmpty() ? PathChange.Kind.DELETED : PathChange.Kind.MODIFIED;
    }
}

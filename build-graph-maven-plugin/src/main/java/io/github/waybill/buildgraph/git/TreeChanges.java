package io.github.waybill.buildgraph.git;

import io.github.waybill.buildgraph.graph.PathChange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** What differs between two trees, found without listing either: a folder whose object is the same on both sides is not opened. */
final class TreeChanges {

    private final Repository repository;
    private final SourceTree head;
    private final TreeMap<String, PathChange> changes = new TreeMap<>();

    private TreeChanges(Repository repository, SourceTree head) {
        this.repository = repository;
        this.head = head;
    }

    static List<PathChange> between(Repository repository, List<SourceTree> bases, SourceTree head)
            throws GitException {
        TreeChanges changes = new TreeChanges(repository, head);
        for (SourceTree base : bases) {
            changes.add(base);
        }
        return List.copyOf(changes.changes.values());
    }

    private void add(SourceTree base) throws GitException {
        SortedSet<String> paths = new TreeSet<>(base.dirt());
        paths.addAll(head.dirt());
        addDifferent(paths, commit(base), commit(head));
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

    private static CommitTree commit(SourceTree tree) {
        return tree instanceof WorkTree files ? files.commit() : (CommitTree) tree;
    }

    private void addDifferent(SortedSet<String> paths, CommitTree base, CommitTree to) throws GitException {
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            walk.addTree(base.tree());
            walk.addTree(to.tree());
            while (walk.next()) {
                paths.add(walk.getPathString());
            }
        } catch (IOException e) {
            // Reading all of both trees finds which object it was.
            base.files();
            to.files();
            throw Unreadable.object(repository, base.tree(), e);
        }
    }

    private static PathChange.Kind kind(Optional<FileId> before, Optional<FileId> after) {
        if (before.isEmpty()) {
            return PathChange.Kind.ADDED;
        }
        return after.isEmpty() ? PathChange.Kind.DELETED : PathChange.Kind.MODIFIED;
    }
}

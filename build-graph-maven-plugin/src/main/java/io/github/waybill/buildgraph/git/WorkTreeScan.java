package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.filter.IndexDiffFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds what differs between a commit, the index and the working tree in one walk over all three. As {@code git status} does, it trusts the
 * index on files whose size and time stand as they were noted there; others are hashed as a stream, through git's own filters.
 */
final class WorkTreeScan {

    private static final int COMMIT = 0;
    private static final int INDEX = 1;
    private static final int FILES = 2;

    private final List<String> without;
    private final NavigableMap<String, Optional<FileId>> differences = new TreeMap<>();

    private WorkTreeScan(List<String> without) {
        this.without = without;
    }

    /**
     * Returns what stands now at each path that differs, empty where nothing does. A difference that is in the index alone is among them,
     * since no commit holds what is staged.
     *
     * @param without folders that a build writes to; what is untracked there does not count
     */
    static NavigableMap<String, Optional<FileId>> differences(
            Repository repository, ObjectId tree, List<String> without) throws IOException {
        WorkTreeScan scan = new WorkTreeScan(without);
        DirCache index = repository.readDirCache();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.setOperationType(OperationType.CHECKIN_OP);
            walk.addTree(tree);
            walk.addTree(new DirCacheIterator(index));
            FileTreeIterator files = new FileTreeIterator(repository);
            files.setDirCacheIterator(walk, INDEX);
            // What is tracked is not ignored, whatever the rules say: visit asks them of the rest, and JGit would ask
            // them of every folder.
            files.setWalkIgnoredDirectories(true);
            walk.addTree(files);
            walk.setFilter(new IndexDiffFilter(INDEX, FILES, false));
            while (walk.next()) {
                scan.visit(walk);
            }
        }
        scan.visitSubmodules(repository, tree, index);
        return scan.differences;
    }

    private void visit(TreeWalk walk) throws IOException {
        boolean untracked = walk.getRawMode(INDEX) == 0;
        boolean isNew = untracked && walk.getRawMode(COMMIT) == 0;
        String path = walk.getPathString();
        if (isNew && walk.getTree(FILES, WorkingTreeIterator.class).isEntryIgnored()) {
            return;
        }
        if (walk.isSubtree()) {
            if (!isNew || !isWritten(path + "/")) {
                walk.enterSubtree();
            }
        } else if (walk.getRawMode(INDEX) != FileMode.TYPE_GITLINK && !(isNew && isWritten(path))) {
            // A path in conflict comes once for each of its stages, and the file along with the first.
            differences.putIfAbsent(path, untracked && isWritten(path) ? Optional.empty() : now(walk));
        }
    }

    private boolean isWritten(String path) {
        return without.stream().anyMatch(folder -> path.startsWith(folder + "/"));
    }

    private static Optional<FileId> now(TreeWalk walk) throws IOException {
        DirCacheIterator index = walk.getTree(INDEX, DirCacheIterator.class);
        WorkingTreeIterator file = walk.getTree(FILES, WorkingTreeIterator.class);
        @Nullable DirCacheEntry noted = index == null ? null : index.getDirCacheEntry();
        if (file == null) {
            return noted != null && noted.isSkipWorkTree()
                    ? Optional.of(FileId.of(noted.getFileMode(), noted.getObjectId()))
                    : Optional.empty();
        }
        if (index == null) {
            return file.isEntryIgnored()
                    ? Optional.empty()
                    : Optional.of(FileId.of(file.getEntryFileMode(), file.getEntryObjectId()));
        }
        return Optional.of(FileId.of(file.getIndexFileMode(index), file.getEntryObjectId()));
    }

    private void visitSubmodules(Repository repository, ObjectId tree, DirCache index) throws IOException {
        for (int i = 0; i < index.getEntryCount(); i++) {
            DirCacheEntry noted = index.getEntry(i);
            if (noted.getRawMode() == FileMode.TYPE_GITLINK) {
                FileId staged = FileId.of(FileMode.GITLINK, noted.getObjectId());
                Optional<FileId> now = Submodule.id(repository, noted.getPathString(), staged, without);
                if (!now.equals(Optional.of(staged)) || !isIn(repository, tree, noted.getPathString(), staged)) {
                    differences.put(noted.getPathString(), now);
                }
            }
        }
    }

    private static boolean isIn(Repository repository, ObjectId tree, String path, FileId id) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(repository, path, tree)) {
            return walk != null
                    && FileId.of(walk.getFileMode(0), walk.getObjectId(0)).equals(id);
        }
    }
}

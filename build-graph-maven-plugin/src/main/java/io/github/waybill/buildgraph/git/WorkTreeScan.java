package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
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
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.IndexDiffFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds what differs between a commit, the index and the working tree in one walk over all three. As {@code git status} does, it trusts the
 * index on files whose size and time stand as they were noted there; others are hashed as a stream, through git's own filters. Where the git
 * program is there to be asked, it says where to walk.
 *
 * <p>What the index has not is only noted in that walk, and walked over once it is known which folders a build writes to: so the
 * walk can begin before Maven has read a POM.
 */
final class WorkTreeScan implements Differences {

    private static final int COMMIT = 0;
    private static final int INDEX = 1;
    private static final int FILES = 2;

    private final Repository repository;
    private final ObjectId tree;
    private final DirCache index;
    private final NavigableMap<String, Optional<FileId>> tracked = new TreeMap<>();
    private final Set<String> untracked = new LinkedHashSet<>();
    private final List<DirCacheEntry> submodules = new ArrayList<>();

    private WorkTreeScan(Repository repository, ObjectId tree, DirCache index) {
        this.repository = repository;
        this.tree = tree;
        this.index = index;
    }

    /** Walks over what is tracked. */
    static WorkTreeScan of(Repository repository, ObjectId tree) throws IOException {
        WorkTreeScan scan = new WorkTreeScan(repository, tree, repository.readDirCache());
        scan.visit(new IndexDiffFilter(INDEX, FILES, false));
        for (int i = 0; i < scan.index.getEntryCount(); i++) {
            scan.addSubmodule(scan.index.getEntry(i));
        }
        return scan;
    }

    /** Walks to what git says differs, and nowhere else. */
    static WorkTreeScan of(Repository repository, ObjectId tree, GitStatus status) throws IOException {
        if (status.isClean()) {
            return new WorkTreeScan(repository, tree, DirCache.newInCore());
        }
        WorkTreeScan scan = new WorkTreeScan(repository, tree, repository.readDirCache());
        if (!status.changed().isEmpty()) {
            scan.visit(AndTreeFilter.create(
                    PathFilterGroup.createFromStrings(status.changed()), new IndexDiffFilter(INDEX, FILES, false)));
        }
        scan.untracked.addAll(status.untracked());
        for (String path : status.submodules()) {
            scan.addSubmodule(scan.index.getEntry(path));
        }
        return scan;
    }

    private void addSubmodule(@Nullable DirCacheEntry entry) {
        if (entry != null && entry.getRawMode() == FileMode.TYPE_GITLINK) {
            submodules.add(entry);
        }
    }

    private void visit(TreeFilter filter) throws IOException {
        try (TreeWalk walk = walk()) {
            walk.setFilter(filter);
            while (walk.next()) {
                visit(walk);
            }
        }
    }

    @Override
    public NavigableMap<String, Optional<FileId>> except(List<String> built) throws IOException {
        NavigableMap<String, Optional<FileId>> differences = new TreeMap<>(tracked);
        if (!untracked.isEmpty()) {
            try (TreeWalk walk = walk()) {
                walk.setFilter(AndTreeFilter.create(
                        PathFilterGroup.createFromStrings(untracked), new IndexDiffFilter(INDEX, FILES, false)));
                while (walk.next()) {
                    visitUntracked(walk, built, differences);
                }
            }
        }
        addSubmodules(differences, built);
        return differences;
    }

    private TreeWalk walk() throws IOException {
        TreeWalk walk = new TreeWalk(repository);
        walk.setOperationType(OperationType.CHECKIN_OP);
        walk.addTree(tree);
        walk.addTree(new DirCacheIterator(index));
        FileTreeIterator files = new FileTreeIterator(repository);
        files.setDirCacheIterator(walk, INDEX);
        // What is tracked is not ignored, whatever the rules say: both visits ask them of the rest, and JGit would ask
        // them of every folder.
        files.setWalkIgnoredDirectories(true);
        walk.addTree(files);
        return walk;
    }

    private void visit(TreeWalk walk) throws IOException {
        if (walk.getRawMode(INDEX) == 0) {
            if (!isNew(walk) || !walk.getTree(FILES, WorkingTreeIterator.class).isEntryIgnored()) {
                untracked.add(walk.getPathString());
            }
        } else if (walk.isSubtree()) {
            walk.enterSubtree();
        } else if (walk.getRawMode(INDEX) != FileMode.TYPE_GITLINK && !isLeftOut(walk)) {
            // A path in conflict comes once for each of its stages, and the file along with the first.
            tracked.putIfAbsent(walk.getPathString(), now(walk));
        }
    }

    private void visitUntracked(TreeWalk walk, List<String> without, NavigableMap<String, Optional<FileId>> differences)
            throws IOException {
        String path = walk.getPathString();
        boolean isNew = isNew(walk);
        if (isNew && walk.getTree(FILES, WorkingTreeIterator.class).isEntryIgnored()) {
            return;
        }
        if (walk.isSubtree()) {
            if (!isNew || !isWritten(path + "/", without)) {
                walk.enterSubtree();
            }
        } else if (walk.getRawMode(INDEX) == 0 && !(isNew && isWritten(path, without))) {
            differences.put(path, isWritten(path, without) ? Optional.empty() : now(walk));
        }
    }

    private static boolean isNew(TreeWalk walk) {
        return walk.getRawMode(INDEX) == 0 && walk.getRawMode(COMMIT) == 0;
    }

    /** Tells whether a file is not there because the checkout is a sparse one, and is in the index as in the commit. */
    private static boolean isLeftOut(TreeWalk walk) {
        return walk.getRawMode(FILES) == 0
                && walk.getTree(INDEX, DirCacheIterator.class)
                        .getDirCacheEntry()
                        .isSkipWorkTree()
                && walk.getRawMode(COMMIT) == walk.getRawMode(INDEX)
                && walk.idEqual(COMMIT, INDEX);
    }

    private static boolean isWritten(String path, List<String> without) {
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

    private void addSubmodules(NavigableMap<String, Optional<FileId>> differences, List<String> without)
            throws IOException {
        for (DirCacheEntry noted : submodules) {
            FileId staged = FileId.of(FileMode.GITLINK, noted.getObjectId());
            Optional<FileId> now = Submodule.id(repository, noted.getPathString(), staged, without);
            if (!now.equals(Optional.of(staged)) || !isInCommit(noted.getPathString(), staged)) {
                differences.put(noted.getPathString(), now);
            }
        }
    }

    private boolean isInCommit(String path, FileId id) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(repository, path, tree)) {
            return walk != null
                    && FileId.of(walk.getFileMode(0), walk.getObjectId(0)).equals(id);
        }
    }
}

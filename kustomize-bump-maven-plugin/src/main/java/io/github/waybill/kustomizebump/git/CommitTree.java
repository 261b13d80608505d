package io.github.waybill.kustomizebump.git;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.trace.FileTree;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** All files of a commit. Links are none: what they lead to has a path of its own. */
public final class CommitTree implements FileTree {

    private final Repository repository;
    private final RevCommit commit;
    private final Map<String, ObjectId> files = new TreeMap<>();

    CommitTree(Repository repository, RevCommit commit) throws IOException {
        this.repository = repository;
        this.commit = commit;
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                if (walk.getFileMode() == FileMode.REGULAR_FILE || walk.getFileMode() == FileMode.EXECUTABLE_FILE) {
                    files.put(walk.getPathString(), walk.getObjectId(0));
                }
            }
        }
    }

    @Override
    public String commit() {
        return commit.name();
    }

    @Override
    public SortedSet<String> files() {
        return new TreeSet<>(files.keySet());
    }

    @Override
    public Optional<byte[]> content(String path) throws BumpException {
        ObjectId id = files.get(path);
        if (id == null) {
            return Optional.empty();
        }
        try {
            ObjectLoader blob = repository.open(id, Constants.OBJ_BLOB);
            if (blob.getSize() > TipTree.LARGEST) {
                throw new BumpException(
                        "%s has %,d bytes, and more than %,d are not read. Split the file, or give it another name."
                                .formatted(path, blob.getSize(), TipTree.LARGEST));
            }
            return Optional.of(blob.getBytes());
        } catch (IOException e) {
            throw new BumpException(path + " cannot be read at " + commit() + ": " + e.getMessage() + ".");
        }
    }
}

package io.github.waybill.kustomizebump.git;

import java.io.IOException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Replaces a file in a tree. Only the trees on the way to it are read and written, however many files the others hold. */
final class TreeEdit {

    private TreeEdit() {}

    /**
     * Returns the tree in which the file is another blob.
     *
     * @param path of a file that the tree has
     */
    static ObjectId replace(Repository repository, ObjectInserter inserter, ObjectId tree, String path, ObjectId blob)
            throws IOException {
        int slash = path.indexOf('/');
        String name = slash < 0 ? path : path.substring(0, slash);
        TreeFormatter replaced = new TreeFormatter();
        try (ObjectReader reader = repository.newObjectReader()) {
            CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, tree);
            for (; !entries.eof(); entries.next()) {
                ObjectId id = entries.getEntryObjectId();
                if (entries.getEntryPathString().equals(name)) {
                    id = slash < 0 ? blob : replace(repository, inserter, id, path.substring(slash + 1), blob);
                }
                replaced.append(
                        entries.getEntryPathBuffer(), 0, entries.getEntryPathLength(), entries.getEntryFileMode(), id);
            }
        }
        return inserter.insert(replaced);
    }
}

package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.FileId;
import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.SourceTree;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The files of a tree, listed once, when they are first asked for. */
final class Listing {

    private final SourceTree tree;
    private @Nullable SortedMap<String, FileId> files;

    Listing(SourceTree tree) {
        this.tree = tree;
    }

    SourceTree tree() {
        return tree;
    }

    synchronized SortedMap<String, FileId> all() throws GitException {
        SortedMap<String, FileId> listed = files;
        if (listed == null) {
            listed = tree.files();
            files = listed;
        }
        return listed;
    }

    /** Returns the paths of the files below a folder. */
    Set<String> below(String folder) throws GitException {
        // The character after the slash is the first that no path below begins with.
        return folder.isEmpty()
                ? all().keySet()
                : all().subMap(folder + "/", folder + "0").keySet();
    }
}

package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.SourceTree;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The files of a tree's folders, each folder listed once, when it is first asked for. */
final class Listing {

    private final SourceTree tree;
    private final Map<String, Set<String>> folders = new HashMap<>();

    Listing(SourceTree tree) {
        this.tree = tree;
    }

    SourceTree tree() {
        return tree;
    }

    /** Returns the paths of the files below a folder, and of those that links lead to from there. */
    synchronized Set<String> below(String folder) throws GitException {
        Set<String> listed = folders.get(folder);
        if (listed == null) {
            listed = tree.walk(folder);
            folders.put(folder, listed);
        }
        return listed;
    }
}

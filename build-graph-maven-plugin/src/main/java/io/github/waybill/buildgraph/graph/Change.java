package io.github.waybill.buildgraph.graph;

import java.util.List;
import java.util.SortedSet;

/**
 * What differs between base and head.
 *
 * @param dirty whether head is the working tree and the working tree differs from its commit
 * @param paths the changed files, by path
 * @param removed the modules that base had and head has not
 * @param moved the modules whose folder is another one
 */
public record Change(
        Revision base,
        Revision head,
        boolean dirty,
        List<PathChange> paths,
        SortedSet<ModuleId> removed,
        List<MovedModule> moved) {

    public Change {
        paths = List.copyOf(paths);
        moved = List.copyOf(moved);
    }
}

package io.github.waybill.buildgraph.graph;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What differs between base and head.
 *
 * @param dirty whether head is the working tree and the working tree differs from its commit
 * @param paths the changed files, by path
 * @param model what differs in the effective models of the modules that both have
 * @param added the modules that head has and base had not, whether their files are new or only listed now
 * @param removed the modules that base had and head has not, with the folder each had
 * @param moved the modules whose folder is another one
 */
public record Change(
        Revision base,
        Revision head,
        boolean dirty,
        List<PathChange> paths,
        List<ModelChange> model,
        SortedSet<ModuleId> added,
        SortedMap<ModuleId, String> removed,
        List<MovedModule> moved) {

    public Change {
        paths = List.copyOf(paths);
        model = List.copyOf(model);
        moved = List.copyOf(moved);
    }
}

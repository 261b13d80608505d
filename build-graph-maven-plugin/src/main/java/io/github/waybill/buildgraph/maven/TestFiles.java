package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.FileId;
import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.SourceTree;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Counts the files of tests. */
final class TestFiles {

    private TestFiles() {}

    /** Returns how many files lie in the source and resource folders of each module's tests; without the modules that have none. */
    static Map<ModuleId, Integer> of(ServiceGraph graph, SourceTree tree) throws GitException {
        SortedMap<String, FileId> files = tree.files();
        Map<ModuleId, Integer> counts = new HashMap<>();
        for (Module module : graph.modules()) {
            Set<String> found = new HashSet<>();
            // The character after the slash ends what begins with the folder's name and a slash.
            module.inputs()
                    .testRoots()
                    .forEach(root ->
                            found.addAll(files.subMap(root + "/", root + "0").keySet()));
            if (!found.isEmpty()) {
                counts.put(module.id(), found.size());
            }
        }
        return counts;
    }
}

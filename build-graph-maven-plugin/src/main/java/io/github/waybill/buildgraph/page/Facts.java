package io.github.waybill.buildgraph.page;

import io.github.waybill.buildgraph.graph.LastChange;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.Revision;
import java.util.Map;

/**
 * What the table of a service graph tells besides the graph itself; a module of which something is not known is left out.
 *
 * @param head the commit that the graph is of
 * @param dirty whether it is the working tree, and that differs from the commit
 * @param fingerprints in hexadecimal
 * @param testFiles how many files the source and resource folders of a module's tests hold
 */
public record Facts(
        Revision head,
        boolean dirty,
        Map<ModuleHalf, String> fingerprints,
        Map<ModuleId, Integer> testFiles,
        Map<ModuleId, LastChange> changes) {

    public Facts {
        fingerprints = Map.copyOf(fingerprints);
        testFiles = Map.copyOf(testFiles);
        changes = Map.copyOf(changes);
    }
}

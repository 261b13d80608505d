package io.github.waybill.buildgraph.graph;

import java.util.List;

/**
 * A module with at least one half affected.
 *
 * @param main whether the main half is: its artifact and its image come out different
 * @param test whether the test half is: its tests are to be run. A change of the main half is one of the test half too
 * @param causes at least one, the shortest chain of each
 */
public record AffectedModule(Module module, boolean main, boolean test, List<Cause> causes) {
    public AffectedModule {
        causes = List.copyOf(causes);
    }
}

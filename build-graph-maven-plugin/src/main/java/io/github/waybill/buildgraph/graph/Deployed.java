package io.github.waybill.buildgraph.graph;

import java.util.Map;
import java.util.Set;

/**
 * What the services of a reactor run, so that each is compared with that.
 *
 * @param commits the full ids of the commits that a service runs; several where its environments differ
 * @param unknown the services of which no commit, or not every one, is known, and why: they count as affected
 */
public record Deployed(Map<ModuleId, Set<String>> commits, Map<ModuleId, String> unknown) {

    /** How the base of such a comparison is asked for and named. */
    public static final String REV = "deployed";

    public Deployed {
        commits = Map.copyOf(commits);
        unknown = Map.copyOf(unknown);
    }
}

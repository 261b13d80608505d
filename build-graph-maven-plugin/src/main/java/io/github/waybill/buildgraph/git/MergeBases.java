package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The newest commits that two histories have in common, for which a shallow clone is deepened as far as needed.
 *
 * <p>In a shallow clone a common commit may be found while a newer one hides behind an end of the clone. So the search is over only when every
 * end that either commit leads to is a base itself or lies behind one: what hides there is older than the base.
 */
final class MergeBases {

    private static final int FIRST_STEP = 32;
    private static final int LAST_STEP = 4096;

    private final GitStore store;
    private final Remote remote;
    private final Map<String, String> environment;

    MergeBases(GitStore store, Remote remote, Map<String, String> environment) {
        this.store = store;
        this.remote = remote;
        this.environment = environment;
    }

    private record Found(List<String> bases, List<String> ends) {}

    /**
     * Returns the merge bases, the newest first.
     *
     * @param ours the revisions as the user knows them, for messages
     * @throws GitException if there is none, or none can be told because the clone is shallow and cannot be deepened
     */
    List<String> of(String one, String ours, String other, String theirs) throws GitException {
        Found found = find(one, other);
        for (int step = FIRST_STEP; !found.ends().isEmpty(); step = Math.min(2 * step, 2 * LAST_STEP)) {
            Set<String> before = store.shallow();
            String problem = deepen(found.ends(), step > LAST_STEP ? Remote.WHOLE : step);
            found = find(one, other);
            if (!problem.isEmpty() || before.equals(store.shallow())) {
                throw new GitException("The merge base of " + ours + " and " + theirs
                        + " lies behind the end of this shallow clone, and its remote gives no more" + problem + ". "
                        + CiSystem.wholeHistory(environment));
            }
        }
        if (found.bases().isEmpty()) {
            throw new GitException(ours + " and " + theirs + " have no commit in common."
                    + " Set build-graph.base to a commit, by its full id, to compare with that itself.");
        }
        return found.bases();
    }

    /** Returns why not, or nothing where it went well. */
    private String deepen(List<String> ends, int generations) {
        try {
            remote.deepen(ends, generations);
            return "";
        } catch (IOException e) {
            return " (" + e.getMessage() + ")";
        }
    }

    private Found find(String one, String other) throws GitException {
        List<String> bases = store.mergeBases(one, other);
        return new Found(bases, store.ends(one, other, bases));
    }
}

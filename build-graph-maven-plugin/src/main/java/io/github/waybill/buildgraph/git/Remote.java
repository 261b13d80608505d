package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/**
 * The repository that a clone was made from, asked for commits that the clone lacks. Objects arrive, and the list of where a shallow clone
 * ends changes; refs, index and working tree stay as they are. Messages of failures hold no credentials.
 */
interface Remote {

    /** Deepening by so much asks for the whole history; git's own number for that. */
    int WHOLE = Integer.MAX_VALUE;

    /** A branch as the remote has it now. */
    record Branch(String name, String tip) {}

    /** Returns a branch, or empty where the remote has none by that name. */
    Optional<Branch> branch(String name) throws IOException;

    /** Returns the branch that the remote's own HEAD names, or empty where it names none. */
    Optional<Branch> defaultBranch() throws IOException;

    /** Fetches a commit: into a shallow clone without its parents, or else with what of its history is missing. */
    void fetch(String commit, boolean shallow) throws IOException;

    /** Fetches as many more generations behind commits at which a shallow clone ends. */
    void deepen(Collection<String> ends, int generations) throws IOException;
}

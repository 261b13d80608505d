package io.github.waybill.kustomizebump.bump.trace;

import java.util.List;
import java.util.Optional;

/** The history of the service repository, as a trace asks for it. */
public interface ServiceCommits {

    /** Returns the branch that commits are compared with, as it was named. */
    String branch();

    /** Returns the newest commit of the branch. */
    String head();

    /**
     * Returns the commit that a tag is the id of; empty if there is none.
     *
     * @param tag the id of a commit, in full or abbreviated, or anything else
     */
    Answer<Optional<Progress>> find(String tag);

    /** Returns whether one commit is another or descends from it. */
    Answer<Boolean> contains(String commit, String other);

    /** Returns the commits of the branch that a commit does not have, newest first. */
    List<String> missing(String commit);

    /** Returns whether a branch of the repository has this name. */
    boolean isBranch(String name);

    /** Returns the parents of a commit that the branch has, the first one first; empty if it has no such commit. */
    Optional<List<String>> parents(String commit);

    /**
     * A commit and how far the branch is ahead of it.
     *
     * @param behind how many commits of the branch it does not have
     */
    record Progress(CommitInfo commit, boolean onBranch, int behind) {}
}

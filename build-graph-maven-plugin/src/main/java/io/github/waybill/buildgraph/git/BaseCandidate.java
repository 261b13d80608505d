package io.github.waybill.buildgraph.git;

/**
 * A base that a CI system proposes.
 *
 * @param value a branch of the remote, or the full id of a commit
 * @param source the variable that it comes from, for the user
 */
record BaseCandidate(Kind kind, String value, String source) {

    private static final String REFS_HEADS = "refs/heads/";

    /** What to take as base. */
    enum Kind {
        /** The merge base with a branch of the remote. */
        BRANCH,
        /** The commit itself. */
        COMMIT,
        /** The merge base with the commit. */
        MERGE_BASE
    }

    static BaseCandidate branch(String name, String source) {
        return new BaseCandidate(
                Kind.BRANCH, name.startsWith(REFS_HEADS) ? name.substring(REFS_HEADS.length()) : name, source);
    }

    static BaseCandidate commit(String id, String source) {
        return new BaseCandidate(Kind.COMMIT, id, source);
    }

    static BaseCandidate mergeBase(String id, String source) {
        return new BaseCandidate(Kind.MERGE_BASE, id, source);
    }

    /** Tells whether there was no commit before: servers say so with an id of zeros, when a branch is new. */
    boolean isNothing() {
        return value.chars().allMatch(digit -> digit == '0');
    }
}

package io.github.waybill.kustomizebump.bump.trace;

/**
 * The commit of the service repository that an image was built from.
 *
 * @param onBranch whether it is reachable from the branch
 * @param behind how many commits of the branch it does not have
 * @param affecting how many of these affect the service: those that change its fingerprint
 */
public record BuiltFrom(CommitInfo commit, boolean onBranch, int behind, Answer<Integer> affecting) {}

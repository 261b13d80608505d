package io.github.waybill.kustomizebump.bump;

/** How the commit to deploy stands to the one that is deployed. */
public enum Order {
    /** It descends from the deployed one. */
    NEWER,
    /** It is the deployed one. */
    SAME,
    /** The deployed one descends from it. */
    OLDER,
    /** Neither descends from the other. */
    DIVERGED,
    /** What is deployed is no commit of the service repository. */
    UNKNOWN,
    /** There is no service repository to ask, or what is to be deployed is none of its commits. */
    NOT_ASKED
}

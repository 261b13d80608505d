package io.github.waybill.kustomizebump.bump.verify;

/** How much a broken rule counts. */
public enum Level {
    /** It fails the build. */
    ERROR,
    /** It is said, and fails nothing. */
    WARNING,
    /** The rule is not asked. */
    OFF
}

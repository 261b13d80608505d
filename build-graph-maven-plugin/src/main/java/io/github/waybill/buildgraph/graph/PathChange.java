package io.github.waybill.buildgraph.graph;

/**
 * A file that differs between base and head. A rename is a deletion and an addition.
 *
 * @param path relative to the repository, with {@code /}
 */
public record PathChange(String path, Kind kind) {

    /** How the file differs. */
    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED
    }
}

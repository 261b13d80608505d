package io.github.waybill.buildgraph.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * A file that differs between base and head. A rename is a deletion and an addition.
 *
 * @param path relative to the repository, with {@code /}
 * @param links the other paths by which symbolic links of head lead to the file: it differs there too
 */
public record PathChange(String path, Kind kind, List<String> links) {

    /** How the file differs. */
    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED
    }

    public PathChange {
        links = List.copyOf(links);
    }

    /** Makes a change of a file to which no link leads. */
    public PathChange(String path, Kind kind) {
        this(path, kind, List.of());
    }

    /** Returns every path at which the file differs, its own first. */
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(path));
        names.addAll(links);
        return names;
    }
}

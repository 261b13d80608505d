package io.github.waybill.buildgraph.graph;

import org.jspecify.annotations.Nullable;

/**
 * What affected a module last.
 *
 * @param commit the newest commit at which a fingerprint of the module changed, or {@code null} where it is none that is known
 * @param otherwise what is known instead, such as {@code more than 50 commits ago}; empty beside a commit
 */
public record LastChange(@Nullable Commit commit, String otherwise) {

    /** Returns that it was a commit. */
    public static LastChange at(Commit commit) {
        return new LastChange(commit, "");
    }

    /** Returns what is known where no commit is. */
    public static LastChange unknown(String otherwise) {
        return new LastChange(null, otherwise);
    }
}

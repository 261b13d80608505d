package io.github.waybill.buildgraph.crooked.git;

import io.github.waybill.buildgraph.crooked.render.UsesGit;

/** Breaks the table on purpose, and forms a cycle with {@link UsesGit}. */
public final class UsesRender {
    public static final String NAME = UsesGit.class.getName();

    private UsesRender() {}
}

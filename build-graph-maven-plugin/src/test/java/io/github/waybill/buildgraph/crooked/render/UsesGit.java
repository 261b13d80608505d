package io.github.waybill.buildgraph.crooked.render;

import io.github.waybill.buildgraph.crooked.git.UsesRender;

/** Breaks the table on purpose, and forms a cycle with {@link UsesRender}. */
public final class UsesGit {
    public static final String NAME = UsesRender.class.getName();

    private UsesGit() {}
}

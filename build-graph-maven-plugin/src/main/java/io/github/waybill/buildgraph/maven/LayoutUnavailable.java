package io.github.waybill.buildgraph.maven;

import org.jspecify.annotations.Nullable;

/** The layout library cannot be had, so nothing can be drawn. */
final class LayoutUnavailable extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    LayoutUnavailable(@Nullable String problem) {
        super(
                "The picture cannot be laid out, since the Eclipse Layout Kernel cannot be resolved: %s. Run once without -o where Maven reaches Maven Central or a mirror of it; the local repository has it from then on."
                        .formatted(String.valueOf(problem).replaceFirst("[.]+$", "")));
    }
}

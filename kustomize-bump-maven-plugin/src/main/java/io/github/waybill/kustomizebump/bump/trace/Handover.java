package io.github.waybill.kustomizebump.bump.trace;

import org.jspecify.annotations.Nullable;

/**
 * The commit of the GitOps repository that put an image where it stands.
 *
 * @param receipt whether its trailers say so; else it is the last one that changed the line
 * @param digest the digest that the receipt names, or {@code null}
 * @param promotedFrom the overlay that the image came from, or {@code null} where it came from a build
 */
public record Handover(
        CommitInfo commit,
        boolean receipt,
        @Nullable String digest,
        @Nullable String promotedFrom) {}

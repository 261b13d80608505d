package io.github.waybill.kustomizebump.bump;

import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code images:} in a kustomization. A field that the entry does not have is {@code null}.
 *
 * @param name what the entry matches: the image as the manifests name it
 * @param newName the image that replaces it, registry included, without tag
 * @param newTag the tag that replaces the manifest's
 * @param digest the digest, {@code sha256:…}
 */
public record ImageOverride(
        String name,
        @Nullable String newName,
        @Nullable String newTag,
        @Nullable String digest) {}

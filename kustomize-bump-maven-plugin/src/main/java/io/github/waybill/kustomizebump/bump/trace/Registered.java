package io.github.waybill.kustomizebump.bump.trace;

import org.jspecify.annotations.Nullable;

/**
 * What a registry says of an image.
 *
 * @param digest the digest that the tag has, or {@code null} where the registry does not have the image
 * @param revision its label {@code org.opencontainers.image.revision}, or {@code null}
 * @param fingerprint its label {@code io.github.waybill.fingerprint}, or {@code null}
 */
public record Registered(
        @Nullable String digest,
        @Nullable String revision,
        @Nullable String fingerprint) {

    /** An image that the registry does not have. */
    public static final Registered MISSING = new Registered(null, null, null);

    public boolean exists() {
        return digest != null;
    }
}

package io.github.waybill.kustomizebump.bump;

/**
 * An image that a registry holds and that is the one a build would make anew.
 *
 * @param tag the tag that it has: the commit that it was built from, or another that it was reused for
 * @param digest {@code sha256:…} of its manifest
 * @param id {@code sha256:…} of its configuration
 */
public record ReusableImage(String tag, String digest, String id) {}

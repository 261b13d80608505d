package io.github.waybill.kustomizebump.bump.trace;

import org.jspecify.annotations.Nullable;

/**
 * An image as a manifest names it, {@code name:tag@digest}, taken apart as Kustomize does (its {@code image.Split}): what stands before the
 * first slash can be a host with a port, and is no tag.
 *
 * @param name registry and path: {@code registry.example.com:5000/shop/pricing}
 * @param tag the tag, or {@code null}
 * @param digest {@code sha256:…}, or {@code null}
 */
public record ImageName(
        String name, @Nullable String tag, @Nullable String digest) {

    /** Takes an image's name apart. Any text is one; an empty part counts as missing. */
    public static ImageName parse(String image) {
        int slash = Math.max(0, image.indexOf('/'));
        int at = image.indexOf('@', slash);
        int colon = image.indexOf(':', slash);
        if (at >= 0 && (colon < 0 || at < colon)) {
            return new ImageName(image.substring(0, at), null, part(image.substring(at + 1)));
        }
        if (colon < 0) {
            return new ImageName(image, null, null);
        }
        return new ImageName(
                image.substring(0, colon),
                part(image.substring(colon + 1, at < 0 ? image.length() : at)),
                at < 0 ? null : part(image.substring(at + 1)));
    }

    private static @Nullable String part(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Returns the last step of the name's path: {@code pricing}. */
    public String shortName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return name + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }
}

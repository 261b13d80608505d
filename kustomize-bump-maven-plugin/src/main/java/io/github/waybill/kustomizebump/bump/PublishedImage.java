package io.github.waybill.kustomizebump.bump;

import org.jspecify.annotations.Nullable;

/**
 * An image that a registry holds.
 *
 * @param service what the image is called in answers: the module's artifactId
 * @param entry the name of the entry to change, or {@code null} to find it by the service's name or the repository
 * @param repository registry and path, without tag: {@code registry.example.com/shop/pricing}
 * @param tag the tag, for a service the full id of the commit it was built from
 * @param digest {@code sha256:…}, or {@code null} where nobody has said it
 * @param reusedFrom the tag under which the image was there already, or {@code null} where it was built for this one
 */
public record PublishedImage(
        String service,
        @Nullable String entry,
        String repository,
        String tag,
        @Nullable String digest,
        @Nullable String reusedFrom) {

    /** Makes one that was built for its tag. */
    public PublishedImage(
            String service, @Nullable String entry, String repository, String tag, @Nullable String digest) {
        this(service, entry, repository, tag, digest, null);
    }

    /** Returns {@code repository:tag@digest}, as far as they are known. */
    public String reference() {
        return repository + ":" + tag + (digest == null ? "" : "@" + digest);
    }
}

package io.github.waybill.kustomizebump.bump;

import java.util.Optional;

/** The registry that holds the images. */
public interface ImageRegistry {

    /**
     * Returns the digest that a tag has.
     *
     * @throws BumpException if the registry does not have the tag, cannot be reached or refuses
     */
    String digest(String repository, String tag) throws BumpException;

    /**
     * Returns the commit that an image says it was built from: its label {@code org.opencontainers.image.revision}; empty if it has none.
     *
     * @throws BumpException if the registry does not have the image, cannot be reached or refuses
     */
    Optional<String> revision(String repository, String digest) throws BumpException;

    /** Returns the image with the digest that the registry gives for its tag, refusing one that somebody said otherwise. */
    default PublishedImage proven(PublishedImage image) throws BumpException {
        String held = digest(image.repository(), image.tag());
        if (image.digest() != null && !image.digest().equals(held)) {
            throw new BumpException(
                    "The registry holds %s for %s:%s, but %s was published. Somebody has moved the tag; build again."
                            .formatted(held, image.repository(), image.tag(), image.digest()));
        }
        return new PublishedImage(
                image.service(), image.entry(), image.repository(), image.tag(), held, image.reusedFrom());
    }
}

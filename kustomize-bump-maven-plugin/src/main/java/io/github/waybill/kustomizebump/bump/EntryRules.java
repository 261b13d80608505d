package io.github.waybill.kustomizebump.bump;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which entry an image belongs to, and what the entry has to say then. */
final class EntryRules {

    private EntryRules() {}

    /**
     * Returns the name of the image's entry. Where none is given it is the one named like the service, or like the image's repository: what
     * manifests write are these two. If the file has both, they may be a chain, and only its author knows which one counts.
     */
    static String name(PublishedImage image, List<ImageOverride> entries, String path) throws BumpException {
        if (image.entry() != null) {
            return image.entry();
        }
        boolean byService = has(entries, image.service());
        boolean byRepository = has(entries, image.repository());
        if (byService && byRepository && !image.service().equals(image.repository())) {
            throw new BumpException(
                    "%s has an entry named %s and one named %s. Say which one is meant: set kustomize-bump.image."
                            .formatted(path, image.service(), image.repository()));
        }
        return byRepository ? image.repository() : image.service();
    }

    private static boolean has(List<ImageOverride> entries, String name) {
        return entries.stream().anyMatch(entry -> entry.name().equals(name));
    }

    /**
     * Returns what the entry has to say. A {@code newName} is needed unless the entry's own name is the repository. A tag or digest that
     * stands in the entry is kept true whatever the pin: Kustomize takes {@code name:tag@digest}, and a digest left behind keeps the old
     * image running.
     *
     * @param current the entry as it is, or {@code null} where it is missing
     */
    static ImageOverride wanted(Intent intent, String name, @Nullable ImageOverride current, String path)
            throws BumpException {
        PublishedImage image = intent.image();
        boolean hasName = current != null && current.newName() != null;
        boolean hasTag = current != null && current.newTag() != null;
        boolean hasDigest = current != null && current.digest() != null;
        boolean needsDigest = hasDigest || intent.pin() != Pin.TAG;
        if (needsDigest && image.digest() == null) {
            throw new BumpException(
                    "The entry %s of %s is pinned by digest, and the digest of %s is not known. Set kustomize-bump.digest, or let kustomize-bump.verifyImage ask the registry."
                            .formatted(name, path, image.reference()));
        }
        return new ImageOverride(
                name,
                hasName || !name.equals(image.repository()) ? image.repository() : null,
                hasTag || intent.pin() != Pin.DIGEST ? image.tag() : null,
                needsDigest ? image.digest() : null);
    }
}

package io.github.waybill.kustomizebump.kustomize;

import io.github.waybill.kustomizebump.bump.ImageOverride;
import io.github.waybill.kustomizebump.bump.trace.ImageName;
import io.github.waybill.kustomizebump.bump.trace.Place;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code images:}, and what it makes of an image. The rules are those of Kustomize's {@code imageTagUpdater}.
 *
 * @param tagSuffix what is added to the tag where the entry sets neither tag nor digest
 * @param place where tag and digest are decided
 */
record ImageEntry(ImageOverride override, @Nullable String tagSuffix, ImagePattern pattern, Place place) {

    static ImageEntry of(ImageOverride override, @Nullable String tagSuffix, Place place)
            throws KustomizationException {
        try {
            return new ImageEntry(override, tagSuffix, ImagePattern.of(override.name()), place);
        } catch (PatternSyntaxException e) {
            throw new KustomizationException(
                    place.file(),
                    place.line(),
                    "the name \"%s\" of an image is no regular expression (%s), and Kustomize takes it for one. Mend it, then run again."
                            .formatted(override.name(), e.getDescription()));
        }
    }

    boolean matches(String image) {
        return pattern.matches(image);
    }

    /** Returns whether the entry says what tag or digest an image has. */
    boolean decides() {
        return override.newTag() != null || override.digest() != null || tagSuffix != null;
    }

    /** Returns what becomes of an image that the entry matches. */
    String apply(String image) {
        ImageName old = ImageName.parse(image);
        String name = override.newName() == null ? old.name() : override.newName();
        if (override.newTag() != null || override.digest() != null) {
            return new ImageName(name, override.newTag(), override.digest()).toString();
        }
        if (tagSuffix != null) {
            return new ImageName(name, (old.tag() == null ? "" : old.tag()) + tagSuffix, null).toString();
        }
        return new ImageName(name, old.tag(), old.digest()).toString();
    }
}

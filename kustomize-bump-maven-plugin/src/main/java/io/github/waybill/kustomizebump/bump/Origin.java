package io.github.waybill.kustomizebump.bump;

import org.jspecify.annotations.Nullable;

/**
 * Where the images of a bump come from.
 *
 * @param source the service repository's URL, without credentials, or {@code null} where it is not known
 * @param commit the commit that was built, or {@code null} where no service repository is at hand
 * @param overlay the overlay that they are promoted from, or {@code null} where they come from a build
 */
public record Origin(
        @Nullable String source,
        @Nullable String commit,
        @Nullable String overlay) {

    /** Makes the origin of what was built. */
    public Origin(@Nullable String source, @Nullable String commit) {
        this(source, commit, null);
    }
}

package io.github.waybill.kustomizebump.bump;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bump has done.
 *
 * @param commit the commit of the GitOps repository, or {@code null} where there was nothing to commit
 * @param entries one per image and overlay
 */
public record Receipt(@Nullable String commit, List<Entry> entries) {

    public Receipt {
        entries = List.copyOf(entries);
    }

    /** What became of one entry. */
    public enum Outcome {
        /** The entry names the image now. */
        UPDATED,
        /** The entry named the image before. */
        UNCHANGED,
        /** The entry names a newer commit; it stays. */
        SUPERSEDED,
        /** A rollback took the commit away, or a newer one; the entry stays. */
        HELD
    }

    /**
     * One image in one overlay.
     *
     * @param entry the name of the entry
     * @param previous what the entry was, or {@code null} where it is new
     */
    public record Entry(
            Intent intent, String entry, @Nullable ImageOverride previous, Standing standing, Outcome outcome) {}
}

package io.github.waybill.kustomizebump.bump;

import java.util.List;
import java.util.Optional;

/**
 * What a trailer of a bump's commit says: this image, into that overlay.
 *
 * @param overlay the folder, without a slash at its end
 * @param image {@code repository:tag@digest}, as far as they were known
 */
public record ReceiptLine(String overlay, String image) {

    /** Returns the lines of a message; none if it is no bump's. */
    public static List<ReceiptLine> of(String message) {
        return CommitMessage.values(message, CommitMessage.IMAGE)
                .map(value -> {
                    // A folder's name can have blanks, an image's has none.
                    int blank = value.lastIndexOf(' ');
                    return new ReceiptLine(folder(value.substring(0, Math.max(0, blank))), value.substring(blank + 1));
                })
                .toList();
    }

    /** An overlay is written as its user wrote it, with a step that leads nowhere or a slash at its end. */
    private static String folder(String overlay) {
        return overlay.replaceFirst("^(\\./+)+", "").replaceFirst("/+$", "");
    }

    /** Returns the overlay that the images of a message were promoted from, or empty. */
    public static Optional<String> promotedFrom(String message) {
        return CommitMessage.values(message, CommitMessage.PROMOTED_FROM).findFirst();
    }
}

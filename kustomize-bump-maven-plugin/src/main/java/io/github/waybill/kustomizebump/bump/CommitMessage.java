package io.github.waybill.kustomizebump.bump;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The message of a bump's commit. Its trailers are the receipt that stays in the GitOps repository; {@code git interpret-trailers --parse}
 * reads them.
 */
final class CommitMessage {

    /** What git's documentation recommends for a subject. */
    private static final int SUBJECT = 72;

    private static final int ABBREVIATED = 12;

    private static final String IMAGE = "Waybill-Image";
    private static final String ROLLBACK = "Waybill-Rollback";

    private CommitMessage() {}

    static String of(Origin origin, List<Receipt.Entry> updated) {
        StringBuilder message = new StringBuilder(subject(updated)).append("\n\n");
        for (Receipt.Entry entry : updated) {
            message.append("%s: %s %s -> %s%s\n"
                    .formatted(
                            oneLine(entry.intent().overlay()),
                            oneLine(entry.intent().image().service()),
                            abbreviated(entry.standing().deployedOrNothing()),
                            abbreviated(entry.intent().image().tag()),
                            entry.standing().order() == Order.OLDER ? " (rollback)" : ""));
        }
        message.append('\n');
        if (origin.source() != null) {
            trailer(message, "Waybill-Source", origin.source());
        }
        if (origin.commit() != null) {
            trailer(message, "Waybill-Commit", origin.commit());
        }
        for (Receipt.Entry entry : updated) {
            PublishedImage image = entry.intent().image();
            trailer(message, IMAGE, entry.intent().overlay() + " " + image.reference());
            String rolledBack = entry.standing().rolledBack();
            if (rolledBack != null) {
                trailer(message, ROLLBACK, entry.intent().overlay() + " " + image.repository() + ":" + rolledBack);
            }
        }
        return message.toString();
    }

    /** Returns whether a message is the receipt of a bump that put this image into the overlay. */
    static boolean deploys(String message, String overlay, String repository, String tag) {
        String image = IMAGE + ": " + oneLine(overlay) + " " + repository + ":" + tag;
        return message.lines().anyMatch(line -> line.equals(image) || line.startsWith(image + "@"));
    }

    /** Returns the commit that the bump with this message took away from the overlay on purpose, or empty if it did not. */
    static Optional<String> rolledBack(String message, String overlay, String repository) {
        String commit = ROLLBACK + ": " + oneLine(overlay) + " " + repository + ":";
        return message.lines()
                .filter(line -> line.startsWith(commit))
                .map(line -> line.substring(commit.length()))
                .findFirst();
    }

    private static String subject(List<Receipt.Entry> updated) {
        List<String> services =
                distinct(updated, entry -> entry.intent().image().service());
        List<String> overlays = distinct(updated, entry -> entry.intent().overlay());
        List<String> tags =
                distinct(updated, entry -> abbreviated(entry.intent().image().tag()));
        String at = tags.size() == 1 ? " at " + tags.get(0) : "";
        String where = " to " + String.join(", ", overlays) + at;
        return Stream.of(
                        "Release " + String.join(", ", services) + where,
                        "Release " + services.size() + " services" + where)
                .filter(subject -> subject.length() <= SUBJECT)
                .findFirst()
                .orElse("Release %d services to %d overlays%s".formatted(services.size(), overlays.size(), at));
    }

    private static List<String> distinct(List<Receipt.Entry> entries, Function<Receipt.Entry, String> part) {
        return entries.stream().map(part).map(CommitMessage::oneLine).distinct().toList();
    }

    private static String abbreviated(String tag) {
        return tag.matches("[0-9a-f]{40}") ? tag.substring(0, ABBREVIATED) : oneLine(tag);
    }

    private static void trailer(StringBuilder message, String key, String value) {
        message.append(key).append(": ").append(oneLine(value)).append('\n');
    }

    /** No name can begin a line, and so a trailer, of its own. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").strip();
    }
}

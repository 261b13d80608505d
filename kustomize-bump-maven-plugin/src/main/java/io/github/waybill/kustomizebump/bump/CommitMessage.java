package io.github.waybill.kustomizebump.bump;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The message of a bump's commit. Its trailers are the receipt that stays in the GitOps repository; {@code git interpret-trailers --parse}
 * reads them.
 */
final class CommitMessage {

    /** What git's documentation recommends for a subject. */
    private static final int SUBJECT = 72;

    private static final int ABBREVIATED = 12;

    static final String IMAGE = "Waybill-Image";
    static final String PROMOTED_FROM = "Waybill-Promoted-From";
    private static final String REUSED = "Waybill-Reused";
    private static final String ROLLBACK = "Waybill-Rollback";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private CommitMessage() {}

    /**
     * Returns the message.
     *
     * @param template what stands before the trailers, with {@code {services}}, {@code {overlays}}, {@code {tags}} and {@code {changes}}
     *     where they are to be; {@code null} for a subject that fits, and the changes
     */
    static String of(Origin origin, List<Receipt.Entry> updated, @Nullable String template) {
        String verb = origin.overlay() == null ? "Release " : "Promote ";
        String text = template == null ? subject(verb, updated) + "\n\n" + changes(updated) : filled(template, updated);
        StringBuilder message = new StringBuilder(text.strip()).append("\n\n");
        if (origin.source() != null) {
            trailer(message, "Waybill-Source", origin.source());
        }
        if (origin.commit() != null) {
            trailer(message, "Waybill-Commit", origin.commit());
        }
        if (origin.overlay() != null) {
            trailer(message, PROMOTED_FROM, origin.overlay());
        }
        for (Receipt.Entry entry : updated) {
            PublishedImage image = entry.intent().image();
            trailer(message, IMAGE, entry.intent().overlay() + " " + image.reference());
            if (image.reusedFrom() != null) {
                trailer(message, REUSED, image.repository() + ":" + image.reusedFrom());
            }
            String rolledBack = entry.standing().rolledBack();
            if (rolledBack != null) {
                trailer(message, ROLLBACK, entry.intent().overlay() + " " + image.repository() + ":" + rolledBack);
            }
        }
        return message.toString();
    }

    private static String changes(List<Receipt.Entry> updated) {
        return updated.stream()
                .map(entry -> "%s: %s %s -> %s%s"
                        .formatted(
                                oneLine(entry.intent().overlay()),
                                oneLine(entry.intent().image().service()),
                                abbreviated(entry.standing().deployedOrNothing()),
                                abbreviated(entry.intent().image().tag()),
                                entry.standing().order() == Order.OLDER ? " (rollback)" : ""))
                .collect(Collectors.joining("\n"));
    }

    /** One pass over the template, so that no name is taken for a placeholder. */
    private static String filled(String template, List<Receipt.Entry> updated) {
        Map<String, String> values = Map.of(
                "services", String.join(", ", services(updated)),
                "overlays", String.join(", ", overlays(updated)),
                "tags", String.join(", ", tags(updated)),
                "changes", changes(updated));
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    /** Returns the values of a trailer, in order. */
    static Stream<String> values(String message, String key) {
        String start = key + ": ";
        return message.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip());
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

    private static String subject(String verb, List<Receipt.Entry> updated) {
        List<String> services = services(updated);
        List<String> overlays = overlays(updated);
        List<String> tags = tags(updated);
        String at = tags.size() == 1 ? " at " + tags.get(0) : "";
        String where = " to " + String.join(", ", overlays) + at;
        return Stream.of(verb + String.join(", ", services) + where, verb + services.size() + " services" + where)
                .filter(subject -> subject.length() <= SUBJECT)
                .findFirst()
                .orElse("%s%d services to %d overlays%s".formatted(verb, services.size(), overlays.size(), at));
    }

    private static List<String> services(List<Receipt.Entry> updated) {
        return distinct(updated, entry -> entry.intent().image().service());
    }

    private static List<String> overlays(List<Receipt.Entry> updated) {
        return distinct(updated, entry -> entry.intent().overlay());
    }

    private static List<String> tags(List<Receipt.Entry> updated) {
        return distinct(updated, entry -> abbreviated(entry.intent().image().tag()));
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

package io.github.waybill.kustomizebump.render;

import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.Applied;
import io.github.waybill.kustomizebump.bump.trace.BuiltFrom;
import io.github.waybill.kustomizebump.bump.trace.Handover;
import io.github.waybill.kustomizebump.bump.trace.Registered;
import io.github.waybill.kustomizebump.bump.trace.Running;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An overlay's images as a table. What is unknown is a number of a note that has the reason; a column in which nothing is known for one and the
 * same reason is left out, and the reason stands below.
 */
final class TraceTable {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Pattern WITHOUT_RECEIPT = Pattern.compile("[0-9a-f]{8}\\*");

    private static final int ABBREVIATED = 12;
    private static final int SHORT = 8;

    private final List<String> titles = new ArrayList<>();
    private final List<List<String>> columns = new ArrayList<>();
    private final List<String> below = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private record Column(String title, Function<TracedImage, Answer<String>> cell) {}

    private TraceTable(TracedOverlay overlay) {
        List<Column> all = List.of(
                new Column("SERVICE", image -> Answer.known(image.title())),
                new Column("COMMIT", TraceTable::commit),
                new Column("BEHIND", this::behind),
                new Column(
                        "DATE",
                        image -> built(image, one -> DAY.format(one.commit().date()))),
                new Column("PUT BY", image -> image.handover().then(handover -> Answer.known(putBy(handover)))),
                new Column("REGISTRY", TraceTable::registry),
                new Column("RUNS", TraceTable::runs),
                new Column("SUBJECT", TraceTable::subject));
        for (Column column : all) {
            add(column, overlay.images());
        }
        overlay.gaps().forEach(gap -> below.add("incomplete: " + gap));
    }

    static TraceTable of(TracedOverlay overlay) {
        return new TraceTable(overlay);
    }

    private void add(Column column, List<TracedImage> images) {
        List<Answer<String>> cells = images.stream().map(column.cell()).toList();
        Set<Optional<String>> reasons = cells.stream().map(Answer::reason).collect(Collectors.toSet());
        if (reasons.size() == 1 && reasons.iterator().next().isPresent() && images.size() > 1) {
            below.add(column.title().toLowerCase(Locale.ROOT) + " unknown: "
                    + reasons.iterator().next().get());
            return;
        }
        titles.add(column.title());
        columns.add(cells.stream()
                .map(cell ->
                        cell.value().orElseGet(() -> "? " + note(cell.reason().orElse(""))))
                .toList());
    }

    private String note(String reason) {
        if (!notes.contains(reason)) {
            notes.add(reason);
        }
        return "[" + (notes.indexOf(reason) + 1) + "]";
    }

    private static Answer<String> commit(TracedImage image) {
        return image.service() == null
                ? Answer.known("-")
                : built(image, one -> one.commit().id().substring(0, ABBREVIATED));
    }

    private static Answer<String> built(TracedImage image, Function<BuiltFrom, String> text) {
        return image.service() == null
                ? Answer.known("-")
                : image.commit().then(built -> Answer.known(text.apply(built)));
    }

    /** How many commits it is behind, and in parentheses how many of these affect the service. */
    private Answer<String> behind(TracedImage image) {
        return built(image, one -> {
            String affecting = one.affecting()
                    .value()
                    .map(count -> "(" + count + ")")
                    .orElseGet(() -> note(one.affecting().reason().orElse("")));
            return (one.onBranch() ? "" : "beside ") + one.behind() + (one.behind() == 0 ? "" : " " + affecting);
        });
    }

    private static String putBy(Handover handover) {
        return handover.commit().id().substring(0, SHORT) + (handover.receipt() ? "" : "*");
    }

    private static Answer<String> registry(TracedImage image) {
        return image.service() == null
                ? Answer.known("-")
                : image.registered().then(found -> Answer.known(registry(image, found)));
    }

    private static String registry(TracedImage image, Registered found) {
        if (!found.exists()) {
            return "missing";
        }
        String pinned = image.run().image().digest();
        if (pinned != null && !pinned.equals(found.digest())) {
            return "moved";
        }
        if (found.revision() == null) {
            return "unlabelled";
        }
        boolean same =
                image.commitId().map(commit -> commit.equals(found.revision())).orElse(true);
        return same
                ? "ok"
                : "other "
                        + found.revision()
                                .substring(0, Math.min(SHORT, found.revision().length()));
    }

    private static Answer<String> runs(TracedImage image) {
        if (image.service() == null) {
            return Answer.known("-");
        }
        Optional<String> unknown = image.running().values().stream()
                .map(Answer::reason)
                .flatMap(Optional::stream)
                .findFirst();
        return unknown.<Answer<String>>map(Answer::unknown)
                .orElseGet(() -> Answer.known(image.running().values().stream()
                        .map(Answer::value)
                        .flatMap(Optional::stream)
                        .map(running -> rollout(image, running))
                        .distinct()
                        .collect(Collectors.joining(", "))));
    }

    private static String rollout(TracedImage image, Running running) {
        String pinned = image.run().image().digest();
        String wanted = pinned == null
                ? image.registered().value().map(Registered::digest).orElse(null)
                : pinned;
        Set<String> names = image.run().containers().stream()
                .map(container -> container.name())
                .collect(Collectors.toSet());
        boolean other = wanted != null
                && running.containers().stream()
                        .filter(container -> names.contains(container.container()))
                        .map(Running.PodContainer::digest)
                        .filter(Objects::nonNull)
                        .anyMatch(digest -> !digest.equals(wanted));
        return other ? "other image" : running.rollout();
    }

    private static Answer<String> subject(TracedImage image) {
        String written = image.run().image().toString();
        return Answer.known(image.commit()
                .value()
                .map(built -> built.commit().author() + ": " + built.commit().subject())
                .orElse(written));
    }

    /** Returns in a line what Flux has applied. */
    static String applied(Answer<Applied> applied) {
        return applied.value()
                .map(flux -> "%s applied %s, %s"
                        .formatted(
                                flux.kustomization(),
                                flux.revision() == null
                                        ? "nothing yet"
                                        : flux.revision().substring(0, ABBREVIATED),
                                flux.suspended()
                                        ? "suspended"
                                        : flux.ready() ? "ready" : "not ready: " + flux.message()))
                .orElseGet(() -> "flux unknown: " + applied.reason().orElse(""));
    }

    List<String> titles() {
        return titles;
    }

    /** Returns the cells, row by row. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        int count = columns.isEmpty() ? 0 : columns.get(0).size();
        for (int row = 0; row < count; row++) {
            List<String> cells = new ArrayList<>();
            for (List<String> column : columns) {
                cells.add(column.get(row));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** Returns the lines that stand below the table. */
    List<String> below() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < notes.size(); i++) {
            lines.add("[" + (i + 1) + "] " + notes.get(i));
        }
        lines.addAll(below);
        if (columns.stream()
                .flatMap(List::stream)
                .anyMatch(cell -> WITHOUT_RECEIPT.matcher(cell).matches())) {
            lines.add("* no receipt: the last commit that changed the line");
        }
        return lines;
    }
}

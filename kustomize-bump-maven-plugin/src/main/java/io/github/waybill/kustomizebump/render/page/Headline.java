package io.github.waybill.kustomizebump.render.page;

import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether everything is as it should be, in a sentence or two. */
final class Headline {

    private final Matrix matrix;

    /** Something that is to be said beside. */
    record Note(State state, String text) {}

    Headline(Matrix matrix) {
        this.matrix = matrix;
    }

    /** Returns the sentence that answers it. What could not be told is never called good, and what was not asked is no part of it. */
    String sentence() {
        int all = matrix.deployments().size();
        long wrong = matrix.count(State.WRONG);
        long unknown = matrix.count(State.UNKNOWN);
        if (all == 0) {
            return "No service is deployed.";
        }
        if (all == 1) {
            return ofOne();
        }
        if (wrong + unknown == 0) {
            return "All %d deployments are as they should be%s.".formatted(all, asked());
        }
        List<String> others = new ArrayList<>();
        if (wrong > 0) {
            others.add(wrong + (wrong == 1 ? " is not" : " are not"));
        }
        if (unknown > 0) {
            others.add("of " + unknown + " it cannot be told");
        }
        long good = all - wrong - unknown;
        return "%d of %d deployments %s should be%s; %s."
                .formatted(
                        good,
                        all,
                        good == 1 ? "is as it" : "are as they",
                        good == 0 ? "" : asked(),
                        String.join(", and ", others));
    }

    private String ofOne() {
        return switch (matrix.deployments().get(0).state()) {
            case WRONG -> "The one deployment is not as it should be.";
            case UNKNOWN -> "Of the one deployment it cannot be told whether it is as it should be.";
            default -> "The one deployment is as it should be%s.".formatted(asked());
        };
    }

    private String asked() {
        return unasked().isEmpty() ? "" : ", as far as was asked";
    }

    /** Returns how all of it stands together. */
    State state() {
        State deployments = matrix.deployments().stream().map(Deployment::state).reduce(State.UNASKED, State::worse);
        return matrix.overlays().stream().map(matrix::state).reduce(deployments, State::worse);
    }

    /** Returns what is to be said beside: an overlay that is not as it should be as a whole, and what was not asked. */
    List<Note> beside() {
        List<Note> beside = new ArrayList<>();
        for (TracedOverlay overlay : matrix.overlays()) {
            matrix.findings(overlay)
                    .forEach(finding ->
                            beside.add(new Note(matrix.state(overlay), finding.overlay() + ": " + finding.message())));
        }
        String partly = matrix.overlays().stream()
                .filter(overlay -> !overlay.gaps().isEmpty())
                .map(TracedOverlay::overlay)
                .collect(Collectors.joining(", "));
        if (!partly.isEmpty()) {
            beside.add(new Note(State.UNKNOWN, "Not all could be read of " + partly + "."));
        }
        unasked().forEach(reason -> beside.add(new Note(State.UNASKED, capital(reason) + ".")));
        return beside;
    }

    private Set<String> unasked() {
        Set<String> reasons = new LinkedHashSet<>();
        for (Deployment deployment : matrix.deployments()) {
            add(deployment.image().commit(), reasons);
            add(deployment.image().registered(), reasons);
            add(deployment.overlay().applied(), reasons);
            deployment.image().running().values().forEach(running -> add(running, reasons));
        }
        return reasons;
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static void add(Answer<?> answer, Set<String> reasons) {
        if (answer instanceof Answer.Unasked) {
            answer.reason().ifPresent(reasons::add);
        }
    }
}

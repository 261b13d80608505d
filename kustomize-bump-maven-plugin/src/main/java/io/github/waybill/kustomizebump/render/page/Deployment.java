package io.github.waybill.kustomizebump.render.page;

import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import io.github.waybill.kustomizebump.bump.verify.Finding;
import io.github.waybill.kustomizebump.bump.verify.Level;
import java.util.Collection;
import java.util.List;

/**
 * An image of a service in an overlay, and what {@code verify} says of it.
 *
 * @param anchor its id on the page
 * @param findings where a rule is broken
 * @param unjudged where a rule could not be told
 */
record Deployment(
        String anchor, TracedOverlay overlay, TracedImage image, List<Finding> findings, List<Finding> unjudged) {

    Deployment {
        findings = List.copyOf(findings);
        unjudged = List.copyOf(unjudged);
    }

    /** Returns how it stands: as its worst link does. */
    State state() {
        State state = State.UNASKED;
        for (Link link : Link.values()) {
            state = state.worse(state(link));
        }
        return state;
    }

    /** Returns how a link stands: what a rule finds counts, and else whether the link could be read. */
    State state(Link link) {
        List<Finding> found = findings(link);
        if (found.stream().anyMatch(finding -> finding.level() == Level.ERROR)) {
            return State.WRONG;
        }
        State read = read(link);
        return found.isEmpty() || read == State.UNKNOWN ? read : State.WARNED;
    }

    /** Returns what the rules of a link find broken. */
    List<Finding> findings(Link link) {
        return of(link, findings);
    }

    /** Returns what the one rule of a link that says all of it cannot tell. The others ask for more than the link itself. */
    List<Finding> unjudged(Link link) {
        return link == Link.FLUX || link == Link.CLUSTER ? of(link, unjudged) : List.of();
    }

    private static List<Finding> of(Link link, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> link.isJudgedBy(finding.rule()))
                .toList();
    }

    private State read(Link link) {
        State read = switch (link) {
            case COMMIT -> state(image.commit());
            case IMAGE -> state(image.registered());
            case KUSTOMIZE -> image.run().doubt() == null ? State.OK : State.UNKNOWN;
            case FLUX -> applied();
            case CLUSTER -> worst(image.running().values());
        };
        return read == State.OK && !unjudged(link).isEmpty() ? State.UNKNOWN : read;
    }

    private State applied() {
        boolean never = overlay.applied()
                .value()
                .filter(flux -> flux.revision() == null)
                .isPresent();
        return never ? State.WRONG : state(overlay.applied());
    }

    private static <T> State worst(Collection<Answer<T>> answers) {
        return answers.stream().map(Deployment::state).reduce(State.UNASKED, State::worse);
    }

    static State state(Answer<?> answer) {
        if (answer instanceof Answer.Unasked) {
            return State.UNASKED;
        }
        return answer.value().isPresent() ? State.OK : State.UNKNOWN;
    }
}

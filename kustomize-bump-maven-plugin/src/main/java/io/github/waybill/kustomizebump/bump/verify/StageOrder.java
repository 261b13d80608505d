package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.ServiceCommits;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import java.util.Optional;

/** No stage is behind a later one. */
record StageOrder() implements ImageRule {

    @Override
    public String name() {
        return "stage-order";
    }

    @Override
    public String about() {
        return "No stage is behind a later one.";
    }

    @Override
    public Judgement judge(TracedOverlay overlay, TracedImage image, Evidence evidence) {
        ServiceCommits commits = evidence.commits();
        for (int later = 1; later < evidence.stages().size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                Optional<TracedImage> before = before(overlay, image, evidence, later, earlier);
                if (before.isPresent() && commits != null) {
                    Judgement judgement =
                            judge(image, before.get(), evidence.stages().get(earlier), commits);
                    if (!(judgement instanceof Judgement.Holds)) {
                        return judgement;
                    }
                }
            }
        }
        return new Judgement.Holds();
    }

    /** Returns the same service in the overlay that differs in its stage only. */
    private static Optional<TracedImage> before(
            TracedOverlay overlay, TracedImage image, Evidence evidence, int later, int earlier) {
        String path = "/" + overlay.overlay() + "/";
        String counterpart = path.replace(
                "/" + evidence.stages().get(later) + "/",
                "/" + evidence.stages().get(earlier) + "/");
        if (counterpart.equals(path)) {
            return Optional.empty();
        }
        return evidence.overlays().stream()
                .filter(other -> ("/" + other.overlay() + "/").equals(counterpart))
                .flatMap(TracedOverlay::services)
                .filter(other -> other.title().equals(image.title()))
                .findFirst();
    }

    private static Judgement judge(TracedImage image, TracedImage before, String stage, ServiceCommits commits) {
        return Judgement.of(
                image,
                image.commit(),
                here -> Judgement.of(image, before.commit(), there -> {
                    String mine = here.commit().id();
                    String theirs = there.commit().id();
                    Answer<Boolean> has = commits.contains(theirs, mine);
                    return Judgement.of(
                            image,
                            has,
                            holds -> Judgement.when(
                                    holds,
                                    image,
                                    "it runs %s, which %s, at %s, does not have: it was never tried there. Release to %s first, then promote."
                                            .formatted(mine, stage, theirs, stage)));
                }));
    }
}

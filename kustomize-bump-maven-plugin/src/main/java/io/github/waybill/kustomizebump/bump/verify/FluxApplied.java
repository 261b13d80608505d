package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.Applied;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import java.util.ArrayList;
import java.util.List;

/** Flux has applied what the GitOps repository says, and goes on doing so. */
record FluxApplied() implements OverlayRule {

    @Override
    public String name() {
        return "flux-applied";
    }

    @Override
    public String about() {
        return "Flux is ready, not suspended, and has applied the commits that put the images there.";
    }

    @Override
    public List<Judgement> judge(TracedOverlay overlay, Evidence evidence) {
        Applied applied = overlay.applied().value().orElse(null);
        if (applied == null) {
            return List.of(
                    new Judgement.Unjudged(null, overlay.applied().reason().orElse("")));
        }
        List<Judgement> judgements = new ArrayList<>();
        if (applied.suspended()) {
            judgements.add(new Judgement.Broken(
                    null,
                    "%s is suspended, so nothing new is applied. Resume it: flux resume kustomization."
                            .formatted(applied.kustomization())));
        } else if (!applied.ready()) {
            judgements.add(new Judgement.Broken(
                    null,
                    "%s is not ready: %s. See flux get kustomizations."
                            .formatted(applied.kustomization(), applied.message())));
        }
        String revision = applied.revision();
        if (revision == null) {
            judgements.add(new Judgement.Broken(
                    null, applied.kustomization() + " has never applied anything. See flux get kustomizations."));
        } else {
            overlay.services().forEach(image -> judgements.add(judge(image, applied, revision, evidence)));
        }
        return judgements;
    }

    private static Judgement judge(TracedImage image, Applied applied, String revision, Evidence evidence) {
        return Judgement.of(image, image.handover(), handover -> {
            String put = handover.commit().id();
            Answer<Boolean> has = evidence.log().contains(revision, put);
            return Judgement.of(
                    image,
                    has,
                    holds -> Judgement.when(
                            holds,
                            image,
                            "the GitOps commit %s put %s there, and %s has applied only up to %s. Wait for it, or see flux get kustomizations."
                                    .formatted(put, image.run().image(), applied.kustomization(), revision)));
        });
    }
}

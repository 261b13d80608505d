package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.Registered;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import java.util.Optional;

/** The fingerprint label of the image is the one that its commit has. */
record FingerprintLabel() implements ImageRule {

    @Override
    public String name() {
        return "fingerprint";
    }

    @Override
    public String about() {
        return "The fingerprint label of the image is the one that its commit has.";
    }

    @Override
    public Judgement judge(TracedOverlay overlay, TracedImage image, Evidence evidence) {
        return Judgement.of(
                image,
                image.registered(),
                found -> Judgement.of(
                        image,
                        image.commit(),
                        built -> judge(image, found, built.commit().id(), evidence)));
    }

    private static Judgement judge(TracedImage image, Registered found, String commit, Evidence evidence) {
        String labelled = found.fingerprint();
        if (labelled == null) {
            return new Judgement.Unjudged(
                    image,
                    found.exists()
                            ? "the image has no label io.github.waybill.fingerprint"
                            : "the registry does not have it");
        }
        Optional<String> computed =
                evidence.fingerprints().of(commit, image.run().image().name());
        if (computed.isEmpty()) {
            return new Judgement.Unjudged(
                    image,
                    "build-graph has not written the fingerprint of %s at %s (%s)"
                            .formatted(
                                    image.title(),
                                    commit,
                                    evidence.fingerprints().source()));
        }
        return Judgement.when(
                computed.get().equals(labelled),
                image,
                "%s says that it was built from the fingerprint %s, but that of its commit is %s: it was built from something else. Build the commit again in a clean clone and bump."
                        .formatted(image.run().image(), labelled, computed.get()));
    }
}

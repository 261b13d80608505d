package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;

/** The registry has the image. */
record ImageExists() implements ImageRule {

    @Override
    public String name() {
        return "image-exists";
    }

    @Override
    public String about() {
        return "The registry has the image.";
    }

    @Override
    public Judgement judge(TracedOverlay overlay, TracedImage image, Evidence evidence) {
        return Judgement.of(
                image,
                image.registered(),
                found -> Judgement.when(
                        found.exists(),
                        image,
                        "the registry does not have %s, so no new pod can start. Publish it again from its commit, or bump to one that is there."
                                .formatted(image.run().image())));
    }
}

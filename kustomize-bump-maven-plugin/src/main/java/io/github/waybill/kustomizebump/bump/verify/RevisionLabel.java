package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.Registered;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;

/** The revision label of the image is the commit. */
record RevisionLabel() implements ImageRule {

    @Override
    public String name() {
        return "revision";
    }

    @Override
    public String about() {
        return "The revision label of the image is the commit.";
    }

    @Override
    public Judgement judge(TracedOverlay overlay, TracedImage image, Evidence evidence) {
        return Judgement.of(image, image.registered(), found -> judge(image, found));
    }

    private static Judgement judge(TracedImage image, Registered found) {
        String commit = image.commitId().orElse(image.run().image().tag());
        if (!found.exists() || commit == null) {
            return new Judgement.Unjudged(
                    image, found.exists() ? "its commit is not known" : "the registry does not have it");
        }
        String revision = found.revision();
        return Judgement.when(
                commit.equals(revision),
                image,
                revision == null
                        ? "%s has no label org.opencontainers.image.revision, so it does not say what it was built from. Set the label where Jib is configured."
                                .formatted(image.run().image())
                        : "%s says that it was built from %s. Somebody has tagged another build with this commit; build it again and bump."
                                .formatted(image.run().image(), revision));
    }
}

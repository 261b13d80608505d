package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.Registered;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;

/** The revision label of the image is the commit, or the image was reused for it. */
record RevisionLabel() implements ImageRule {

    @Override
    public String name() {
        return "revision";
    }

    @Override
    public String about() {
        return "The revision label of the image is the commit, or the image was reused for it.";
    }

    @Override
    public Judgement judge(TracedOverlay overlay, TracedImage image, Evidence evidence) {
        return Judgement.of(image, image.registered(), found -> judge(image, found, evidence));
    }

    private static Judgement judge(TracedImage image, Registered found, Evidence evidence) {
        String commit = image.commitId().orElse(image.run().image().tag());
        if (!found.exists() || commit == null) {
            return new Judgement.Unjudged(
                    image, found.exists() ? "its commit is not known" : "the registry does not have it");
        }
        String revision = found.revision();
        return Judgement.when(
                commit.equals(revision) || (revision != null && isReused(image, found, commit, evidence)),
                image,
                revision == null
                        ? "%s has no label org.opencontainers.image.revision, so it does not say what it was built from. Set the label where Jib is configured."
                                .formatted(image.run().image())
                        : "%s says that it was built from %s. Somebody has tagged another build with this commit; build it again and bump. If it was reused, have build-graph write the fingerprint of that commit."
                                .formatted(image.run().image(), revision));
    }

    /** An image that was reused says which commit it was built from; it is right where it is made of what the commit in its tag is made of. */
    private static boolean isReused(TracedImage image, Registered found, String commit, Evidence evidence) {
        String labelled = found.fingerprint();
        return labelled != null
                && evidence.fingerprints()
                        .of(commit, image.run().image().name())
                        .filter(labelled::equals)
                        .isPresent();
    }
}

package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.ImageName;
import io.github.waybill.kustomizebump.bump.trace.ServiceCommits;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;

/** The image is named by what cannot move: a commit or a digest. */
record MutableTag() implements ImageRule {

    @Override
    public String name() {
        return "mutable-tag";
    }

    @Override
    public String about() {
        return "The image is named by what cannot move: a commit or a digest.";
    }

    @Override
    public Judgement judge(TracedOverlay overlay, TracedImage image, Evidence evidence) {
        ImageName name = image.run().image();
        ServiceCommits commits = evidence.commits();
        String tag = name.tag() == null ? "latest" : name.tag();
        boolean moves = tag.equals("latest") || (commits != null && commits.isBranch(tag));
        return Judgement.when(
                name.digest() != null || !moves,
                image,
                "%s is named by %s, which moves: what runs is whatever was pushed last. Tag the image with its commit."
                        .formatted(name.name(), name.tag() == null ? "no tag, which means latest" : "the tag " + tag));
    }
}

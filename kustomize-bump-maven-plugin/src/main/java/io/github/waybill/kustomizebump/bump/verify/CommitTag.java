package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.ImageName;
import io.github.waybill.kustomizebump.bump.trace.ServiceCommits;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;

/** The tag is a commit of the service repository. */
record CommitTag() implements ImageRule {

    @Override
    public String name() {
        return "commit-tag";
    }

    @Override
    public String about() {
        return "The tag is a commit of the service repository.";
    }

    @Override
    public Judgement judge(TracedOverlay overlay, TracedImage image, Evidence evidence) {
        ServiceCommits commits = evidence.commits();
        ImageName name = image.run().image();
        if (commits == null) {
            return new Judgement.Unjudged(image, "no service repository is here");
        }
        String tag = name.tag();
        if (tag == null) {
            // A digest alone, or nothing at all: what the image says of itself is what counts, if it says anything.
            return name.digest() == null
                    ? new Judgement.Broken(
                            image,
                            name
                                    + " has no tag, so nobody can say its commit. Bump it from the build that published it.")
                    : Judgement.of(image, image.commit(), built -> new Judgement.Holds());
        }
        return Judgement.of(
                image,
                commits.find(tag),
                found -> Judgement.when(
                        found.isPresent(),
                        image,
                        "the tag %s of %s is no commit of the service repository. Build a commit of it and bump that."
                                .formatted(tag, name.name())));
    }
}

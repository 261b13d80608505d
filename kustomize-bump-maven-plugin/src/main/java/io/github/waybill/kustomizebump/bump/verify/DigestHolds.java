package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.Handover;
import io.github.waybill.kustomizebump.bump.trace.Registered;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import java.util.Optional;

/** The digest of the tag is the one that the overlay and the receipt name. */
record DigestHolds() implements ImageRule {

    @Override
    public String name() {
        return "digest";
    }

    @Override
    public String about() {
        return "The digest of the tag is the one that the overlay and the receipt name.";
    }

    @Override
    public Judgement judge(TracedOverlay overlay, TracedImage image, Evidence evidence) {
        return Judgement.of(image, image.registered(), found -> judge(image, found));
    }

    private static Judgement judge(TracedImage image, Registered found) {
        String held = found.digest();
        String pinned = image.run().image().digest();
        if (held == null || (pinned != null && !pinned.equals(held))) {
            return Judgement.when(
                    held == null,
                    image,
                    "the overlay pins %s, but the registry has %s for that tag: the tag was moved. Find out who pushed it, build again and bump."
                            .formatted(image.run().image(), held));
        }
        Optional<String> promised = image.handover().value().map(Handover::digest);
        return Judgement.when(
                promised.isEmpty() || promised.get().equals(held),
                image,
                "the receipt of %s says %s, but the registry has %s: the tag was moved since. Find out who pushed it, build again and bump."
                        .formatted(image.run().image(), promised.orElse(""), held));
    }
}

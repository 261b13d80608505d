package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;

/** A rule for each image of a service. */
public non-sealed interface ImageRule extends Rule {

    /** Judges an image of an overlay. */
    Judgement judge(TracedOverlay overlay, TracedImage image, Evidence evidence);
}

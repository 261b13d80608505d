package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import java.util.List;

/** A rule for what an overlay is as a whole. */
public non-sealed interface OverlayRule extends Rule {

    /** Judges an overlay: what does not hold, and what cannot be told. */
    List<Judgement> judge(TracedOverlay overlay, Evidence evidence);
}

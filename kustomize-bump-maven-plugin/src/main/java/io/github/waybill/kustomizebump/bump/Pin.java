package io.github.waybill.kustomizebump.bump;

/** What an entry pins the image by. A digest that stands in the entry is always kept true, whichever of these is asked for. */
public enum Pin {
    TAG,
    TAG_AND_DIGEST,
    DIGEST
}

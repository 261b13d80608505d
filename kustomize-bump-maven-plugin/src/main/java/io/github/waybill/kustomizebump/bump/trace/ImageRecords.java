package io.github.waybill.kustomizebump.bump.trace;

/** The registries, as a trace asks them. */
@FunctionalInterface
public interface ImageRecords {

    /** Returns what the registry says of an image; of one without a tag, by its digest. It can be asked from several threads. */
    Answer<Registered> of(ImageName image);

    /** Returns registries that are not asked. */
    static ImageRecords unasked(String why) {
        return image -> Answer.unasked(why);
    }
}

package io.github.waybill.kustomizebump.bump.trace;

import java.util.List;
import java.util.stream.Stream;

/**
 * An overlay with what it runs.
 *
 * @param gaps why it can run more than this, a sentence each
 */
public record TracedOverlay(String overlay, Answer<Applied> applied, List<TracedImage> images, List<String> gaps) {

    public TracedOverlay {
        images = List.copyOf(images);
        gaps = List.copyOf(gaps);
    }

    /** Returns the images of services. */
    public Stream<TracedImage> services() {
        return images.stream().filter(image -> image.service() != null);
    }
}

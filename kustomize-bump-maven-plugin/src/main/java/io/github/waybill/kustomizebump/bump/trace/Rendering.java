package io.github.waybill.kustomizebump.bump.trace;

import java.util.List;

/**
 * What Kustomize makes of an overlay, as far as images go.
 *
 * @param overlay the folder
 * @param gaps why it can run more than these images, a sentence each; empty where nothing is left out
 */
public record Rendering(String overlay, List<RunImage> images, List<String> gaps) {

    public Rendering {
        images = List.copyOf(images);
        gaps = List.copyOf(gaps);
    }
}

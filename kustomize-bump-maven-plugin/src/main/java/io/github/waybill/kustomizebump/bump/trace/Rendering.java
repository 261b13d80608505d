package io.github.waybill.kustomizebump.bump.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Kustomize makes of an overlay, as far as images go.
 *
 * @param overlay the folder
 * @param flux the Flux {@code Kustomization} of the GitOps repository that counted, {@code namespace/name}, or {@code null}
 * @param gaps why it can run more than these images, a sentence each; empty where nothing is left out
 */
public record Rendering(String overlay, @Nullable String flux, List<RunImage> images, List<String> gaps) {

    public Rendering {
        images = List.copyOf(images);
        gaps = List.copyOf(gaps);
    }
}

package io.github.waybill.kustomizebump.bump.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs of a workload.
 *
 * @param rolledOut whether all of it is of the newest generation and ready; of what starts pods from time to time always
 * @param rollout the same in words
 * @param containers those of its pods; none where no pod runs
 */
public record Running(boolean rolledOut, String rollout, List<PodContainer> containers) {

    public Running {
        containers = List.copyOf(containers);
    }

    /**
     * A container of a pod.
     *
     * @param container its name in the manifest
     * @param digest the digest of the image that it runs, {@code sha256:…}, or {@code null} where the node has not said it yet
     */
    public record PodContainer(
            String pod, String container, @Nullable String digest, boolean ready) {}
}

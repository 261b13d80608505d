package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.DeploymentLog;
import io.github.waybill.kustomizebump.bump.trace.Fingerprints;
import io.github.waybill.kustomizebump.bump.trace.ServiceCommits;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules judge by.
 *
 * @param overlays all that were traced
 * @param commits the service repository, or {@code null} where none is at hand
 * @param stages folder names in the order of promotion: {@code staging}, {@code production}
 */
public record Evidence(
        List<TracedOverlay> overlays,
        @Nullable ServiceCommits commits,
        DeploymentLog log,
        Fingerprints fingerprints,
        List<String> stages) {

    public Evidence {
        overlays = List.copyOf(overlays);
        stages = List.copyOf(stages);
    }
}

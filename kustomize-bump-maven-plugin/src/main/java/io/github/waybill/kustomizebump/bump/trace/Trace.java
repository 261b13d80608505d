package io.github.waybill.kustomizebump.bump.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is deployed, from commit to cluster.
 *
 * @param gitOps the GitOps repository's URL, without credentials
 * @param gitOpsCommit the commit of it that was read
 * @param source the service repository's URL, without credentials, or {@code null}
 * @param branch the branch of it that commits are compared with, or {@code null} where no service repository is at hand
 * @param head the newest commit of that branch, or {@code null}
 */
public record Trace(
        String gitOps,
        String gitOpsBranch,
        String gitOpsCommit,
        @Nullable String source,
        @Nullable String branch,
        @Nullable String head,
        List<TracedOverlay> overlays) {

    public Trace {
        overlays = List.copyOf(overlays);
    }

    /** Returns the same of these overlays only. */
    public Trace of(List<TracedOverlay> some) {
        return new Trace(gitOps, gitOpsBranch, gitOpsCommit, source, branch, head, some);
    }
}

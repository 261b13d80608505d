package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.ServiceCommits;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;

/** The commit is reachable from the branch. */
record OnBranch() implements ImageRule {

    @Override
    public String name() {
        return "on-branch";
    }

    @Override
    public String about() {
        return "The commit is reachable from the branch.";
    }

    @Override
    public Judgement judge(TracedOverlay overlay, TracedImage image, Evidence evidence) {
        ServiceCommits commits = evidence.commits();
        return Judgement.of(
                image,
                image.commit(),
                built -> Judgement.when(
                        built.onBranch(),
                        image,
                        "the commit %s is not on %s. Merge it, then build and bump what was merged; or set kustomize-bump.serviceBranch."
                                .formatted(built.commit().id(), commits == null ? "the branch" : commits.branch())));
    }
}

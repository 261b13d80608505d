package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.trace.Trace;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import io.github.waybill.kustomizebump.bump.verify.Verdict;
import io.github.waybill.kustomizebump.bump.verify.Verification;
import io.github.waybill.kustomizebump.git.ServiceRepository;
import java.io.IOException;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What a goal that judges what is deployed is told: which overlays, and how much each rule counts. */
abstract class AbstractVerifyMojo extends AbstractTraceMojo {

    /**
     * The folders to judge, relative to the GitOps repository. By default all that are applied, as in <code>kustomize-bump:trace</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.only")
    private @Nullable List<String> only;

    /**
     * How much rules count, as <code>rule=level</code> with <code>error</code>, <code>warning</code> or <code>off</code>. The rules are
     * commit-tag, on-branch, mutable-tag, image-exists, digest, revision, fingerprint, one-image, registry, stage-order, flux-applied and
     * pods-run; registry warns, the others are errors.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.levels")
    private @Nullable List<String> levels;

    /**
     * The names of folders in the order of promotion. Overlays that differ in such a name only are the same services in two stages.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.stages", defaultValue = "staging,production")
    private @Nullable List<String> stages;

    AbstractVerifyMojo(MavenSession session, SettingsDecrypter decrypter) {
        super(session, decrypter);
    }

    /** What was traced of the overlays that are to be judged, and what came of it. */
    record Judged(Trace trace, Verdict verdict) {}

    /** Traces all overlays, since a stage is compared with those before it, and judges those that are wanted. */
    final Judged judge(@Nullable ServiceRepository repository) throws BumpException, IOException, InterruptedException {
        Verification verification = new Verification(RuleLevels.parse(orNone(levels)));
        return trace(List.of(), stages(), repository, (trace, evidence) -> {
            Trace wanted = wanted(trace);
            return new Judged(wanted, verification.of(wanted.overlays(), evidence));
        });
    }

    private Trace wanted(Trace trace) throws BumpException {
        List<String> wanted = orNone(only);
        List<TracedOverlay> found = trace.overlays().stream()
                .filter(overlay -> wanted.isEmpty() || wanted.contains(overlay.overlay()))
                .toList();
        for (String overlay : wanted) {
            if (found.stream().noneMatch(one -> one.overlay().equals(overlay))) {
                throw new BumpException("No overlay " + overlay
                        + " is applied from the GitOps repository. Set kustomize-bump.only to some of "
                        + String.join(
                                ", ",
                                trace.overlays().stream()
                                        .map(TracedOverlay::overlay)
                                        .toList()) + ".");
            }
        }
        return trace.of(found);
    }

    /** Returns folder names in the order of promotion. */
    final List<String> stages() {
        return orNone(stages);
    }
}

package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.Urls;
import io.github.waybill.kustomizebump.bump.trace.Cluster;
import io.github.waybill.kustomizebump.bump.trace.Fingerprints;
import io.github.waybill.kustomizebump.bump.trace.ImageRecords;
import io.github.waybill.kustomizebump.bump.trace.Overlays;
import io.github.waybill.kustomizebump.bump.trace.Rendering;
import io.github.waybill.kustomizebump.bump.trace.ServiceCommits;
import io.github.waybill.kustomizebump.bump.trace.Services;
import io.github.waybill.kustomizebump.bump.trace.Trace;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import io.github.waybill.kustomizebump.bump.trace.Tracer;
import io.github.waybill.kustomizebump.bump.verify.Evidence;
import io.github.waybill.kustomizebump.git.Access;
import io.github.waybill.kustomizebump.git.CommitTree;
import io.github.waybill.kustomizebump.git.Delivery;
import io.github.waybill.kustomizebump.git.GitOpsLog;
import io.github.waybill.kustomizebump.git.GitOpsRepository;
import io.github.waybill.kustomizebump.kustomize.Kustomization;
import io.github.waybill.kustomizebump.kustomize.KustomizeOverlays;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the GitOps repository and has everything that is deployed traced. */
final class TraceRun {

    private final Services services;
    private final Fingerprints fingerprints;
    private final ImageRecords registry;
    private final @Nullable Background<? extends ServiceCommits> history;

    TraceRun(
            Services services,
            Fingerprints fingerprints,
            ImageRecords registry,
            @Nullable Background<? extends ServiceCommits> history) {
        this.services = services;
        this.fingerprints = fingerprints;
        this.registry = registry;
        this.history = history;
    }

    /** Where the GitOps repository is. */
    record Source(String url, String branch, Access access) {}

    /** What is made of what was read, while the repository is open. */
    interface Use<T> {
        T of(Trace trace, Evidence evidence) throws BumpException, IOException, InterruptedException;
    }

    /**
     * Traces overlays.
     *
     * @param origin the service repository's URL, or {@code null}
     * @param stages folder names in the order of promotion, for the evidence
     * @param named the folders to look at; empty for all. One of these that does not render is an error, of all others it is told
     */
    <T> T trace(
            Source source,
            @Nullable String origin,
            List<String> named,
            List<String> stages,
            Cluster cluster,
            Use<T> use)
            throws BumpException, IOException, InterruptedException {
        try (GitOpsRepository repository = GitOpsRepository.open(
                source.url(), Delivery.to(source.branch()), source.access(), Kustomization.fileNames())) {
            CommitTree tree = repository.tree();
            GitOpsLog log = repository.log(tree);
            // The overlays need the files only, which are here. There are hardly more images than files.
            Background<Boolean> messages = Background.begin("kustomize-bump-messages", () -> {
                log.readAhead(tree.files().size());
                return true;
            });
            Overlays overlays = new KustomizeOverlays(tree);
            List<Rendering> renderings;
            try {
                renderings = renderings(overlays, named);
            } finally {
                // Where an overlay does not render, the folder that is fetched into is removed next.
                messages.await();
            }
            ServiceCommits commits = history == null ? null : history.await();
            Tracer tracer = new Tracer(services, commits, fingerprints, log, registry, cluster);
            List<TracedOverlay> traced = tracer.trace(renderings);
            Trace trace = new Trace(
                    Urls.withoutCredentials(source.url()),
                    source.branch(),
                    tree.commit(),
                    origin,
                    commits == null ? null : commits.branch(),
                    commits == null ? null : commits.head(),
                    traced);
            return use.of(trace, new Evidence(traced, commits, log, fingerprints, stages));
        }
    }

    private static List<Rendering> renderings(Overlays overlays, List<String> named) throws BumpException {
        List<Rendering> renderings = new ArrayList<>();
        for (String overlay : named) {
            renderings.add(overlays.render(overlay));
        }
        if (named.isEmpty()) {
            for (String overlay : overlays.find()) {
                renderings.add(rendering(overlays, overlay));
            }
            // What runs nothing, as a folder of Flux's own objects, is no overlay to anybody who asks.
            renderings.removeIf(rendering ->
                    rendering.images().isEmpty() && rendering.gaps().isEmpty());
        }
        return renderings;
    }

    private static Rendering rendering(Overlays overlays, String overlay) {
        try {
            return overlays.render(overlay);
        } catch (BumpException e) {
            return new Rendering(overlay, null, List.of(), List.of(String.valueOf(e.getMessage())));
        }
    }
}

package io.github.waybill.kustomizebump.bump.trace;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.InParallel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Joins the links of the chain. Each is asked as little as possible: the history of the GitOps repository once, the registry once for each
 * distinct image and for several at a time. A link that cannot be read keeps none of the others from being read.
 */
public final class Tracer {

    private final Services services;
    private final @Nullable ServiceCommits commits;
    private final Fingerprints fingerprints;
    private final DeploymentLog log;
    private final ImageRecords registry;
    private final Cluster cluster;

    /**
     * Makes a tracer.
     *
     * @param commits the service repository, or {@code null} where none is at hand
     */
    public Tracer(
            Services services,
            @Nullable ServiceCommits commits,
            Fingerprints fingerprints,
            DeploymentLog log,
            ImageRecords registry,
            Cluster cluster) {
        this.services = services;
        this.commits = commits;
        this.fingerprints = fingerprints;
        this.log = log;
        this.registry = registry;
        this.cluster = cluster;
    }

    /**
     * Returns overlays with all that is known of their images.
     *
     * @throws BumpException if it is interrupted
     */
    public List<TracedOverlay> trace(List<Rendering> renderings) throws BumpException {
        Set<ImageName> images = new LinkedHashSet<>();
        Set<DeploymentLog.Question> questions = new LinkedHashSet<>();
        for (Rendering rendering : renderings) {
            for (RunImage run : rendering.images()) {
                questions.add(new DeploymentLog.Question(run.image(), run.place()));
                if (services.of(run).isPresent()) {
                    images.add(run.image());
                }
            }
        }
        Map<ImageName, Answer<Registered>> registered = ask(images);
        Map<DeploymentLog.Question, Answer<Handover>> handovers = log.handovers(questions);
        List<TracedOverlay> traced = new ArrayList<>();
        for (Rendering rendering : renderings) {
            List<TracedImage> own = new ArrayList<>();
            for (RunImage run : rendering.images()) {
                own.add(trace(
                        rendering.overlay(),
                        run,
                        handovers.getOrDefault(
                                new DeploymentLog.Question(run.image(), run.place()),
                                Answer.unknown("the history of the GitOps repository does not say")),
                        registered.getOrDefault(run.image(), Answer.unasked("it is no image of these services"))));
            }
            Answer<Applied> applied = cluster.applied(rendering.overlay());
            traced.add(new TracedOverlay(rendering.overlay(), applied, own, gaps(rendering, applied)));
        }
        return traced;
    }

    /** What a Kustomization adds that lies in another repository shows in the cluster alone. */
    private static List<String> gaps(Rendering rendering, Answer<Applied> applied) {
        List<String> gaps = new ArrayList<>(rendering.gaps());
        applied.value()
                .filter(flux -> !flux.adds().isEmpty() && !flux.kustomization().equals(rendering.flux()))
                .ifPresent(flux -> gaps.add(
                        "%s of the cluster, which is not in the GitOps repository, adds its own %s; it is shown without"
                                .formatted(flux.kustomization(), String.join(", ", flux.adds()))));
        return gaps;
    }

    private Map<ImageName, Answer<Registered>> ask(Set<ImageName> images) throws BumpException {
        if (images.isEmpty()) {
            return Map.of();
        }
        try {
            List<Callable<Answer<Registered>>> questions = new ArrayList<>();
            images.forEach(image -> questions.add(() -> registry.of(image)));
            Iterator<Answer<Registered>> answers = InParallel.ask(questions).iterator();
            Map<ImageName, Answer<Registered>> answered = new LinkedHashMap<>();
            images.forEach(image -> answered.put(image, answers.next()));
            return answered;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BumpException("The trace was interrupted; run it again.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private TracedImage trace(String overlay, RunImage run, Answer<Handover> handover, Answer<Registered> registered) {
        Optional<Service> service = services.of(run);
        Map<Workload, Answer<Running>> running = new LinkedHashMap<>();
        if (service.isPresent()) {
            for (Container container : run.containers()) {
                running.computeIfAbsent(container.workload(), workload -> cluster.running(overlay, workload));
            }
        }
        Answer<BuiltFrom> commit =
                service.isPresent() ? commit(run, registered) : Answer.unasked("it is no image of these services");
        return new TracedImage(service.orElse(null), run, commit, handover, registered, running);
    }

    private Answer<BuiltFrom> commit(RunImage run, Answer<Registered> registered) {
        ServiceCommits known = commits;
        if (known == null) {
            return Answer.unasked("no service repository is here");
        }
        if (run.doubt() != null) {
            return Answer.unknown(run.doubt());
        }
        return tag(run.image(), registered)
                .then(tag -> known.find(tag).then(found -> {
                    if (found.isEmpty()) {
                        return Answer.unknown(tag + " is no commit of the service repository");
                    }
                    ServiceCommits.Progress progress = found.get();
                    String label =
                            registered.value().map(Registered::fingerprint).orElse(null);
                    Affecting affecting = new Affecting(known, fingerprints);
                    return Answer.known(new BuiltFrom(
                            progress.commit(),
                            progress.onBranch(),
                            progress.behind(),
                            affecting.count(run.image().name(), progress, label)));
                }));
    }

    /** A digest that stands alone says no commit; its image does, by the label that the OCI image specification has for it. */
    private static Answer<String> tag(ImageName image, Answer<Registered> registered) {
        String tag = image.tag();
        if (tag != null) {
            return Answer.known(tag);
        }
        if (image.digest() == null) {
            return Answer.unknown("the image has no tag, which means latest");
        }
        return registered.then(found -> {
            String revision = found.revision();
            return revision == null
                    ? Answer.unknown("the image is pinned by digest, and it has no label that says its commit")
                    : Answer.known(revision);
        });
    }
}

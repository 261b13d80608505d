package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.Container;
import io.github.waybill.kustomizebump.bump.trace.Registered;
import io.github.waybill.kustomizebump.bump.trace.Running;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import io.github.waybill.kustomizebump.bump.trace.Workload;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The pods run the digest that the registry has, and the rollout is done. */
record PodsRun() implements ImageRule {

    @Override
    public String name() {
        return "pods-run";
    }

    @Override
    public String about() {
        return "The pods run the digest that the registry has, and the rollout is done.";
    }

    @Override
    public Judgement judge(TracedOverlay overlay, TracedImage image, Evidence evidence) {
        String pinned = image.run().image().digest();
        Answer<Registered> registered =
                pinned == null ? image.registered() : Answer.known(new Registered(pinned, null, null));
        for (Map.Entry<Workload, Answer<Running>> one : image.running().entrySet()) {
            Judgement judgement = Judgement.of(
                    image,
                    one.getValue(),
                    running -> Judgement.of(image, registered, found -> judge(image, one.getKey(), running, found)));
            if (!(judgement instanceof Judgement.Holds)) {
                return judgement;
            }
        }
        return new Judgement.Holds();
    }

    private static Judgement judge(TracedImage image, Workload workload, Running running, Registered found) {
        if (!found.exists()) {
            return new Judgement.Unjudged(
                    image, "the registry does not have it, so nobody can say which digest is the right one");
        }
        Set<String> names = image.run().containers().stream()
                .filter(container -> container.workload().equals(workload))
                .map(Container::name)
                .collect(Collectors.toSet());
        for (Running.PodContainer container : running.containers()) {
            if (names.contains(container.container())
                    && container.digest() != null
                    && !container.digest().equals(found.digest())) {
                return new Judgement.Broken(
                        image,
                        "the pod %s runs %s in %s, not %s, which is what the registry has for %s. See whether the rollout goes on (%s), or restart it."
                                .formatted(
                                        container.pod(),
                                        container.digest(),
                                        container.container(),
                                        found.digest(),
                                        image.run().image(),
                                        running.rollout()));
            }
        }
        return Judgement.when(
                running.rolledOut(),
                image,
                "%s is not rolled out: %s. See kubectl describe and the pods' events."
                        .formatted(workload, running.rollout()));
    }
}

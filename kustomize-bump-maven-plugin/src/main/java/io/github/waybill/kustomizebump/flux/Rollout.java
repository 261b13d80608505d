package io.github.waybill.kustomizebump.flux;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a workload's newest generation has come, by the rules of {@code kubectl rollout status}. */
record Rollout(boolean done, String words) {

    static Rollout of(Deployment object) {
        if (object.getStatus() == null) {
            return unseen();
        }
        boolean late = object.getStatus().getConditions().stream()
                .anyMatch(condition -> "ProgressDeadlineExceeded".equals(condition.getReason()));
        Rollout rollout = counted(
                object.getMetadata().getGeneration(),
                object.getStatus().getObservedGeneration(),
                or(object.getSpec().getReplicas(), 1),
                or(object.getStatus().getUpdatedReplicas(), 0),
                or(object.getStatus().getAvailableReplicas(), 0),
                or(object.getStatus().getReplicas(), 0));
        return late ? new Rollout(false, rollout.words() + ", it takes longer than its deadline") : rollout;
    }

    static Rollout of(StatefulSet object) {
        if (object.getStatus() == null) {
            return unseen();
        }
        return counted(
                object.getMetadata().getGeneration(),
                object.getStatus().getObservedGeneration(),
                or(object.getSpec().getReplicas(), 1),
                or(object.getStatus().getUpdatedReplicas(), 0),
                or(object.getStatus().getReadyReplicas(), 0),
                or(object.getStatus().getReplicas(), 0));
    }

    static Rollout of(DaemonSet object) {
        if (object.getStatus() == null) {
            return unseen();
        }
        int wanted = or(object.getStatus().getDesiredNumberScheduled(), 0);
        return counted(
                object.getMetadata().getGeneration(),
                object.getStatus().getObservedGeneration(),
                wanted,
                or(object.getStatus().getUpdatedNumberScheduled(), 0),
                or(object.getStatus().getNumberAvailable(), 0),
                wanted);
    }

    /** Returns that of pods that nothing keeps running. */
    static Rollout of(List<Pod> pods) {
        long running = pods.stream()
                .filter(pod -> pod.getStatus() != null
                        && "Running".equals(pod.getStatus().getPhase()))
                .count();
        return new Rollout(running == pods.size(), running + "/" + pods.size() + " running");
    }

    /** Returns that of what starts pods from time to time. */
    static Rollout now(int pods) {
        return new Rollout(true, pods == 1 ? "1 pod" : pods + " pods");
    }

    private static Rollout unseen() {
        return new Rollout(false, "the cluster has not looked at it yet");
    }

    private static Rollout counted(
            @Nullable Long generation, @Nullable Long observed, int wanted, int updated, int available, int all) {
        if (generation != null && (observed == null || observed < generation)) {
            return new Rollout(false, "the cluster has not looked at its newest generation yet");
        }
        boolean done = updated >= wanted && available >= wanted && all <= wanted;
        return new Rollout(
                done,
                done
                        ? available + "/" + wanted + " ready"
                        : "%d of %d updated, %d ready".formatted(updated, wanted, available));
    }

    private static int or(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }
}

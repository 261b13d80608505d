package io.github.waybill.kustomizebump.flux;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.Running;
import io.github.waybill.kustomizebump.bump.trace.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The workloads of a cluster and their pods. Each kind is listed once in each namespace, however many services are there. */
final class Workloads {

    private final KubernetesClient client;
    private final Map<String, Answer<? extends List<? extends HasMetadata>>> lists = new HashMap<>();

    Workloads(KubernetesClient client) {
        this.client = client;
    }

    Answer<Running> running(Workload workload) {
        String namespace = workload.namespace();
        if (namespace == null) {
            return Answer.unknown("neither the manifest of " + workload + " nor a kustomization names its namespace");
        }
        return switch (workload.kind()) {
            case "Deployment" ->
                scaled(
                        workload,
                        list(
                                "deployments.apps",
                                namespace,
                                () -> client.apps()
                                        .deployments()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems()),
                        object -> object.getSpec().getSelector(),
                        Rollout::of);
            case "StatefulSet" ->
                scaled(
                        workload,
                        list(
                                "statefulsets.apps",
                                namespace,
                                () -> client.apps()
                                        .statefulSets()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems()),
                        object -> object.getSpec().getSelector(),
                        Rollout::of);
            case "DaemonSet" ->
                scaled(
                        workload,
                        list(
                                "daemonsets.apps",
                                namespace,
                                () -> client.apps()
                                        .daemonSets()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems()),
                        object -> object.getSpec().getSelector(),
                        Rollout::of);
            case "Pod" ->
                pods(namespace, pod -> pod.getMetadata().getName().equals(workload.name()))
                        .then(pods ->
                                pods.isEmpty() ? missing(workload) : Answer.known(running(Rollout.of(pods), pods)));
            case "Job" ->
                pods(namespace, pod -> isOwned(pod, "Job", workload.name()))
                        .then(pods -> Answer.known(running(Rollout.now(pods.size()), pods)));
            case "CronJob" -> scheduled(workload, namespace);
            default -> Answer.unknown("the pods of a " + workload.kind() + " are not known to this goal");
        };
    }

    private <T extends HasMetadata> Answer<Running> scaled(
            Workload workload, Answer<List<T>> all, Function<T, LabelSelector> selector, Function<T, Rollout> rollout) {
        return all.then(objects -> objects.stream()
                .filter(object -> object.getMetadata().getName().equals(workload.name()))
                .findFirst()
                .map(object -> pods(String.valueOf(workload.namespace()), selected(selector.apply(object)))
                        .then(pods -> Answer.known(running(rollout.apply(object), pods))))
                .orElseGet(() -> missing(workload)));
    }

    private Answer<Running> scheduled(Workload workload, String namespace) {
        return list(
                        "jobs.batch",
                        namespace,
                        () -> client.batch()
                                .v1()
                                .jobs()
                                .inNamespace(namespace)
                                .list()
                                .getItems())
                .then(jobs -> {
                    List<String> own = jobs.stream()
                            .filter(job -> isOwned(job, "CronJob", workload.name()))
                            .map(job -> job.getMetadata().getName())
                            .toList();
                    return pods(namespace, pod -> own.stream().anyMatch(job -> isOwned(pod, "Job", job)))
                            .then(pods -> Answer.known(running(Rollout.now(pods.size()), pods)));
                });
    }

    private static <T> Answer<T> missing(Workload workload) {
        return Answer.unknown("the cluster has no " + workload + " in the namespace " + workload.namespace());
    }

    private static boolean isOwned(HasMetadata object, String kind, String name) {
        return object.getMetadata().getOwnerReferences().stream()
                .anyMatch(
                        owner -> owner.getKind().equals(kind) && owner.getName().equals(name));
    }

    /** A selector is labels that all have to match, and expressions that all have to hold (Kubernetes' {@code LabelSelector}). */
    private static Predicate<Pod> selected(@Nullable LabelSelector selector) {
        return pod -> {
            Map<String, String> labels = pod.getMetadata().getLabels();
            if (selector == null || labels == null) {
                return false;
            }
            boolean matches = selector.getMatchLabels() == null
                    || labels.entrySet().containsAll(selector.getMatchLabels().entrySet());
            return matches
                    && selector.getMatchExpressions().stream().allMatch(expression -> {
                        String value = labels.get(expression.getKey());
                        return switch (expression.getOperator()) {
                            case "In" -> value != null && expression.getValues().contains(value);
                            case "NotIn" ->
                                value == null || !expression.getValues().contains(value);
                            case "Exists" -> value != null;
                            default -> value == null;
                        };
                    });
        };
    }

    private Answer<List<Pod>> pods(String namespace, Predicate<Pod> wanted) {
        return list(
                        "pods",
                        namespace,
                        () -> client.pods().inNamespace(namespace).list().getItems())
                .then(pods -> Answer.known(pods.stream()
                        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                        .filter(wanted)
                        .toList()));
    }

    @SuppressWarnings("unchecked") // a kind's list is asked for by one question only
    private <T extends HasMetadata> Answer<List<T>> list(String kind, String namespace, Supplier<List<T>> question) {
        return (Answer<List<T>>) lists.computeIfAbsent(
                kind + " in " + namespace,
                what -> Connection.ask(client, kind + " in the namespace " + namespace, question));
    }

    private static Running running(Rollout rollout, List<Pod> pods) {
        List<Running.PodContainer> containers = new ArrayList<>();
        for (Pod pod : pods) {
            if (pod.getStatus() != null) {
                Stream.concat(
                                pod.getStatus().getInitContainerStatuses().stream(),
                                pod.getStatus().getContainerStatuses().stream())
                        .map(status -> container(pod, status))
                        .forEach(containers::add);
            }
        }
        return new Running(rollout.done(), rollout.words(), containers);
    }

    /** An image's id is {@code repository@sha256:…}, with a scheme before it on some nodes; one without a repository is no registry's digest. */
    private static Running.PodContainer container(Pod pod, ContainerStatus status) {
        String id = status.getImageID() == null ? "" : status.getImageID();
        return new Running.PodContainer(
                pod.getMetadata().getName(),
                status.getName(),
                id.contains("@") ? id.substring(id.indexOf('@') + 1) : null,
                Boolean.TRUE.equals(status.getReady()));
    }
}

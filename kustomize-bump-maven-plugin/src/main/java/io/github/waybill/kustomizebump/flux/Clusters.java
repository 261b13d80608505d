package io.github.waybill.kustomizebump.flux;

import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.Applied;
import io.github.waybill.kustomizebump.bump.trace.Cluster;
import io.github.waybill.kustomizebump.bump.trace.Running;
import io.github.waybill.kustomizebump.bump.trace.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The clusters of a kubeconfig: each overlay's in the context that is named for it. Nothing is asked before somebody wants to know. */
public final class Clusters implements Cluster, AutoCloseable {

    private final Path kubeconfig;
    private final Map<String, String> contexts;
    private final @Nullable String context;
    private final String gitOps;
    private final Duration timeout;
    private final Map<String, Connection> connections = new HashMap<>();

    /**
     * Makes the clusters.
     *
     * @param contexts the kubeconfig's context for an overlay
     * @param context that of all other overlays, or {@code null} for the kubeconfig's current one
     * @param gitOps the URL of the GitOps repository, by which Flux's objects are told from those for others
     * @param timeout of one request
     */
    public Clusters(
            Path kubeconfig, Map<String, String> contexts, @Nullable String context, String gitOps, Duration timeout) {
        this.kubeconfig = kubeconfig;
        this.contexts = Map.copyOf(contexts);
        this.context = context;
        this.gitOps = gitOps;
        this.timeout = timeout;
    }

    @Override
    public Answer<Applied> applied(String overlay) {
        return connection(overlay).flux(gitOps).then(flux -> flux.applied(overlay));
    }

    @Override
    public Answer<Running> running(String overlay, Workload workload) {
        return connection(overlay).workloads().then(workloads -> workloads.running(workload));
    }

    private Connection connection(String overlay) {
        String wanted = contexts.getOrDefault(overlay, context == null ? "" : context);
        return connections.computeIfAbsent(wanted, name -> Connection.open(kubeconfig, name, timeout));
    }

    @Override
    public void close() {
        connections.values().forEach(Connection::close);
    }
}

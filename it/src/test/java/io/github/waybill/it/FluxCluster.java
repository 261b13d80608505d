package io.github.waybill.it;

import io.github.waybill.it.servers.ClusterApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shop's cluster as its API tells of it: what Flux has applied of the overlays, and the pods. */
final class FluxCluster {

    private static final String FLUX = "/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations";
    private static final String SOURCES = "/apis/source.toolkit.fluxcd.io/v1/gitrepositories";

    private final ClusterApi api;
    private final Shop shop;
    private final Map<String, String> kustomizations = new LinkedHashMap<>();

    FluxCluster(ClusterApi api, Shop shop) {
        this.api = api;
        this.shop = shop;
    }

    /**
     * Lets Flux have applied a commit to an environment.
     *
     * @param ready what the condition of that name says, {@code True} or {@code False}
     * @param digests those that the pods of each service run
     */
    void applied(String environment, String revision, String ready, Map<String, String> digests) {
        api.put(SOURCES, """
                {"apiVersion": "source.toolkit.fluxcd.io/v1", "kind": "GitRepository",
                 "metadata": {"name": "infra-config", "namespace": "flux-system"},
                 "spec": {"url": "%s"}, "status": {"artifact": {"revision": "main@sha1:%s"}}}
                """.formatted(shop.folder().resolve("infra-config.git").toUri(), revision));
        kustomizations.put(environment, """
                {"apiVersion": "kustomize.toolkit.fluxcd.io/v1", "kind": "Kustomization",
                 "metadata": {"name": "shop-%1$s", "namespace": "flux-system"},
                 "spec": {"path": "./overlays/%1$s", "sourceRef": {"kind": "GitRepository", "name": "infra-config"}},
                 "status": {"lastAppliedRevision": "main@sha1:%2$s", "conditions": [{"type": "Ready", "status": "%3$s", "message": "so it is"}]}}
                """.formatted(environment, revision, ready));
        api.put(FLUX, String.join(",", kustomizations.values()));
        List<String> deployments = new ArrayList<>();
        List<String> pods = new ArrayList<>();
        digests.forEach((service, digest) -> {
            deployments.add("""
                    {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "%1$s", "namespace": "%2$s", "generation": 1},
                     "spec": {"replicas": 1, "selector": {"matchLabels": {"app": "%1$s"}}},
                     "status": {"observedGeneration": 1, "replicas": 1, "updatedReplicas": 1, "availableReplicas": 1}}
                    """.formatted(service, environment));
            pods.add("""
                    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "%1$s-1", "namespace": "%4$s", "labels": {"app": "%1$s"}},
                     "status": {"phase": "Running", "containerStatuses": [{"name": "%1$s", "ready": true, "imageID": "%2$s@%3$s"}]}}
                    """.formatted(service, shop.image(service), digest, environment));
        });
        api.put("/apis/apps/v1/namespaces/" + environment + "/deployments", String.join(",", deployments));
        api.put("/api/v1/namespaces/" + environment + "/pods", String.join(",", pods));
    }

    /** Lets an environment run what its overlay says, by the commit that is the newest. */
    void runs(String environment) throws IOException, InterruptedException {
        String revision = shop.pull();
        Snippet overlay = new Snippet(
                environment, "yaml", shop.infra().run("show", "HEAD:overlays/" + environment + "/kustomization.yaml"));
        Map<String, String> digests = new LinkedHashMap<>();
        for (Object entry : (List<?>) overlay.yaml("images")) {
            Map<?, ?> image = (Map<?, ?>) entry;
            String service = String.valueOf(image.get("name"));
            digests.put(
                    service,
                    shop.registry()
                            .digest("shop/" + service, String.valueOf(image.get("newTag")))
                            .orElseThrow());
        }
        applied(environment, revision, "True", digests);
    }
}

package io.github.waybill.kustomizebump.flux;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.Applied;
import io.github.waybill.kustomizebump.bump.trace.Running;
import io.github.waybill.kustomizebump.bump.trace.Workload;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the Kubernetes client's own server, which keeps what it is given, reached through a kubeconfig as a cluster is. */
class ClustersTest {

    /** The server tells of each request. */
    private static final Logger SERVER_LOG = Logger.getLogger("io.fabric8.mockwebserver");

    private static final String URL = "ssh://git@git.example.com:2222/shop/infra-config.git";
    private static final String COMMIT = "c".repeat(40);
    private static final String DIGEST = "sha256:" + "d".repeat(64);

    @TempDir
    Path folder;

    private KubernetesMockServer server;
    private KubernetesClient client;

    @BeforeEach
    void start() {
        SERVER_LOG.setLevel(Level.WARNING);
        Map<ServerRequest, Queue<ServerResponse>> responses = new HashMap<>();
        server = new KubernetesMockServer(
                new Context(), new MockWebServer(), responses, new KubernetesMixedDispatcher(responses), false);
        server.init(InetAddress.getLoopbackAddress(), 0);
        for (ResourceDefinitionContext kind : List.of(FluxObjects.GIT_REPOSITORY, FluxObjects.KUSTOMIZATION)) {
            server.expectCustomResource(new CustomResourceDefinitionContext.Builder()
                    .withGroup(kind.getGroup())
                    .withVersion(kind.getVersion())
                    .withKind(kind.getKind())
                    .withPlural(kind.getPlural())
                    .withScope("Namespaced")
                    .build());
        }
        client = server.createClient(new JdkHttpClientFactory());
    }

    @AfterEach
    void stop() {
        client.close();
        server.destroy();
    }

    private Clusters clusters() throws IOException {
        return clusters("http://127.0.0.1:" + server.getPort(), null);
    }

    private Clusters clusters(String address, @Nullable String context) throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: test
                clusters: [{name: c, cluster: {server: "%s"}}]
                users: [{name: u, user: {token: s3cret}}]
                contexts: [{name: test, context: {cluster: c, user: u}}]
                """.formatted(address));
        return new Clusters(kubeconfig, Map.of(), context, URL, Duration.ofSeconds(10));
    }

    private void flux(String name, String path, String url, String status) {
        create(FluxObjects.GIT_REPOSITORY, """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: %1$s, namespace: flux-system}
                spec: {url: "%2$s", interval: 1m, ref: {branch: main}}
                status: {artifact: {revision: "main@sha1:%3$s", digest: "sha256:0", path: x, url: x, lastUpdateTime: "2026-01-01T00:00:00Z"}}
                """.formatted(name, url, COMMIT));
        create(FluxObjects.KUSTOMIZATION, """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: %1$s, namespace: flux-system}
                spec: {path: "%2$s", interval: 5m, prune: true, sourceRef: {kind: GitRepository, name: %1$s}}
                """.formatted(name, path) + status);
    }

    private void create(ResourceDefinitionContext kind, String yaml) {
        client.genericKubernetesResources(kind)
                .resource(Serialization.unmarshal(yaml, GenericKubernetesResource.class))
                .create();
    }

    @Test
    void whatFluxAppliedIsReadFromItsStatus() throws Exception {
        flux("staging", "./overlays/staging/", "https://git.example.com/shop/infra-config", """
                status:
                  lastAppliedRevision: main@sha1:%1$s
                  lastAttemptedRevision: main@sha1:%1$s
                  conditions:
                  - {type: Healthy, status: "True", message: healthy}
                  - {type: Ready, status: "True", reason: ReconciliationSucceeded, message: "Applied revision: main@sha1:%1$s"}
                """.formatted(COMMIT));
        try (Clusters clusters = clusters()) {
            assertThat(clusters.applied("overlays/staging").value())
                    .contains(new Applied(
                            "flux-system/staging",
                            COMMIT,
                            COMMIT,
                            true,
                            false,
                            "Applied revision: main@sha1:" + COMMIT,
                            List.of()));
            assertThat(clusters.applied("overlays/production").reason())
                    .contains("no Kustomization of the cluster applies overlays/production of this GitOps repository");
        }
    }

    @Test
    void aFolderOfAnotherRepositoryIsNotThisOne() throws Exception {
        flux("other", "overlays/staging", "https://git.example.com/other/infra.git", "");
        try (Clusters clusters = clusters()) {
            assertThat(clusters.applied("overlays/staging").reason())
                    .contains(
                            "no Kustomization of the cluster applies overlays/staging of this GitOps repository; flux-system/other has this path of another one");
        }
    }

    @Test
    void whatNeverAppliedSaysSo() throws Exception {
        flux("staging", "overlays/staging", "git@git.example.com:shop/infra-config.git", "");
        try (Clusters clusters = clusters()) {
            Applied applied = clusters.applied("overlays/staging").value().orElseThrow();
            assertThat(applied.revision()).isNull();
            assertThat(applied.ready()).isFalse();
        }
    }

    @Test
    void podsAreFoundByTheSelectorAndADigestByTheImageId() throws Exception {
        client.resource(new DeploymentBuilder()
                        .withNewMetadata()
                        .withName("pricing")
                        .withNamespace("staging")
                        .withGeneration(2L)
                        .endMetadata()
                        .withNewSpec()
                        .withReplicas(1)
                        .withNewSelector()
                        .addToMatchLabels("app", "pricing")
                        .endSelector()
                        .endSpec()
                        .withNewStatus()
                        .withObservedGeneration(2L)
                        .withReplicas(1)
                        .withUpdatedReplicas(1)
                        .withAvailableReplicas(1)
                        .endStatus()
                        .build())
                .create();
        client.resource(pod("pricing-1", "pricing", "docker-pullable://r.example.com/pricing@" + DIGEST))
                .create();
        client.resource(pod("search-1", "search", "r.example.com/search@sha256:" + "0".repeat(64)))
                .create();
        try (Clusters clusters = clusters()) {
            Running running = clusters.running("overlays/staging", new Workload("Deployment", "staging", "pricing"))
                    .value()
                    .orElseThrow();
            assertThat(running.rolledOut()).isTrue();
            assertThat(running.rollout()).isEqualTo("1/1 ready");
            assertThat(running.containers())
                    .containsExactly(new Running.PodContainer("pricing-1", "serve", DIGEST, true));
            assertThat(clusters.running("overlays/staging", new Workload("Deployment", "staging", "gone"))
                            .reason())
                    .contains("the cluster has no Deployment/gone in the namespace staging");
            assertThat(clusters.running("overlays/staging", new Workload("Deployment", null, "pricing"))
                            .reason())
                    .contains("neither the manifest of Deployment/pricing nor a kustomization names its namespace");
            assertThat(clusters.running("overlays/staging", new Workload("Farm", "staging", "pricing"))
                            .reason())
                    .contains("the pods of a Farm are not known to this goal");
        }
    }

    @Test
    void aRolloutThatGoesOnSaysHowFarItIs() throws Exception {
        client.resource(new DeploymentBuilder()
                        .withNewMetadata()
                        .withName("pricing")
                        .withNamespace("staging")
                        .withGeneration(3L)
                        .endMetadata()
                        .withNewSpec()
                        .withReplicas(3)
                        .withNewSelector()
                        .addToMatchLabels("app", "pricing")
                        .endSelector()
                        .endSpec()
                        .withNewStatus()
                        .withObservedGeneration(3L)
                        .withReplicas(4)
                        .withUpdatedReplicas(1)
                        .withAvailableReplicas(3)
                        .addNewCondition()
                        .withType("Progressing")
                        .withStatus("False")
                        .withReason("ProgressDeadlineExceeded")
                        .endCondition()
                        .endStatus()
                        .build())
                .create();
        try (Clusters clusters = clusters()) {
            Running running = clusters.running("overlays/staging", new Workload("Deployment", "staging", "pricing"))
                    .value()
                    .orElseThrow();
            assertThat(running.rolledOut()).isFalse();
            assertThat(running.rollout()).isEqualTo("1 of 3 updated, 3 ready, it takes longer than its deadline");
        }
    }

    @Test
    void podsOfACronJobAreThoseOfItsJobs() throws Exception {
        client.resource(new JobBuilder()
                        .withNewMetadata()
                        .withName("nightly-1")
                        .withNamespace("staging")
                        .addNewOwnerReference()
                        .withApiVersion("batch/v1")
                        .withKind("CronJob")
                        .withName("nightly")
                        .withUid("1")
                        .endOwnerReference()
                        .endMetadata()
                        .withNewSpec()
                        .endSpec()
                        .build())
                .create();
        Pod pod = pod("nightly-1-x", "nightly", "r.example.com/nightly@" + DIGEST);
        client.resource(new PodBuilder(pod)
                        .editMetadata()
                        .addNewOwnerReference()
                        .withApiVersion("batch/v1")
                        .withKind("Job")
                        .withName("nightly-1")
                        .withUid("2")
                        .endOwnerReference()
                        .endMetadata()
                        .build())
                .create();
        try (Clusters clusters = clusters()) {
            Running running = clusters.running("overlays/staging", new Workload("CronJob", "staging", "nightly"))
                    .value()
                    .orElseThrow();
            assertThat(running.containers())
                    .extracting(Running.PodContainer::pod)
                    .containsExactly("nightly-1-x");
            assertThat(running.rollout()).isEqualTo("1 pod");
        }
    }

    private static Pod pod(String name, String app, String imageId) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("staging")
                .addToLabels("app", app)
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .withNewStatus()
                .withPhase("Running")
                .addNewContainerStatus()
                .withName("serve")
                .withImageID(imageId)
                .withReady(true)
                .endContainerStatus()
                .endStatus()
                .build();
    }

    @Test
    void expiredCredentialsForbiddenNamespacesAndMissingDefinitionsAreSaidPlainly() throws Exception {
        String kustomizations = "/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations";
        String inFlux = "/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations";
        String server = "http://127.0.0.1:" + this.server.getPort() + "/";
        refuse(kustomizations, 401);
        assertThat(applied())
                .contains("the cluster " + server
                        + " does not take the credentials of the kubeconfig; they may have expired, log in again")
                .doesNotContain("s3cret");
        this.server.clearExpectations();
        refuse(kustomizations, 404);
        assertThat(applied())
                .isEqualTo("the cluster " + server
                        + " does not know kustomizations.kustomize.toolkit.fluxcd.io in all namespaces");
        this.server.clearExpectations();
        refuse(kustomizations, 403);
        refuse(inFlux, 403);
        assertThat(applied())
                .isEqualTo(
                        "the cluster " + server
                                + " forbids to list kustomizations.kustomize.toolkit.fluxcd.io in all namespaces, or in flux-system; ask for that right");
        refuse("/api/v1/namespaces/secret/pods", 403);
        try (Clusters clusters = clusters()) {
            assertThat(clusters.running("o", new Workload("Pod", "secret", "p")).reason())
                    .contains("the cluster " + server
                            + " forbids to list pods in the namespace secret; ask for that right");
        }
    }

    private void refuse(String path, int code) {
        server.expect()
                .get()
                .withPath(path)
                .andReturn(code, new StatusBuilder().withCode(code).build())
                .always();
    }

    private String applied() throws IOException {
        try (Clusters clusters = clusters()) {
            Answer<Applied> answer = clusters.applied("overlays/staging");
            return answer.reason().orElseThrow();
        }
    }

    @Test
    void noClusterNoFileAndNoContextAreSaidPlainly() throws Exception {
        try (Clusters clusters = clusters("http://127.0.0.1:9", null)) {
            assertThat(clusters.applied("o").reason())
                    .contains("the cluster http://127.0.0.1:9/ cannot be reached: the connection is refused");
        }
        try (Clusters clusters = clusters("http://127.0.0.1:9", "nowhere")) {
            assertThat(clusters.applied("o").reason())
                    .contains("the kubeconfig " + folder.resolve("kubeconfig") + " has no context nowhere");
        }
        Path missing = folder.resolve("missing");
        try (Clusters clusters = new Clusters(missing, Map.of(), null, URL, Duration.ofSeconds(1))) {
            assertThat(clusters.applied("o").reason())
                    .contains("there is no kubeconfig " + missing + " that can be read");
        }
        Path broken = Files.writeString(folder.resolve("broken"), "{ no yaml");
        try (Clusters clusters = new Clusters(broken, Map.of(), null, URL, Duration.ofSeconds(1))) {
            assertThat(clusters.applied("o").reason().orElse(""))
                    .startsWith("the kubeconfig " + broken + " cannot be used: ");
        }
    }

    @Test
    void anAddressIsTheSameHoweverItIsReached() {
        for (String url : new String[] {
            "https://git.example.com/shop/infra.git",
            "https://user:word@git.example.com/shop/infra",
            "ssh://git@git.example.com:2222/shop/infra.git",
            "git@git.example.com:shop/infra.git"
        }) {
            assertThat(FluxObjects.address(url)).isEqualTo("git.example.com/shop/infra");
        }
    }
}

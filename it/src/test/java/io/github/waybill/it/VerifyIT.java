package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.waybill.it.servers.ClusterApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pipeline fails where the chain is broken, and only there. */
class VerifyIT extends JudgedShop {

    private String released;
    private String gitOps;

    @BeforeEach
    void release() throws Exception {
        released = shop.services().head();
        shop.maven("deploy", "-Dkustomize-bump.adopt=true").orFail();
        gitOps = shop.pull();
    }

    private Maven.Result verify(String... options) throws IOException {
        return shop.maven(Stream.concat(
                        Stream.of("kustomize-bump:verify", "-Dkustomize-bump.only=overlays/staging"),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    private List<String> broken() throws IOException {
        JsonObject document =
                JsonParser.parseString(Files.readString(file("verify.json"))).getAsJsonObject();
        List<String> broken = new ArrayList<>();
        for (JsonElement finding : document.getAsJsonArray("findings")) {
            JsonObject object = finding.getAsJsonObject();
            broken.add(object.get("rule").getAsString()
                    + (object.has("service") ? " " + object.get("service").getAsString() : ""));
        }
        return broken;
    }

    private Path file(String name) {
        return shop.services().folder().resolve("target/kustomize-bump").resolve(name);
    }

    @Test
    void aReleasedOverlayHoldsAndEachBrokenLinkIsNamed() throws Exception {
        assertThat(verify().orFail().log()).contains("The chain holds");
        assertThat(broken()).isEmpty();

        shop.infra()
                .edit(
                        "overlays/staging/kustomization.yaml",
                        "newTag: " + released + "\n\n  - name: pricing",
                        "newTag: latest\n\n  - name: pricing");
        shop.infra().commit("Try the newest");
        shop.infra().run("push", "-q", "origin", "main");
        Maven.Result result = verify();

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.log())
                .contains(
                        "The chain is broken in",
                        "the tag latest of " + shop.image("credit-check")
                                + " is no commit of the service repository. Build a commit of it and bump that. [commit-tag]");
        assertThat(broken())
                .contains("commit-tag credit-check", "mutable-tag credit-check", "image-exists credit-check")
                .noneMatch(line -> line.contains("pricing"));
        assertThat(Files.readString(file("verify.sarif"))).contains("\"ruleId\": \"mutable-tag\"", "\"startLine\": ");
        assertThat(Files.readString(file("verify.xml")))
                .contains("<testcase classname=\"kustomize-bump.verify\" name=\"mutable-tag\"><failure");

        assertThat(verify(
                                "-Dkustomize-bump.levels=commit-tag=warning,mutable-tag=off,image-exists=warning,digest=off,revision=off")
                        .exitCode())
                .isZero();
        assertThat(verify("-Dkustomize-bump.levels=tag-commit=off").log())
                .contains("names the rule tag-commit, which there is not");
    }

    @Test
    void theClusterIsHeldToTheOverlay() throws Exception {
        try (ClusterApi api = ClusterApi.start()) {
            String kubeconfig = "-Dkustomize-bump.kubeconfig=" + api.kubeconfig(folder.resolve("kubeconfig"));
            assertThat(verify(kubeconfig).orFail().log())
                    .contains(
                            "Not judged by flux-applied: the cluster http://127.0.0.1:",
                            "does not know kustomizations.kustomize.toolkit.fluxcd.io");

            apply(
                    api,
                    gitOps,
                    "True",
                    shop.registry().digest("shop/pricing", released).orElseThrow());
            assertThat(verify(kubeconfig).orFail().log()).contains("The chain holds");
            String program =
                    "-Dkustomize-bump.kubeconfig=" + api.kubeconfigWithProgram(folder.resolve("kubeconfig-program"));
            assertThat(verify(program).orFail().log())
                    .contains("The chain holds")
                    .doesNotContain("Not judged by flux-applied", "Not judged by pods-run");
            shop.maven("kustomize-bump:trace", kubeconfig, "-Dkustomize-bump.only=overlays/staging")
                    .orFail();
            assertThat(Files.readString(file("trace.json")))
                    .contains("\"kustomization\": \"flux-system/shop-staging\"", "\"rollout\": \"1/1 ready\"")
                    .doesNotContain("t0ken");

            apply(api, shop.infra().run("rev-parse", "HEAD~1").strip(), "False", "sha256:" + "0".repeat(64));
            assertThat(verify(kubeconfig).exitCode()).isNotZero();
            assertThat(broken())
                    .contains("flux-applied", "flux-applied pricing", "flux-applied search", "pods-run pricing")
                    .doesNotContain("pods-run search");
        }
    }

    private void apply(ClusterApi api, String revision, String ready, String pricing) throws Exception {
        Map<String, String> digests = new LinkedHashMap<>();
        for (String service : List.of("pricing", "search", "credit-check")) {
            digests.put(
                    service, shop.registry().digest("shop/" + service, released).orElseThrow());
        }
        digests.put("pricing", pricing);
        new FluxCluster(api, shop).applied("staging", revision, ready, digests);
    }
}

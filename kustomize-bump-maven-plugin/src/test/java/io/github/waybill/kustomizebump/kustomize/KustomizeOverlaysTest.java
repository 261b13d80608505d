package io.github.waybill.kustomizebump.kustomize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.trace.Place;
import io.github.waybill.kustomizebump.bump.trace.Rendering;
import io.github.waybill.kustomizebump.bump.trace.RunImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the oracle cannot say: where an image comes from, which folders are overlays, and what is not told for certain. */
class KustomizeOverlaysTest {

    private static final String APP = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: app}
            spec:
              template:
                spec:
                  initContainers:
                  - name: migrate
                    image: app
                  containers:
                  - name: serve
                    image: app
            """;

    private final Map<String, String> files =
            new HashMap<>(Map.of("base/app.yaml", APP, "base/kustomization.yaml", "resources: [app.yaml]\n"));

    private Rendering render(String overlay) throws BumpException {
        return new KustomizeOverlays(new TextTree(files)).render(overlay);
    }

    private RunImage only(String overlay) throws BumpException {
        List<RunImage> images = render(overlay).images();
        assertThat(images).hasSize(1);
        return images.get(0);
    }

    private void overlay(String text) {
        files.put("overlays/staging/kustomization.yaml", "resources: [../../base]\n" + text);
    }

    @Test
    void anImageIsDecidedWhereItsTagIsSet() throws Exception {
        overlay("namespace: staging\nimages:\n- name: app\n  newName: r.example.com/app\n  newTag: abc\n");

        RunImage image = only("overlays/staging");

        assertThat(image.image()).hasToString("r.example.com/app:abc");
        assertThat(image.place()).isEqualTo(new Place("overlays/staging/kustomization.yaml", 6));
        assertThat(image.entry()).isEqualTo("app");
        assertThat(image.names()).containsExactly("app", "r.example.com/app");
        assertThat(image.containers())
                .extracting(Object::toString)
                .containsExactly("Deployment/app init migrate", "Deployment/app serve");
        assertThat(image.containers().get(0).workload().namespace()).isEqualTo("staging");
    }

    @Test
    void anImageThatNoEntryTouchesIsDecidedByTheManifest() throws Exception {
        overlay("images: [{name: other, newTag: abc}]\n");

        RunImage image = only("overlays/staging");

        assertThat(image.image()).hasToString("app");
        assertThat(image.place()).isEqualTo(new Place("base/app.yaml", 9));
        assertThat(image.entry()).isNull();
    }

    @Test
    void anImageDecidedByTheBaseSaysSo() throws Exception {
        files.put("base/kustomization.yaml", "resources: [app.yaml]\nimages:\n- {name: app, newTag: abc}\n");
        overlay("");

        assertThat(only("overlays/staging").place()).isEqualTo(new Place("base/kustomization.yaml", 3));
    }

    @Test
    void overlaysAreWhatNobodyIncludesAndWhatFluxNames() throws Exception {
        overlay("");
        files.put("overlays/production/kustomization.yaml", "resources: [../staging]\n");
        files.put("parts/kustomization.yaml", "kind: Component\n");
        files.put("clusters/a.yaml", flux("./overlays/staging", ""));
        files.put("clusters/b.yaml", flux("./nowhere", ""));

        assertThat(new KustomizeOverlays(new TextTree(files)).find())
                .containsExactly("overlays/production", "overlays/staging");
    }

    @Test
    void aFolderWithoutAKustomizationIsAllOfItsManifestsToFlux() throws Exception {
        files.put("plain/a.yaml", APP.replace("image: app", "image: one"));
        files.put("plain/deep/b.yml", APP.replace("image: app", "image: two"));
        files.put("plain/deep/notes.txt", "no: manifest");
        files.put("plain/own/kustomization.yaml", "resources: [c.yaml]\nimages: [{name: three, newTag: '3'}]\n");
        files.put("plain/own/c.yaml", APP.replace("image: app", "image: three"));
        assertThatThrownBy(() -> render("plain")).hasMessageContaining("plain: there is no kustomization");

        files.put("flux.yaml", flux("plain", "  images: [{name: two, newTag: '2'}]\n"));

        assertThat(render("plain").images())
                .extracting(image -> image.image().toString())
                .containsExactly("one", "two:2", "three:3");
    }

    @Test
    void aVariableOfTheClusterIsNotGuessed() throws Exception {
        files.put("base/app.yaml", APP.replace("image: app", "image: app:${tag}"));
        overlay("");
        files.put("flux.yaml", flux("overlays/staging", """
                  postBuild:
                    substitute: {other: x}
                    substituteFrom: [{kind: ConfigMap, name: vars}]
                """));

        assertThat(only("overlays/staging").doubt())
                .isEqualTo("flux-system/shop takes a variable in it from the cluster's ConfigMap/vars: app:${tag}");
    }

    @Test
    void anExpressionThatIsNotEvaluatedIsNotGuessed() throws Exception {
        files.put("base/app.yaml", APP.replace("image: app", "image: app:${tag^^}"));
        overlay("");
        files.put("flux.yaml", flux("overlays/staging", "  postBuild: {substitute: {tag: x}}\n"));

        assertThat(only("overlays/staging").doubt()).contains("an expression in it that is not evaluated here");
    }

    @Test
    void nothingIsReplacedWhereTheObjectForbidsIt() throws Exception {
        files.put(
                "base/app.yaml",
                APP.replace("image: app", "image: app:${tag}")
                        .replace(
                                "{name: app}",
                                "{name: app, annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled}}"));
        overlay("");
        files.put("flux.yaml", flux("overlays/staging", "  postBuild: {substitute: {tag: x}}\n"));

        assertThat(only("overlays/staging").image()).hasToString("app:${tag}");
    }

    @Test
    void aPatchThatCanChangeTheImageMakesItDoubtful() throws Exception {
        String sets =
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: app}, spec: {template: {spec: {containers: [{name: serve, image: x}]}}}}";
        overlay("patches:\n- patch: |-\n    " + sets + "\n");
        assertThat(only("overlays/staging").doubt())
                .isEqualTo(
                        "overlays/staging/kustomization.yaml, line 3: this patch can change the image, and patches are not evaluated");

        overlay("patches:\n- patch: |-\n    " + sets.replace("name: app}", "name: other}") + "\n");
        assertThat(only("overlays/staging").doubt()).isNull();

        overlay("patches:\n- patch: |-\n    " + sets.replace("image: x", "resources: {}") + "\n");
        assertThat(only("overlays/staging").doubt()).isNull();
    }

    @Test
    void aJsonPatchIsDoubtfulWhereItCanReachAnImage() throws Exception {
        for (String path : List.of(
                "/spec/template/spec/containers/0/image",
                "/spec/template/spec/initContainers/-",
                "/spec/template/spec",
                "/spec",
                "/spec/template/spec/containers")) {
            overlay("patches:\n- target: {kind: Deployment}\n  patch: |-\n    [{op: replace, path: " + path
                    + ", value: x}]\n");
            assertThat(only("overlays/staging").doubt()).as(path).isNotNull();
        }
        for (String path : List.of(
                "/spec/replicas",
                "/metadata/labels/a",
                "/spec/template/spec/containers/0/env/0",
                "/spec/template/metadata/labels/a",
                "/spec/template/spec/volumes/-")) {
            overlay("patches:\n- target: {kind: Deployment}\n  patch: |-\n    [{op: replace, path: " + path
                    + ", value: x}]\n");
            assertThat(only("overlays/staging").doubt()).as(path).isNull();
        }
    }

    @Test
    void whatLiesElsewhereIsToldAndNotLookedUp() throws Exception {
        files.put(
                "overlays/staging/kustomization.yaml",
                "resources: [../../base, 'https://robot:s3cret@git.example.com/x.git//deploy?ref=1']\nhelmCharts: [{name: redis}]\n");

        assertThat(render("overlays/staging").gaps())
                .containsExactly(
                        "overlays/staging/kustomization.yaml includes https://git.example.com/x.git//deploy?ref=1, which is not in the GitOps repository; its images are not shown",
                        "overlays/staging/kustomization.yaml: helmCharts are not evaluated, and they can bring more images");
    }

    @Test
    void whatKustomizeRefusesIsRefused() {
        overlay("components: [../../base]\n");
        assertThatThrownBy(() -> render("overlays/staging")).hasMessageContaining("it is no Component");

        files.put("base/kustomization.yaml", "resources: [app.yaml, ../overlays/staging]\n");
        overlay("");
        assertThatThrownBy(() -> render("overlays/staging")).hasMessageContaining("it includes itself");

        files.put("base/kustomization.yaml", "resources: [missing.yaml]\n");
        assertThatThrownBy(() -> render("overlays/staging"))
                .hasMessageContaining("it includes missing.yaml, which is not there");

        files.put("base/kustomization.yaml", "resources: [app.yaml]\n");
        overlay("images:\n- {name: 'app(', newTag: x}\n");
        assertThatThrownBy(() -> render("overlays/staging"))
                .hasMessageContaining("overlays/staging/kustomization.yaml, line 3: the name \"app(\"");

        files.put("overlays/staging/Kustomization", "resources: []\n");
        assertThatThrownBy(() -> render("overlays/staging")).hasMessageContaining("Kustomize refuses two");
        assertThatThrownBy(() -> render("../elsewhere")).hasMessageContaining("has no folder ../elsewhere");
    }

    private static String flux(String path, String more) {
        return """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: shop, namespace: flux-system}
                spec:
                  path: %s
                """.formatted(path) + more;
    }
}

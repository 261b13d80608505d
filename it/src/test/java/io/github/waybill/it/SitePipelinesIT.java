package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The pipelines that the site shows, each run as its system would: its scripts, in its environment, on a change of the service pricing, which is
 * published while nothing else is.
 */
class SitePipelinesIT extends JudgedShop {

    static final List<String> PAGES = List.of("pipelines");

    private static final String PRICING = "pricing/src/main/java/com/example/shop/pricing/Pricing.java";
    private static final String EVENT = "{\"before\": \"%s\", \"repository\": {\"default_branch\": \"main\"}}";

    private Stage stage;
    private String before;
    private int changes;

    @BeforeEach
    void release() throws Exception {
        Needs.programs("bash");
        stage = Stage.of(shop);
        shop.maven("deploy", "-Dkustomize-bump.adopt=true").orFail();
        before = shop.services().head();
    }

    @Test
    void eachReleasesTheServiceThatHasChangedAndNoOther() throws Exception {
        try (SitePage page = SitePage.open("pipelines")) {
            gitHub(page.take("yaml"));
            gitHubMatrix(page.take("yaml"));
            gitLab(page.take("yaml"));
            gitLabChild(page.take("yaml"), page.take("yaml"));
            jenkins(page.take("groovy"));
            tekton(page.take("yaml"));
        }
    }

    private void gitHub(Snippet workflow) throws Exception {
        change();
        shop.services().run("checkout", "-q", "-b", "feature");
        Maven pullRequest = Maven.running().where("GITHUB_ACTIONS", "true").where("GITHUB_BASE_REF", "main");
        assertVerifies(pullRequest, workflow.yaml("jobs", "build", "steps", 2, "run"));
        shop.services().run("checkout", "-q", "main");
        assertReleases(onPush(), workflow.yaml("jobs", "build", "steps", 3, "run"));
    }

    private void gitHubMatrix(Snippet workflow) throws Exception {
        change();
        Path output = folder.resolve("output");
        Maven step = onPush().where("GITHUB_OUTPUT", output.toString())
                .where("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
        run(step, workflow.yaml("jobs", "affected", "steps", 2, "run"));
        Map<String, String> outputs = Files.readAllLines(output).stream()
                .filter(line -> line.contains("="))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));
        assertThat(outputs).containsEntry("any", "true");
        String module = JsonParser.parseString(Objects.requireNonNull(outputs.get("matrix")))
                .getAsJsonObject()
                .getAsJsonArray("include")
                .get(0)
                .getAsJsonObject()
                .get("module")
                .getAsString();
        String release = String.valueOf(workflow.yaml("jobs", "release", "steps", 2, "run"));
        assertReleases(onPush(), release.replace("${{ matrix.module }}", module));
    }

    /** A step of a workflow that a push to main has started. */
    private Maven onPush() throws Exception {
        Path event = Files.writeString(folder.resolve("event.json"), EVENT.formatted(before));
        return Maven.running()
                .where("GITHUB_ACTIONS", "true")
                .where("GITHUB_EVENT_NAME", "push")
                .where("GITHUB_EVENT_PATH", event.toString());
    }

    private void gitLab(Snippet pipeline) throws Exception {
        change();
        assertReleases(onGitLab(), lines(pipeline.yaml("release", "script")));
    }

    private void gitLabChild(Snippet pipeline, Snippet included) throws Exception {
        change();
        run(onGitLab(), lines(pipeline.yaml("affected", "script")));
        String artifact = String.valueOf(pipeline.yaml("affected", "artifacts", "paths", 0));
        assertThat(pipeline.yaml("release", "trigger", "include", 0, "artifact"))
                .isEqualTo(artifact);
        Snippet child = new Snippet(
                artifact, "yaml", Files.readString(shop.services().folder().resolve(artifact)));
        assertThat(String.valueOf(child.yaml("include"))).contains(".gitlab/maven.yml");
        assertThat(included.yaml("default", "image")).isEqualTo(pipeline.yaml("affected", "image"));
        assertReleases(onGitLab(), lines(child.yaml("deploy pricing", "script")));
    }

    private Maven onGitLab() throws Exception {
        return Maven.running().where("GITLAB_CI", "true").where("CI_COMMIT_BEFORE_SHA", before);
    }

    private void jenkins(Snippet pipeline) throws Exception {
        List<String> steps = Pattern.compile("\\bsh '([^']+)'")
                .matcher(pipeline.content())
                .results()
                .map(step -> step.group(1))
                .toList();
        assertThat(steps).hasSize(2);
        change();
        Maven change = Maven.running().where("JENKINS_URL", "https://jenkins.example.com/");
        assertVerifies(change.where("CHANGE_TARGET", "main"), steps.get(0));
        Maven branch = Maven.running().where("JENKINS_URL", "https://jenkins.example.com/");
        assertReleases(branch.where("GIT_PREVIOUS_SUCCESSFUL_COMMIT", before), steps.get(1));
    }

    private void tekton(Snippet task) throws Exception {
        change();
        assertReleases(Maven.running(), task.yaml("spec", "steps", 0, "script"));
    }

    private void change() throws Exception {
        shop.services().run("push", "-q", "origin", "main");
        changes++;
        shop.services().edit(PRICING, "final class Pricing", "/* " + changes + " */ final class Pricing");
        shop.services().commit("Say " + changes);
    }

    private void assertVerifies(Maven maven, Object script) throws Exception {
        String infra = shop.pull();
        assertThat(run(maven, script)).contains("Build and test 1 module: pricing", "Tests run:");
        assertThat(shop.registry().digest("shop/pricing", shop.services().head()))
                .isEmpty();
        assertThat(shop.pull()).isEqualTo(infra);
    }

    private void assertReleases(Maven maven, Object script) throws Exception {
        run(maven, script);
        before = shop.services().head();
        assertThat(shop.registry().digest("shop/pricing", before)).isPresent();
        assertThat(shop.registry().digest("shop/search", before)).isEmpty();
        shop.pull();
        assertThat(Files.readString(shop.infra().folder().resolve("overlays/staging/kustomization.yaml")))
                .contains(before);
    }

    private String run(Maven maven, Object script) throws Exception {
        return stage.shown(
                shop.script(maven, stage.run(String.valueOf(script))).orFail().log());
    }

    private static String lines(Object script) {
        return ((List<?>) script).stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }
}

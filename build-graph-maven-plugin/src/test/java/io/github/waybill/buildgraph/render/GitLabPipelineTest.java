package io.github.waybill.buildgraph.render;

import static io.github.waybill.buildgraph.render.AffectedFormatsTest.ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.AffectedModule;
import io.github.waybill.buildgraph.graph.Cause;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.Reactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class GitLabPipelineTest {

    @Test
    void eachServiceHasAJobAfterTheTestsOfTheRest() {
        assertThat(GitLabPipeline.of(ANSWER, "", ".gitlab/maven.yml")).isEqualTo("""
                # Made by build-graph:affected: "partial: 4 of 5 modules are affected by 4 changed files"
                include:
                  - local: "/.gitlab/maven.yml"
                workflow:
                  rules:
                    - when: always
                stages:
                  - test
                  - deploy

                "test":
                  stage: test
                  script:
                    - "mvn -B verify -pl shop:common,shop:reporting -am"

                "deploy orders":
                  stage: deploy
                  script:
                    - "mvn -B deploy -pl shop:orders -am"

                "deploy billing":
                  stage: deploy
                  script:
                    - "mvn -B deploy -pl shop:billing -am"
                """);
    }

    @Test
    void aYamlReaderSeesJobs() {
        assertThat(read(GitLabPipeline.of(ANSWER, "", null)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "workflow", Map.of("rules", List.of(Map.of("when", "always"))),
                        "stages", List.of("test", "deploy"),
                        "test", job("test", "mvn -B verify -pl shop:common,shop:reporting -am"),
                        "deploy orders", job("deploy", "mvn -B deploy -pl shop:orders -am"),
                        "deploy billing", job("deploy", "mvn -B deploy -pl shop:billing -am")));
    }

    @Test
    void whereNothingIsAffectedOneJobSaysSo() {
        Affected nothing = new Reactor().service("orders").affected();

        assertThat(read(GitLabPipeline.of(nothing, "backend", null)))
                .containsOnlyKeys("workflow", "stages", "nothing affected")
                .containsEntry(
                        "nothing affected",
                        Map.of(
                                "stage", "test",
                                "inherit", Map.of("default", List.of("image", "tags")),
                                "variables", Map.of("GIT_STRATEGY", "none"),
                                "script", List.of("echo 'Affected: none: nothing changed'")));
    }

    @Test
    void testsThatNoServiceIsPublishedForAreOneJob() {
        Affected tests = new Reactor().service("orders").affected("orders/src/test/java/A.java");

        assertThat(read(GitLabPipeline.of(tests, "", null)))
                .containsOnlyKeys("workflow", "stages", "test")
                .containsEntry("test", job("test", "mvn -B verify -pl shop:orders -am"));
    }

    /** A shell reads the folder as it is: expected is what bash prints. */
    @Test
    void aFolderOfAnyNameIsGoneTo() throws Exception {
        String folder = "it's $HOME `x` \"ü\" \\ 😀\u0085: #";
        Affected tests = new Reactor().jar("orders").affected("orders/src/test/java/A.java");

        List<?> script = (List<?>) Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(
                        read(GitLabPipeline.of(tests, folder, null)).get("test")))
                .get("script"));

        String change = String.valueOf(script.get(0));
        assertThat(script).hasSize(2);
        assertThat(change).startsWith("cd ");
        assertThat(printed(change.replaceFirst("cd ", "printf %s "))).isEqualTo(folder);
    }

    private static String printed(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return output;
    }

    @Test
    void servicesOfOneNameAreToldByTheirGroup() {
        List<AffectedModule> modules = IntStream.range(0, 2)
                .mapToObj(i -> service(new ModuleId("group" + i, "api")))
                .toList();

        assertThat(read(GitLabPipeline.of(answer(modules), "", null)))
                .containsKeys("deploy group0:api", "deploy group1:api")
                .doesNotContainKey("deploy api");
    }

    /** 4,000 names of 30 characters are more than Linux takes as one argument. */
    @Test
    void aListTooLongForACommandIsLeftOut() {
        Reactor reactor = new Reactor();
        IntStream.range(0, 4000).forEach(i -> reactor.jar("a-module-of-a-long-name-" + (1000 + i)));
        String[] paths = reactor.graph().modules().stream()
                .map(module -> module.directory() + "/src/main/java/A.java")
                .toArray(String[]::new);

        assertThat(read(GitLabPipeline.of(reactor.affected(paths), "", null)))
                .containsEntry("test", job("test", "mvn -B verify"));
    }

    private static AffectedModule service(ModuleId id) {
        Module orders = new Reactor().service("orders").graph().modules().get(0);
        Module module = new Module(
                id, "1", "jar", id.groupId(), "r.example.com/x", List.of("jar"), orders.inputs(), orders.external());
        return new AffectedModule(module, true, true, List.of(new Cause.Added(List.of(id))));
    }

    private static Affected answer(List<AffectedModule> modules) {
        return new Affected(Affected.Mode.FULL, "for a test", Reactor.change(), modules, List.of(), List.of());
    }

    private static Map<String, Object> job(String stage, String... script) {
        return Map.of("stage", stage, "script", List.of(script));
    }

    private static Map<String, @Nullable Object> read(String yaml) {
        Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        Map<String, @Nullable Object> pipeline = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(document))
                .forEach((key, value) -> pipeline.put(String.valueOf(key), value));
        return pipeline;
    }
}

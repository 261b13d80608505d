package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.it.servers.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What {@code build-graph:affected} says to a CI and to a person, of a service whose code has changed. */
class AnswersIT {

    private static final String PRICING = "pricing/src/main/java/com/example/shop/pricing/Pricing.java";

    @TempDir
    Path folder;

    private Shop shop;
    private Path target;
    private String first;
    private String second;

    @BeforeEach
    void changePricing() throws Exception {
        shop = Shop.open(folder.resolve("work"), notOnGitHub());
        target = shop.services().folder().resolve("target/build-graph");
        first = shop.services().head();
        shop.services().edit(PRICING, "100 * item.length()", "item.length() * 100");
        second = shop.services().commit("Turn the factors around");
    }

    @AfterEach
    void stopRegistry() {
        shop.close();
    }

    private static Maven notOnGitHub() throws Exception {
        return Maven.running().where("GITHUB_OUTPUT", "").where("GITHUB_STEP_SUMMARY", "");
    }

    private Maven.Result affected(Maven maven, String... options) throws Exception {
        String[] arguments = Stream.concat(
                        Stream.of("build-graph:affected", "-Dbuild-graph.base=" + first), Stream.of(options))
                .toArray(String[]::new);
        return shop.maven(maven, arguments);
    }

    @Test
    void aCleanCloneIsReadByTheGitProgramAlone() throws Exception {
        Path classes = folder.resolve("classes.log");

        affected(notOnGitHub().onJvm("-Xlog:class+load:file=" + classes)).orFail();

        assertThat(Files.readString(classes))
                .contains("io.github.waybill.buildgraph.maven.AffectedMojo")
                .doesNotContain("org.eclipse.jgit");
    }

    @Test
    void whereThereIsNoGitProgramTheAnswerIsTheSame() throws Exception {
        Path answer = target.resolve("affected.json");
        affected(notOnGitHub()).orFail();
        String withGit = Files.readString(answer);
        Files.delete(answer);
        Path programs = Files.createDirectories(folder.resolve("programs"));
        for (String program : List.of("sh", "dirname", "uname", "expr", "ls", "sed", "tr", "cat")) {
            Files.createSymbolicLink(
                    programs.resolve(program), Programs.find(program).orElseThrow());
        }

        affected(notOnGitHub().where("PATH", programs.toString())).orFail();

        assertThat(Files.readString(answer)).isEqualTo(withGit).contains("\"mode\": \"partial\"");
    }

    @Test
    void theFirstLineStandsOutWhereMavenHasColours() throws Exception {
        // A test is no terminal, for which Jansi takes colours away.
        Maven maven = Maven.version("3.9.16").onJvm("-Djansi.mode=force");
        String verdict = "partial: 1 of 8 modules is affected by 1 changed file";

        assertThat(affected(maven, "-Dstyle.color=always").orFail().log())
                .contains("\u001b[1m" + verdict + "\u001b[m")
                .contains("Publish 1 service: pricing");
        for (Maven plain : List.of(maven, Maven.version("4.0.0-rc-4"))) {
            assertThat(affected(plain, "-Dstyle.color=never").orFail().log())
                    .contains("[INFO] " + verdict + "\n")
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void aStepOfGitHubGetsOutputsBesideEarlierOnesAndASummary() throws Exception {
        Path output = Files.writeString(folder.resolve("output"), "earlier=1");
        Path summary = folder.resolve("summary");
        Maven step = Maven.running()
                .where("GITHUB_OUTPUT", output.toString())
                .where("GITHUB_STEP_SUMMARY", summary.toString());

        Maven.Result result = affected(step, "-Dbuild-graph.format=github", "-Dbuild-graph.select=services")
                .orFail();

        assertThat(Files.readString(output))
                .startsWith("earlier=1\nmode=partial\n")
                .contains("\nservices=com.example.shop:pricing\n")
                .contains("\nany=true\n")
                .contains("\nmatrix={\"include\":[{\"module\":\"com.example.shop:pricing\",\"directory\":\"pricing\",");
        assertThat(Files.readString(summary)).contains("| module |", "```mermaid");
        assertThat(result.log()).contains("Publish 1 service: pricing");
        assertThat(target.resolve("github-output.txt")).doesNotExist();
    }

    @Test
    void elsewhereTheOutputsOfGitHubAreFilesAndTheLogSaysSo() throws Exception {
        Maven.Result result =
                affected(notOnGitHub(), "-Dbuild-graph.format=github").orFail();

        assertThat(result.log()).contains("GITHUB_OUTPUT is not set", "github-output.txt", "github-summary.md");
        assertThat(target.resolve("github-output.txt")).content().startsWith("mode=partial\n");
        assertThat(target.resolve("github-summary.md")).content().startsWith("## What the change affects\n");
    }

    @Test
    void theJobOfGitLabPublishesTheServiceAndNoOther() throws Exception {
        Needs.programs("bash");
        affected(notOnGitHub(), "-Dbuild-graph.format=gitlab").orFail();

        Map<?, ?> pipeline = (Map<?, ?>)
                Objects.requireNonNull(new Load(LoadSettings.builder().build())
                        .loadFromString(Files.readString(target.resolve("gitlab-child-pipeline.yml"))));
        Map<?, ?> job = (Map<?, ?>) Objects.requireNonNull(pipeline.get("deploy pricing"));
        assertThat(pipeline.keySet().stream().map(String::valueOf))
                .containsExactlyInAnyOrder("workflow", "stages", "deploy pricing");
        List<?> script = (List<?>) Objects.requireNonNull(job.get("script"));
        shop.script(String.join("\n", script.stream().map(String::valueOf).toList()))
                .orFail();

        assertThat(shop.registry().digest("shop/pricing", second)).isPresent();
        assertThat(shop.registry().digest("shop/search", second)).isEmpty();
    }

    @Test
    void whyTellsOfOneModuleAndNamesTheOthersWhereItIsUnknown() throws Exception {
        assertThat(affected(notOnGitHub(), "-Dbuild-graph.why=pricing").orFail().log())
                .contains("com.example.shop:pricing is affected, for 1 cause", PRICING);
        assertThat(affected(notOnGitHub(), "-Dbuild-graph.why=com.example.shop:search")
                        .orFail()
                        .log())
                .contains("com.example.shop:search is not affected");

        Maven.Result unknown = affected(notOnGitHub(), "-Dbuild-graph.why=prices");

        assertThat(unknown.exitCode()).isNotZero();
        assertThat(unknown.log()).contains("build-graph.why is prices", "pricing", "credit-check");
    }

    @Test
    void aQuietBuildSaysNothing() throws Exception {
        String log = affected(notOnGitHub(), "-q").orFail().log();

        // Some Mavens end with the sequence that gives a terminal its colours back.
        assertThat(log.replace("\u001b[0m", "")).isBlank();
    }

    @Test
    void theImagesAreAList() throws Exception {
        affected(
                        notOnGitHub(),
                        "-Dbuild-graph.format=list",
                        "-Dbuild-graph.select=images",
                        "-Dbuild-graph.outputFile=target/images")
                .orFail();

        assertThat(shop.services().folder().resolve("target/images")).content().isEqualTo(shop.image("pricing") + "\n");
    }
}

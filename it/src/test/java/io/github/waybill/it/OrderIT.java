package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which commit may replace which: pipelines that come late, rollbacks, branches, digests, shallow clones and registries that disagree. */
class OrderIT extends JudgedShop {

    private static final String PRICING = "pricing/src/main/java/com/example/shop/pricing/Pricing.java";

    private String first;

    @BeforeEach
    void open() throws Exception {
        first = shop.services().head();
    }

    /** Changes pricing and commits it. */
    private String commit(String word) throws IOException, InterruptedException {
        shop.services().edit(PRICING, "final class Pricing", "/* " + word + " */ final class Pricing");
        return shop.services().commit("Say " + word);
    }

    /** Runs the pipeline of a commit for pricing alone. */
    private Maven.Result release(String commit, String... options) throws IOException, InterruptedException {
        shop.services().run("checkout", "-q", commit);
        return shop.maven(with(options, "deploy", "-pl", "pricing", "-am"));
    }

    /** Returns what staging says of pricing, the lines below its name. */
    private String staging() throws IOException, InterruptedException {
        shop.pull();
        String file = Files.readString(shop.infra().folder().resolve("overlays/staging/kustomization.yaml"));
        int start = file.indexOf("- name: pricing\n") + "- name: pricing\n".length();
        return file.substring(start, file.indexOf("\n\n", start)).replaceAll("(?m)^ +", "");
    }

    private String receipt() throws IOException {
        return Files.readString(shop.services().folder().resolve("target/kustomize-bump/bump.json"));
    }

    private String tagged(String commit) {
        return "newName: " + shop.image("pricing") + "\nnewTag: " + Infra.tag(commit);
    }

    @Test
    void aLatePipelineIsSupersededAndARollbackHoldsUntilANewerCommitArrives() throws Exception {
        String second = commit("second");
        String third = commit("third");
        release(second).orFail();

        Maven.Result late = release(first).orFail();
        assertThat(late.log()).contains("superseded by " + second + ", which is newer than " + first);
        assertThat(receipt()).contains("\"outcome\": \"superseded\"", "\"newTag\": \"" + second + "\"");
        assertThat(staging()).isEqualTo(tagged(second));

        release(first, "-Dkustomize-bump.allowRollback=true").orFail();
        assertThat(staging()).isEqualTo(tagged(first));
        assertThat(shop.infra().run("log", "-1", "--format=%(trailers:key=Waybill-Rollback,valueonly)"))
                .contains("overlays/staging " + shop.image("pricing") + ":" + second);

        Maven.Result again = release(second).orFail();
        assertThat(again.log()).contains("held back: " + second + " was rolled back on purpose");
        assertThat(staging()).isEqualTo(tagged(first));
        assertThat(receipt()).contains("\"outcome\": \"held\"", "\"rolledBack\": \"" + second + "\"");

        release(third).orFail();
        assertThat(staging()).isEqualTo(tagged(third));
    }

    @Test
    void aCommitOfAnotherBranchIsRefused() throws Exception {
        String second = commit("second");
        release(second).orFail();
        shop.services().run("checkout", "-q", "-b", "other", first);
        String other = commit("other");

        Maven.Result refused = release(other);

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.log())
                .contains("runs " + second + " of pricing, and " + other + " does not descend from it");
        assertThat(staging()).isEqualTo(tagged(second));
    }

    @Test
    void aDigestAloneIsOrderedByTheCommitThatItsImageNames() throws Exception {
        String second = commit("second");
        String third = commit("third");
        release(second, "-Dkustomize-bump.pin=digest").orFail();
        assertThat(staging()).isEqualTo(pinned(second));

        assertThat(release(first, "-Dkustomize-bump.pin=digest").orFail().log())
                .contains("superseded by " + second + ", which is newer than " + first);
        assertThat(staging()).isEqualTo(pinned(second));

        release(third, "-Dkustomize-bump.pin=digest").orFail();
        assertThat(staging()).isEqualTo(pinned(third));
    }

    private String pinned(String commit) throws IOException, InterruptedException {
        return "newName: " + shop.image("pricing") + "\ndigest: "
                + shop.registry().digest("shop/pricing", commit).orElseThrow();
    }

    @Test
    void aShallowCloneIsDeepenedToTellTheOrder() throws Exception {
        release(first).orFail();
        shop.services().run("checkout", "-q", "main");
        commit("second");
        String third = commit("third");
        shop.services().run("push", "-q", "origin", "main");
        shop.services().run("fetch", "-q", "--depth", "1", "origin", "main");
        shop.services().run("reflog", "expire", "--expire=now", "--all");
        shop.services().run("gc", "-q", "--prune=now");
        assertThat(shop.services().run("rev-list", "HEAD").lines()).containsExactly(third);

        release(third).orFail();

        assertThat(staging()).isEqualTo(tagged(third));
    }

    @Test
    void whatTheRegistryDoesNotHoldIsNotDeployed() throws Exception {
        release(first).orFail();
        String before = shop.pull();
        Path empty = Files.createDirectories(folder.resolve("empty"));

        assertThat(named(empty, "-Dkustomize-bump.newTag=v9").log())
                .contains("The registry does not have " + shop.image("pricing") + ":v9");
        String wrong = "sha256:" + "0".repeat(64);
        assertThat(named(empty, "-Dkustomize-bump.newTag=" + first, "-Dkustomize-bump.digest=" + wrong)
                        .log())
                .contains("but " + wrong + " was published");

        assertThat(shop.pull()).isEqualTo(before);
    }

    /** Runs the goal where no POM is, and sees it fail. */
    private Maven.Result named(Path empty, String... options) throws IOException {
        Maven.Result result = Maven.running()
                .run(
                        empty,
                        with(
                                options,
                                "io.github.waybill:kustomize-bump-maven-plugin:" + Setting.version() + ":bump",
                                "-Dkustomize-bump.repository="
                                        + shop.folder()
                                                .resolve("infra-config.git")
                                                .toUri(),
                                "-Dkustomize-bump.overlays=overlays/staging",
                                "-Dkustomize-bump.image=pricing",
                                "-Dkustomize-bump.newName=" + shop.image("pricing"),
                                "-Djib.allowInsecureRegistries=true"));
        assertThat(result.exitCode()).isNotZero();
        return result;
    }

    private static String[] with(String[] options, String... arguments) {
        return Stream.concat(Stream.of(arguments), Stream.of(options)).toArray(String[]::new);
    }
}

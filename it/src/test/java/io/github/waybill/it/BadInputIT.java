package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is wrong ends the build with one paragraph, and nothing is written anywhere. */
class BadInputIT extends JudgedShop {

    private String infraBefore;

    @BeforeEach
    void open() throws Exception {
        infraBefore = shop.infra().head();
    }

    @AfterEach
    void nothingWasWritten() throws Exception {
        assertThat(shop.pull()).isEqualTo(infraBefore);
    }

    @Test
    void noGitRepository() throws Exception {
        Files.move(shop.services().folder().resolve(".git"), folder.resolve("git"));
        assertRefused(run("build-graph:graph"), "lies in no git repository");
        assertRefused(run("deploy"), "Nothing can be published without a commit to name");
        assertThat(run("validate").exitCode()).isZero();
    }

    @Test
    void noCommits() throws Exception {
        Files.move(shop.services().folder().resolve(".git"), folder.resolve("git"));
        shop.services().run("init", "-q");
        assertRefused(run("build-graph:affected"), "has no commit yet");
        assertRefused(run("deploy"), "has no commit yet");
    }

    @Test
    void detachedHeadIsFine() throws Exception {
        shop.services().run("checkout", "-q", "--detach");
        assertThat(run("build-graph:affected").exitCode()).isZero();
    }

    @Test
    void dirtyTreeIsNotPublished() throws Exception {
        shop.services().edit("pricing/pom.xml", "<artifactId>pricing", "<!-- mine --><artifactId>pricing");
        String head = shop.services().head();
        assertRefused(
                run("deploy"),
                "has changes that commit " + head + " does not hold: pricing/pom.xml",
                "build-graph.allowDirty");
        assertThat(shop.registry().digest("shop/pricing", head)).isEmpty();
        // Allowed by name the image is published; but nothing bumps what is not the commit.
        assertRefused(run("deploy", "-Dbuild-graph.allowDirty=true"), "What was published is not that commit");
    }

    @Test
    void unknownBase() throws Exception {
        assertRefused(
                run("build-graph:affected", "-Dbuild-graph.base=origin/nowhere"),
                "The revision origin/nowhere is unknown");
    }

    @Test
    void twoModulesInOneFolder() throws Exception {
        shop.services()
                .edit("pom.xml", "<module>search</module>", "<module>search</module><module>search/other.xml</module>");
        Path search = shop.services().folder().resolve("search");
        Files.writeString(
                search.resolve("other.xml"),
                Files.readString(search.resolve("pom.xml")).replace("<artifactId>search<", "<artifactId>other<"));
        assertRefused(
                run("build-graph:graph"),
                "Two modules stand in one folder",
                "com.example.shop:search",
                "com.example.shop:other");
    }

    @Test
    void noServiceInTheReactor() throws Exception {
        assertRefused(run("kustomize-bump:bump", "-Djib.skip=true"), "No module of the reactor is a service");
    }

    @Test
    void libraryAloneHasNothingToBump() throws Exception {
        assertThat(run("deploy", "-pl", "http", "-am").exitCode()).isZero();
    }

    @Test
    void serviceWithoutRegistry() throws Exception {
        assertRefused(
                run("deploy", "-Dimage.repository=shop"),
                "The image of pricing is shop/pricing, which names no registry");
    }

    @Test
    void missingBranch() throws Exception {
        assertRefused(run("deploy", "-Dkustomize-bump.branch=nowhere"), "has no branch nowhere; it has main");
    }

    @Test
    void unreachableServer() throws Exception {
        assertRefused(
                run("deploy", "-Dkustomize-bump.repository=http://user:s3cret@127.0.0.1:9/infra.git"),
                "The GitOps repository http://127.0.0.1:9/infra.git cannot be reached");
    }

    @Test
    void overlayOutsideTheRepository() throws Exception {
        assertRefused(run("deploy", "-Dkustomize-bump.overlays=../staging"), "leads out of the GitOps repository");
    }

    @Test
    void missingOverlay() throws Exception {
        assertRefused(
                run("deploy", "-Dkustomize-bump.overlays=overlays/nowhere"), "overlays/nowhere is no folder there");
    }

    @Test
    void malformedYaml() throws Exception {
        shop.infra().edit("overlays/staging/kustomization.yaml", "images:", "images: [");
        infraBefore = shop.infra().commit("Break the overlay");
        shop.infra().run("push", "-q", "origin", "main");
        assertRefused(run("deploy"), "overlays/staging/kustomization.yaml, line ", "this is no valid YAML");
    }

    @Test
    void tagThatIsNoCommitIsNotReplacedUnasked() throws Exception {
        assertRefused(run("deploy"), "runs 2.8.1 of search, which is no commit", "kustomize-bump.adopt=true");
    }

    @Test
    void bumpWithoutPublishing() throws Exception {
        assertRefused(run("kustomize-bump:bump"), "jib:build has not published pricing in this build");
    }

    private Maven.Result run(String... arguments) throws IOException {
        return shop.maven(arguments);
    }

    private static void assertRefused(Maven.Result result, String... parts) {
        assertThat(result.exitCode()).isNotZero();
        assertThat(result.log())
                .contains(parts)
                .contains("[ERROR]")
                .doesNotContain("\tat ")
                .doesNotContain("s3cret");
    }
}

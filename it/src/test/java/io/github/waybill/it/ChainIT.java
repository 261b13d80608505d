package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main path, from commit to manifest, on every Maven that is supported. */
class ChainIT extends Judged {

    private static final String ADAPTER = "credit-check/src/main/java/com/example/shop/creditcheck/NorthProvider.java";

    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "3.8.8", "3.9.16", "3.10.0", "4.0.0-rc-4"})
    void commitBecomesImageAndNewTag(String version) throws Exception {
        try (Shop shop = Shop.open(folder.resolve("work"), Maven.version(version))) {
            String before = shop.infra().head();
            String rendered = rendered(shop);
            String first = shop.services().head();
            shop.maven("deploy", "-T", "2", "-Dkustomize-bump.adopt=true").orFail();

            assertPublished(shop, first, "pricing", "search", "credit-check");
            assertThat(shop.registry().label("shop/pricing", first, "org.opencontainers.image.revision"))
                    .isEqualTo(first);
            assertThat(shop.registry().label("shop/pricing", first, "org.opencontainers.image.source"))
                    .isEqualTo(shop.services().origin());
            assertThat(shop.registry().label("shop/pricing", first, "org.opencontainers.image.created"))
                    .isEqualTo(shop.services()
                            .run(
                                    "-c",
                                    "core.pager=cat",
                                    "show",
                                    "-s",
                                    "--date=format-local:%Y-%m-%dT%H:%M:%SZ",
                                    "--format=%cd")
                            .strip());
            shop.pull();
            assertThat(commitsSince(shop, before)).hasSize(1);
            assertThat(staging(shop)).isEqualTo(expectedStaging(shop, first, first));
            assertThat(rendered(shop)).isEqualTo(expectedManifests(shop, rendered, first, first));
            assertThat(shop.infra().run("diff", "--name-only", before, "HEAD").strip())
                    .isEqualTo("overlays/staging/kustomization.yaml");
            assertThat(shop.infra()
                            .run("log", "-1", "--format=%(trailers:key=Waybill-Commit,valueonly)")
                            .strip())
                    .isEqualTo(first);
            assertThat(shop.infra()
                            .run("log", "-1", "--format=%(trailers:key=Waybill-Image,valueonly)")
                            .lines())
                    .filteredOn(line -> !line.isBlank())
                    .hasSize(3)
                    .contains("overlays/staging " + shop.image("pricing") + ":" + first + "@"
                            + shop.registry().digest("shop/pricing", first).orElseThrow());

            shop.services().edit(ADAPTER, "100 *", "99 *");
            String second = shop.services().commit("Weigh the score");
            JsonObject affected = shop.affected(first);
            assertThat(affected.get("mode").getAsString()).isEqualTo("partial");
            assertThat(Shop.select(affected, true)).containsExactly("com.example.shop:credit-check");
            shop.maven("deploy", "-pl", "com.example.shop:credit-check").orFail();
            assertPublished(shop, second, "credit-check");
            shop.pull();
            assertThat(staging(shop)).isEqualTo(expectedStaging(shop, first, second));
            assertThat(rendered(shop)).isEqualTo(expectedManifests(shop, rendered, first, second));

            assertThat(shop.affected(second).get("mode").getAsString()).isEqualTo("none");
        }
    }

    @Test
    void goalOnTheCommandLineDoesTheSame() throws Exception {
        try (Shop shop = Shop.open(folder.resolve("work"), Maven.running())) {
            String head = shop.services().head();
            String before = shop.infra().head();
            shop.maven("package", "jib:build", "kustomize-bump:bump", "-Dkustomize-bump.adopt=true")
                    .orFail();
            shop.pull();
            assertThat(commitsSince(shop, before)).hasSize(1);
            assertThat(staging(shop)).isEqualTo(expectedStaging(shop, head, head));
        }
    }

    @Test
    void imageThatSomethingElseBuiltIsBumpedWithoutPom() throws Exception {
        try (Shop shop = Shop.open(folder.resolve("work"), Maven.running())) {
            Path empty = Files.createDirectories(folder.resolve("empty"));
            Maven.running()
                    .run(
                            empty,
                            "io.github.waybill:kustomize-bump-maven-plugin:" + Setting.version() + ":bump",
                            "-Dkustomize-bump.repository="
                                    + folder.resolve("work/infra-config.git").toUri(),
                            "-Dkustomize-bump.overlays=overlays/staging,overlays/production",
                            "-Dkustomize-bump.image=search",
                            "-Dkustomize-bump.newName=registry.example.com/shop/search",
                            "-Dkustomize-bump.newTag=1.10",
                            "-Dkustomize-bump.verifyImage=false")
                    .orFail();
            shop.pull();
            for (String overlay : List.of("staging", "production")) {
                assertThat(Files.readString(
                                shop.infra().folder().resolve("overlays/" + overlay + "/kustomization.yaml")))
                        .contains(
                                "  - name: search\n    newName: registry.example.com/shop/search\n    newTag: \"1.10\"\n");
            }
        }
    }

    @Test
    void newerJdkBuildsTheSameChain() throws Exception {
        Path jdk = Needs.newerJdk();
        try (Shop shop =
                Shop.open(folder.resolve("work"), Maven.version("3.9.16").on(jdk))) {
            String head = shop.services().head();
            shop.maven("deploy", "-Dkustomize-bump.adopt=true").orFail();
            assertPublished(shop, head, "pricing", "search", "credit-check");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "3.9.16", "4.0.0-rc-4"})
    void extensionDeclaredForMavenItselfAndInThePomWorksOnce(String version) throws Exception {
        try (Shop shop = Shop.open(folder.resolve("work"), Maven.version(version))) {
            Files.writeString(
                    shop.services().folder().resolve(".mvn/extensions.xml"), """
                    <extensions>
                      <extension>
                        <groupId>io.github.waybill</groupId>
                        <artifactId>build-graph-maven-plugin</artifactId>
                        <version>%s</version>
                      </extension>
                    </extensions>
                    """.formatted(Setting.version()));
            assertThat(shop.maven("deploy").log()).containsOnlyOnce("has changes that commit");
            String head = shop.services().commit("Load the extension early");
            shop.maven("deploy", "-Dkustomize-bump.adopt=true").orFail();
            assertPublished(shop, head, "pricing", "search", "credit-check");
        }
    }

    @Test
    void anotherCloneOfTheSameCommitGivesTheSameDigest() throws Exception {
        try (Shop shop = Shop.open(folder.resolve("work"), Maven.running())) {
            String head = shop.services().head();
            shop.maven("package", "jib:build", "-pl", "credit-check", "-am").orFail();
            String digest = shop.registry().digest("shop/credit-check", head).orElseThrow();
            Git clone = shop.services().cloneAgain(folder.resolve("a clone elsewhere"));
            Maven.version("3.9.16")
                    .run(
                            clone.folder(),
                            "package",
                            "jib:build",
                            "-pl",
                            "credit-check",
                            "-am",
                            "-Djib.allowInsecureRegistries=true",
                            "-Dimage.repository=" + shop.registry().host() + "/copy")
                    .orFail();
            assertThat(shop.registry().digest("copy/credit-check", head)).contains(digest);
        }
    }

    @Test
    void changeInTestsAffectsTestsOnly() throws Exception {
        try (Shop shop = Shop.open(folder.resolve("work"), Maven.running())) {
            String first = shop.services().head();
            shop.services()
                    .edit(
                            "test-support/src/main/java/com/example/shop/testsupport/Get.java",
                            "private Get() {}",
                            "private Get() {}\n");
            shop.services().commit("Leave a line");
            JsonObject affected = shop.affected(first);
            assertThat(Shop.select(affected, true)).isEmpty();
            assertThat(Shop.select(affected, false))
                    .containsExactlyInAnyOrder(
                            "com.example.shop:test-support",
                            "com.example.shop:http",
                            "com.example.shop:pricing",
                            "com.example.shop:search",
                            "com.example.shop:credit-check",
                            "com.example.shop:service");
        }
    }

    private static void assertPublished(Shop shop, String commit, String... services)
            throws IOException, InterruptedException {
        for (String service : List.of("pricing", "search", "credit-check")) {
            assertThat(shop.registry().digest("shop/" + service, commit).isPresent())
                    .as(service + " at " + commit)
                    .isEqualTo(List.of(services).contains(service));
            assertThat(shop.registry().digest("shop/" + service, "latest")).isEmpty();
        }
    }

    private static List<String> commitsSince(Shop shop, String commit) throws IOException, InterruptedException {
        return shop.infra().run("rev-list", commit + "..HEAD").lines().toList();
    }

    private static String staging(Shop shop) throws IOException {
        return Files.readString(shop.infra().folder().resolve("overlays/staging/kustomization.yaml"));
    }

    /** Returns what Kustomize makes of the overlay; {@code ""} where none is here. */
    private static String rendered(Shop shop) throws IOException, InterruptedException {
        Optional<Kustomize> kustomize = Needs.kustomize();
        return kustomize.isEmpty()
                ? ""
                : kustomize.get().render(shop.infra().folder().resolve("overlays/staging"));
    }

    /** The manifests differ in the intended images only, initContainer included. */
    private static String expectedManifests(Shop shop, String before, String commit, String creditCheck) {
        return before.replace("registry.example.com/shop/credit-check", shop.image("credit-check") + ":" + creditCheck)
                .replace("registry.example.com/shop/pricing", shop.image("pricing") + ":" + commit)
                .replace("registry-old.example.com/shop/search:2.8.1", shop.image("search") + ":" + commit);
    }

    /** Written by hand from it/demo/infra-config: what a careful person would have changed. */
    private static String expectedStaging(Shop shop, String commit, String creditCheck) {
        return """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                namespace: staging

                resources:
                  - ../../base

                # Written by the release; the order is ours.
                images:
                  - name: credit-check   # serves and migrates
                    newName: %1$s/shop/credit-check
                    newTag: %3$s

                  - name: pricing
                    newName: %1$s/shop/pricing
                    newTag: %2$s

                  # Still on the old registry. Its next release moves it.
                  - name: search
                    newName: %1$s/shop/search
                    newTag: "%2$s"
                """.formatted(shop.registry().host(), Infra.tag(commit), Infra.tag(creditCheck))
                .replace("\"\"", "\"");
    }
}

package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.waybill.it.servers.DockerRegistry;
import io.github.waybill.it.servers.GitOverHttp;
import io.github.waybill.it.servers.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What commit is running, asked of real builds, registries and git servers, with and without a POM. */
class TraceIT extends JudgedShop {

    private static final Login LOGIN = new Login("robot", "s3cret-of-the-robot");

    @Test
    void everyOverlayIsTracedFromTheCommitToTheRegistry() throws Exception {
        String released = shop.services().head();
        shop.maven("deploy", "-Dkustomize-bump.adopt=true").orFail();
        String gitOps = shop.pull();
        shop.services().run("commit", "-q", "--allow-empty", "-m", "Go on");

        Maven.Result result =
                shop.maven("kustomize-bump:trace", "kustomize-bump:deployed").orFail();

        JsonObject trace = read("trace.json");
        assertThat(trace.getAsJsonObject("gitOps").get("commit").getAsString()).isEqualTo(gitOps);
        JsonObject image = image(trace, "overlays/staging", "pricing");
        assertThat(image.get("service").getAsString()).isEqualTo("com.example.shop:pricing");
        JsonObject commit = image.getAsJsonObject("commit");
        assertThat(commit.get("id").getAsString()).isEqualTo(released);
        assertThat(commit.get("author").getAsString()).isEqualTo("Developer");
        assertThat(commit.get("subject").getAsString()).isEqualTo("The shop");
        assertThat(commit.get("behind").getAsInt()).isEqualTo(1);
        assertThat(commit.getAsJsonObject("affecting").get("unknown").getAsString())
                .contains("build-graph has not written the fingerprints");
        JsonObject putBy = image.getAsJsonObject("putBy");
        assertThat(putBy.get("id").getAsString()).isEqualTo(gitOps);
        assertThat(putBy.get("receipt").getAsBoolean()).isTrue();
        JsonObject registry = image.getAsJsonObject("registry");
        assertThat(registry.get("digest").getAsString())
                .isEqualTo(shop.registry().digest("shop/pricing", released).orElseThrow());
        assertThat(registry.get("revision").getAsString()).isEqualTo(released);
        assertThat(image.getAsJsonArray("running").toString()).contains("no cluster was asked");

        JsonObject creditCheck = image(trace, "overlays/staging", "credit-check");
        assertThat(creditCheck.getAsJsonArray("containers").toString())
                .contains("\"container\":\"migrate\",\"init\":true", "\"container\":\"credit-check\",\"init\":false");

        JsonObject old = image(trace, "overlays/production", "pricing");
        assertThat(old.get("image").getAsString()).isEqualTo("registry-old.example.com/shop/pricing");
        assertThat(old.getAsJsonObject("commit").get("unknown").getAsString())
                .isEqualTo("3.2.0 is no commit of the service repository");
        assertThat(old.getAsJsonObject("putBy").get("id").getAsString())
                .isEqualTo(
                        shop.infra().run("rev-list", "--max-parents=0", "HEAD").strip());
        assertThat(old.getAsJsonObject("putBy").get("receipt").getAsBoolean()).isFalse();

        assertThat(result.log().lines().filter(line -> line.startsWith("  ")))
                .anyMatch(line ->
                        line.contains("pricing") && line.contains(released.substring(0, 12)) && line.contains(" ok "))
                .allMatch(line -> line.length() <= 100);
        assertThat(Files.readString(shop.services().folder().resolve("target/kustomize-bump/trace.md")))
                .contains("### overlays/production", "| pricing | " + released.substring(0, 12));

        JsonArray deployed = read("deployed.json").getAsJsonArray("services");
        assertThat(deployed)
                .hasSize(3)
                .allMatch(
                        one -> one.getAsJsonObject().get("commit").getAsString().equals(released));
        assertThat(deployed.toString())
                .contains("\"service\":\"com.example.shop:search\"")
                .doesNotContain("production");
    }

    @Test
    void withoutAPomTheGitOpsRepositoryAndTheRegistriesAreAsked() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));

        Maven.Result result = Maven.running()
                .run(
                        empty,
                        "io.github.waybill:kustomize-bump-maven-plugin:" + Setting.version() + ":trace",
                        "-Dkustomize-bump.repository="
                                + shop.folder().resolve("infra-config.git").toUri(),
                        "-Dkustomize-bump.only=overlays/staging",
                        "-Dkustomize-bump.askRegistry=false")
                .orFail();

        assertThat(result.log())
                .contains("No service repository here", "commit unknown: no service repository is here", "2.8.1")
                .doesNotContain("overlays/production");
        assertThat(empty.resolve("target/kustomize-bump/trace.json")).exists();
    }

    @Test
    void serversAskForCredentialsAndNoneIsShown() throws Exception {
        Needs.programs("docker-registry", "htpasswd", "lighttpd");
        Path work = Files.createDirectories(folder.resolve("registry"));
        Path web = Files.createDirectories(folder.resolve("lighttpd"));
        try (DockerRegistry registry = DockerRegistry.serve(LOGIN, null, work);
                GitOverHttp git = GitOverHttp.serve(shop.folder(), LOGIN, web)) {
            String[] where = {
                "-DsendCredentialsOverHttp=true",
                "-Dimage.repository=" + registry.host() + "/shop",
                "-Dkustomize-bump.repository=" + git.url("infra-config.git"),
                "-Dkustomize-bump.only=overlays/staging"
            };
            Maven both = Maven.running().with(folder, server(registry.host()) + server("127.0.0.1"));
            shop.maven(both, with(where, "deploy", "-pl", "pricing", "-am")).orFail();
            Maven.Result good =
                    shop.maven(both, with(where, "kustomize-bump:trace")).orFail();
            JsonObject known = image(read("trace.json"), "overlays/staging", "pricing");
            assertThat(known.getAsJsonObject("registry").get("revision").getAsString())
                    .isEqualTo(shop.services().head());
            assertThat(good.log()).doesNotContain(LOGIN.password());

            Maven gitOnly = Maven.running()
                    .where("KUSTOMIZE_BUMP_USERNAME", LOGIN.username())
                    .where("KUSTOMIZE_BUMP_PASSWORD", LOGIN.password());
            shop.maven(gitOnly, with(where, "kustomize-bump:trace")).orFail();
            JsonObject refused = image(read("trace.json"), "overlays/staging", "pricing");
            assertThat(refused.getAsJsonObject("registry").get("unknown").getAsString())
                    .startsWith("the registry refuses to show " + registry.host() + "/shop/pricing:");
            assertThat(refused.getAsJsonObject("commit").get("id").getAsString())
                    .isEqualTo(shop.services().head());
        }
    }

    private static String[] with(String[] where, String... arguments) {
        return Stream.of(arguments, where).flatMap(Stream::of).toArray(String[]::new);
    }

    private static String server(String id) {
        return "<server><id>%s</id><username>%s</username><password>%s</password></server>"
                .formatted(id, LOGIN.username(), LOGIN.password());
    }

    private JsonObject read(String file) throws IOException {
        return JsonParser.parseString(Files.readString(shop.services()
                        .folder()
                        .resolve("target/kustomize-bump")
                        .resolve(file)))
                .getAsJsonObject();
    }

    private static JsonObject image(JsonObject trace, String overlay, String name) {
        List<JsonElement> overlays = trace.getAsJsonArray("overlays").asList();
        for (JsonElement one : overlays) {
            for (JsonElement image : one.getAsJsonObject().getAsJsonArray("images")) {
                if (one.getAsJsonObject().get("overlay").getAsString().equals(overlay)
                        && image.getAsJsonObject().get("name").getAsString().equals(name)) {
                    return image.getAsJsonObject();
                }
            }
        }
        throw new AssertionError(overlay + " has no " + name + " in " + trace);
    }
}

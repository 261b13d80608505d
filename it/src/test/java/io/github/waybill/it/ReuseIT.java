package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.waybill.it.servers.DockerRegistry;
import io.github.waybill.it.servers.Login;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An image that the registry has already, made of the same, is taken in place of a new one. */
class ReuseIT extends JudgedShop {

    private static final String PRICES = "pricing/src/main/java/com/example/shop/pricing/Pricing.java";

    private BuildLog deploy(String base, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                "deploy",
                "-Dbuild-graph.trim",
                "-Dbuild-graph.reuse",
                "-Dbuild-graph.base=" + base,
                "-Dkustomize-bump.adopt=true"));
        all.addAll(List.of(arguments));
        return BuildLog.of(shop.maven(all.toArray(String[]::new)).orFail());
    }

    private JsonObject receipt() throws Exception {
        return JsonParser.parseString(
                        Files.readString(shop.services().folder().resolve("target/kustomize-bump/bump.json")))
                .getAsJsonObject()
                .getAsJsonArray("targets")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("images")
                .get(0)
                .getAsJsonObject();
    }

    private String change(String from, String to) throws Exception {
        shop.services().edit(PRICES, from, to);
        return shop.services().commit("Say it in another way");
    }

    @Test
    void aRevertedChangeTakesTheImageOfBeforeAndSoDoesABuildThatIsRunAgain() throws Exception {
        String start = shop.services().head();
        String good = change("100 *", "10 * 10 *");
        BuildLog first = deploy(start);
        assertThat(first.text()).contains("No image of " + shop.image("pricing") + " in the last 2 commits");
        assertThat(receipt().has("reusedFrom")).isFalse();
        String bad = change("10 * 10 *", "50 * 2 *");
        deploy(good);
        String reverted = change("50 * 2 *", "10 * 10 *");

        BuildLog log = deploy(bad);

        String digest = shop.registry().digest("shop/pricing", good).orElseThrow();
        assertThat(shop.registry().digest("shop/pricing", reverted)).contains(digest);
        assertThat(shop.registry().digest("shop/pricing", bad)).isPresent().isNotEqualTo(Optional.of(digest));
        assertThat(log.text())
                .contains("Reused " + shop.image("pricing") + ":" + good + "@" + digest + " as " + reverted);
        assertThat(log.with("surefire:test")).containsExactly("pricing");
        assertThat(receipt().get("reusedFrom").getAsString()).isEqualTo(good);
        assertThat(receipt().get("tag").getAsString()).isEqualTo(reverted);
        shop.pull();
        assertThat(shop.infra()
                        .run("log", "-1", "--format=%(trailers:key=Waybill-Reused,valueonly)")
                        .strip())
                .isEqualTo(shop.image("pricing") + ":" + good);
        String infra = shop.infra().head();

        deploy(bad);

        assertThat(receipt().get("outcome").getAsString()).isEqualTo("unchanged");
        assertThat(receipt().get("reusedFrom").getAsString()).isEqualTo(reverted);
        assertThat(shop.pull()).isEqualTo(infra);

        shop.maven("build-graph:graph", "-Dbuild-graph.fingerprints=true").orFail();
        Maven.Result verified = shop.maven(
                "kustomize-bump:verify",
                "-Dkustomize-bump.overlays=overlays/staging",
                "-Dkustomize-bump.levels=commit-tag=off,on-branch=off,mutable-tag=off,registry=off,image-exists=off");
        assertThat(verified.log()).doesNotContain("revision: ").contains("BUILD SUCCESS");
    }

    @Test
    void aTreeThatIsNotTheCommitTakesNothing() throws Exception {
        String start = shop.services().head();
        String good = change("100 *", "10 * 10 *");
        deploy(start);
        shop.services().edit(PRICES, "10 * 10 *", "50 * 2 *");

        Maven.Result result = shop.maven(
                "deploy",
                "-Dbuild-graph.trim",
                "-Dbuild-graph.reuse",
                "-Dbuild-graph.base=" + start,
                "-Dbuild-graph.allowDirty=true");

        // Jib has published; what is not the commit is not bumped.
        assertThat(result.exitCode()).isNotZero();
        assertThat(result.log())
                .doesNotContain("Reused")
                .contains("Built and pushed image", "has changes that commit " + good);
    }

    @Test
    void aRegistryThatAsksForALoginIsGivenIt() throws Exception {
        Needs.programs("docker-registry", "htpasswd");
        Login login = new Login("robot", "s3cret-of-the-robot");
        Path own = Files.createDirectories(folder.resolve("docker-registry"));
        try (DockerRegistry registry = DockerRegistry.serve(login, null, own)) {
            Maven maven = Maven.running()
                    .with(
                            folder,
                            "<server><id>%s</id><username>%s</username><password>%s</password></server>"
                                    .formatted(registry.host(), login.username(), login.password()));
            String[] deploy = {
                "deploy",
                "-Dbuild-graph.trim",
                "-Dbuild-graph.reuse",
                "-Dbuild-graph.base=" + shop.services().head(),
                "-Dkustomize-bump.adopt=true",
                "-DsendCredentialsOverHttp=true",
                "-Dimage.repository=" + registry.host() + "/shop"
            };
            String built = change("100 *", "10 * 10 *");
            shop.maven(maven, deploy).orFail();
            Files.writeString(shop.services().folder().resolve("README.md"), "The shop\n");
            String prose = shop.services().commit("Say what it is");

            Maven.Result again = shop.maven(maven, deploy).orFail();

            assertThat(again.log())
                    .contains("Reused " + registry.host() + "/shop/pricing:" + built, "Published " + registry.host())
                    .doesNotContain(login.password());
            assertThat(receipt().get("tag").getAsString()).isEqualTo(prose);
            assertThat(receipt().get("reusedFrom").getAsString()).isEqualTo(built);
        }
    }
}

package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From staging to production, service by service or all, and nothing where the chain is broken. */
class PromoteIT extends JudgedShop {

    private String released;

    @BeforeEach
    void release() throws Exception {
        released = shop.services().head();
        shop.maven("deploy", "-Dkustomize-bump.adopt=true").orFail();
        shop.pull();
    }

    private Maven.Result promote(String... options) throws IOException {
        return shop.maven(Stream.concat(
                        Stream.of(
                                "kustomize-bump:promote",
                                "-Dkustomize-bump.from=overlays/staging",
                                "-Dkustomize-bump.to=overlays/production"),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    private String production() throws IOException {
        return Files.readString(shop.infra().folder().resolve("overlays/production/kustomization.yaml"));
    }

    @Test
    void oneServiceThenAllAreMovedWithAReceiptThatNamesWhereTheyCameFrom() throws Exception {
        String before = production();

        Maven.Result refused = promote("-Dkustomize-bump.service=pricing");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.log()).contains("runs 3.2.0 of pricing, which is no commit of the service repository");

        promote("-Dkustomize-bump.service=pricing", "-Dkustomize-bump.adopt=true")
                .orFail();
        String promoted = shop.pull();
        assertThat(production())
                .isEqualTo(before.replace("registry-old.example.com/shop/pricing", shop.image("pricing"))
                        .replace("\"3.2.0\"", '"' + released + '"'));
        assertThat(
                        shop.infra()
                                .run(
                                        "log",
                                        "-1",
                                        "--format=%s%n%(trailers:key=Waybill-Promoted-From,valueonly)%(trailers:key=Waybill-Image,valueonly)"))
                .isEqualTo("Promote pricing to overlays/production at " + released.substring(0, 12)
                        + "\noverlays/staging\noverlays/production "
                        + shop.image("pricing") + ":" + released + "@"
                        + shop.registry().digest("shop/pricing", released).orElseThrow() + "\n\n");

        assertThat(promote("-Dkustomize-bump.service=pricing").orFail().log()).contains("Nothing to commit");
        assertThat(shop.pull()).isEqualTo(promoted);

        promote("-Dkustomize-bump.adopt=true").orFail();
        shop.pull();
        assertThat(production())
                .contains(shop.image("search"), shop.image("credit-check"))
                .doesNotContain("registry-old");
        shop.maven("kustomize-bump:trace", "-Dkustomize-bump.only=overlays/production")
                .orFail();
        assertThat(Files.readString(shop.services().folder().resolve("target/kustomize-bump/trace.json")))
                .contains("\"promotedFrom\": \"overlays/staging\"");
    }

    @Test
    void whatVerifyWouldFindBrokenIsNotPromoted() throws Exception {
        shop.infra().edit("overlays/staging/kustomization.yaml", released, "main");
        shop.infra().commit("Run the newest");
        shop.infra().run("push", "-q", "origin", "main");
        String before = shop.pull();

        Maven.Result result = promote("-Dkustomize-bump.adopt=true");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.log())
                .contains("Nothing is promoted, since the chain is broken in", "is named by the tag main, which moves");
        assertThat(shop.pull()).isEqualTo(before);
    }

    @Test
    void anOlderCommitNeverReplacesANewerOne() throws Exception {
        promote("-Dkustomize-bump.adopt=true").orFail();
        shop.services()
                .edit(
                        "pricing/src/main/java/com/example/shop/pricing/Pricing.java",
                        "final class Pricing",
                        "/* more */ final class Pricing");
        String next = shop.services().commit("Say more");
        shop.maven("deploy", "-pl", "pricing", "-am").orFail();
        promote("-Dkustomize-bump.service=pricing").orFail();
        shop.pull();
        assertThat(production()).contains(next);

        shop.maven(
                        "kustomize-bump:bump",
                        "-N",
                        "-Dkustomize-bump.image=pricing",
                        "-Dkustomize-bump.newName=" + shop.image("pricing"),
                        "-Dkustomize-bump.newTag=" + released,
                        "-Dkustomize-bump.allowRollback=true")
                .orFail();
        assertThat(promote("-Dkustomize-bump.service=pricing").orFail().log())
                .contains("superseded by " + next + ", which is newer than " + released);
        shop.pull();
        assertThat(production()).contains(next);
    }
}

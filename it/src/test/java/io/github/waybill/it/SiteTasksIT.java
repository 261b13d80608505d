package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.waybill.it.servers.ClusterApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of the tasks, one after another on one shop, as a team would meet them: what they say to type is typed, and what they show is printed. */
class SiteTasksIT extends JudgedShop {

    static final List<String> PAGES = List.of(
            "quick-start",
            "affected",
            "trim",
            "release",
            "promote",
            "running",
            "reports",
            "roll-back",
            "move-registry");

    private static final String PRICING = "pricing/src/main/java/com/example/shop/pricing/Pricing.java";
    private static final String SEARCH = "search/src/main/java/com/example/shop/search/Search.java";

    private Stage stage;

    @BeforeEach
    void setStage() {
        stage = Stage.of(shop);
    }

    @Test
    void everyTaskDoesWhatItsPageSays() throws Exception {
        quickStart();
        affected();
        trim();
        release();
        promote();
        running();
        reports();
        rollBack();
        moveRegistry();
    }

    private void quickStart() throws Exception {
        try (SitePage page = SitePage.open("quick-start")) {
            assertThat(page.take("xml").content())
                    .as("the README's, which ReadmeIT tries")
                    .isEqualTo(ReadmeIT.snippets("xml").get(0));
            page.run(shop, stage);
            page.run(shop, stage);
        }
    }

    private void affected() throws Exception {
        shop.services().edit(PRICING, "100 * item.length()", "item.length() * 100");
        try (SitePage page = SitePage.open("affected")) {
            page.run(shop, stage);
            page.run(shop, stage);
            page.run(shop, stage);
            page.run(shop, stage);
            page.run(shop, stage);
        }
    }

    private void trim() throws Exception {
        String commit = shop.services().commit("Turn the factors around");
        try (SitePage page = SitePage.open("trim")) {
            page.run(shop, stage);
        }
        shop.pull();
        assertThat(overlay("staging")).contains(commit);
    }

    private void release() throws Exception {
        shop.services().run("push", "-q", "origin", "main");
        shop.services().edit(SEARCH, "\"/search\"", "\"/find\"");
        shop.services().commit("Find under another path");
        try (SitePage page = SitePage.open("release")) {
            page.run(shop, stage);
            page.run(shop, stage);
            String before = shop.pull();
            shop.services().edit(SEARCH, "\"/find\"", "\"/found\"");
            String commit = shop.services().commit("Find under yet another path");
            page.run(shop, stage);
            assertThat(shop.pull()).isEqualTo(before);
            page.run(shop, stage);
            assertThat(shop.pull()).isEqualTo(before);
            shop.infra().run("fetch", "-q", "origin", "release/next");
            assertThat(shop.infra().run("show", "FETCH_HEAD:overlays/staging/kustomization.yaml"))
                    .contains(commit);
            page.run(shop, stage);
            page.run(shop, stage);
            runAndUndo(page);
        }
    }

    private void promote() throws Exception {
        try (SitePage page = SitePage.open("promote")) {
            page.run(shop, stage);
            String before = shop.pull();
            page.run(shop, stage);
            assertThat(shop.pull()).isEqualTo(before);
            page.run(shop, stage);
            page.run(shop, stage);
        }
        assertThat(overlay("production")).doesNotContain("registry-old");
    }

    private void running() throws Exception {
        try (ClusterApi api = ClusterApi.start();
                SitePage page = SitePage.open("running")) {
            FluxCluster cluster = new FluxCluster(api, shop);
            cluster.runs("staging");
            cluster.runs("production");
            Path kubeconfig = api.kubeconfig(folder.resolve("kubeconfig"));
            page.run(shop, stage.with("~/.kube/config", kubeconfig.toString()));
            assertThat(page.run(shop, stage)).doesNotContain("WARNING");
            assertThat(Files.readString(SitePage.folder().resolve("running.md")))
                    .contains(rules());
            page.run(shop, stage);
            page.refused(shop, stage);
            page.run(shop, stage);
        }
        shop.infra().run("revert", "--no-edit", "HEAD");
        shop.infra().run("push", "-q", "origin", "main");
    }

    private void reports() throws Exception {
        try (SitePage page = SitePage.open("reports")) {
            page.run(shop, stage);
            Path pom = shop.services().folder().resolve("pom.xml");
            String before = Files.readString(pom);
            Files.writeString(pom, before.replace("</project>", page.take("xml").content() + "</project>"));
            page.run(shop, stage);
            Files.writeString(pom, before);
            assertThat(shop.services().folder().resolve("target/site"))
                    .isDirectoryContaining("glob:**/build-graph.html")
                    .isDirectoryContaining("glob:**/build-graph-affected.html")
                    .isDirectoryContaining("glob:**/deployments.html");
        }
    }

    private void rollBack() throws Exception {
        try (SitePage page = SitePage.open("roll-back")) {
            page.run(shop, stage);
            page.run(shop, stage);
            runAndUndo(page);
        }
    }

    /** Runs the next block, which bumps, and lets what comes after it find the overlays as they were. */
    private void runAndUndo(SitePage page) throws Exception {
        String before = shop.pull();
        page.run(shop, stage);
        assertThat(shop.pull()).isNotEqualTo(before);
        shop.infra().run("reset", "-q", "--hard", before);
        shop.infra().run("push", "-q", "--force", "origin", "main");
    }

    private void moveRegistry() throws Exception {
        try (Registry other = Registry.start(folder.resolve("registry-new"));
                SitePage page = SitePage.open("move-registry")) {
            Stage both = stage.with("registry-new.example.com", other.host());
            page.run(shop, both);
            page.run(shop, both);
            assertThat(other.digest("shop/pricing", shop.services().head())).isPresent();
        }
    }

    /** Returns the table of the rules, as the answer of verify tells of them. */
    private String rules() throws IOException {
        Path answer = shop.services().folder().resolve("target/kustomize-bump/verify.json");
        StringBuilder table = new StringBuilder();
        for (JsonElement element : JsonParser.parseString(Files.readString(answer))
                .getAsJsonObject()
                .getAsJsonArray("rules")) {
            JsonObject rule = element.getAsJsonObject();
            table.append("| `%s` | %s |\n"
                    .formatted(rule.get("name").getAsString(), rule.get("about").getAsString()));
        }
        return table.toString();
    }

    private String overlay(String name) throws Exception {
        return Files.readString(shop.infra().folder().resolve("overlays/" + name + "/kustomization.yaml"));
    }
}

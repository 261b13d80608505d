package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages for a team that has something else: what it has runs as the page shows it, and then what the page puts in its place. */
class SiteMigrationsIT extends JudgedShop {

    static final List<String> PAGES =
            List.of("from-gitflow-incremental-builder", "from-shell-script", "adopt", "from-flux-image-automation");

    private static final String PRICING = "pricing/src/main/java/com/example/shop/pricing/Pricing.java";
    private static final String PARENT = "(?s)    <parent>.*?</parent>\n\n";

    /** How a team has Jib that knows nothing of commits. */
    private static final String JIB = """
                    <plugins>
                        <plugin>
                            <groupId>com.google.cloud.tools</groupId>
                            <artifactId>jib-maven-plugin</artifactId>
                            <version>3.5.2</version>
                            <configuration>
                                <to>
                                    <image>${image.repository}/${project.artifactId}</image>
                                </to>
                            </configuration>
                            <executions>
                                <execution>
                                    <phase>deploy</phase>
                                    <goals><goal>build</goal></goals>
                                </execution>
                            </executions>
                        </plugin>
                    </plugins>
            """;

    private Stage stage;
    private String inherited;
    private String own;

    @BeforeEach
    void takeTheParentAway() throws Exception {
        stage = Stage.of(shop);
        inherited = Files.readString(file("pom.xml"));
        own = inherited.replaceFirst(PARENT, "").replace("    <build>\n", "    <build>\n" + JIB);
        assertThat(own).doesNotContain("service-parent");
        commit("Have a parent of our own", Map.of("pom.xml", own));
        shop.services().run("push", "-q", "origin", "main");
    }

    @Test
    void whatATeamHasIsReplacedByWhatItsPageSays() throws Exception {
        incrementalBuilder();
        shellScript();
        adopt();
        imageAutomation();
    }

    private void incrementalBuilder() throws Exception {
        try (SitePage page = SitePage.open("from-gitflow-incremental-builder")) {
            extensions(page);
            shop.services().run("push", "-q", "origin", "main");
            change("100 * item.length()", "item.length() * 100");
            assertThat(built(page.run(shop, stage)))
                    .containsExactlyInAnyOrder("shop", "http", "service", "test-support", "pricing");
            extensions(page);
            shop.services().run("push", "-q", "origin", "main");
            change("item.length() * 100", "100 * item.length()");
            assertThat(built(page.run(shop, stage)))
                    .containsExactlyInAnyOrder("shop", "bom", "http", "service", "test-support", "pricing");
            shop.services()
                    .edit("pom.xml", "    <modules>", "    <!-- In the order of the reactor. -->\n    <modules>");
            shop.services().commit("Say which order");
            page.run(shop, stage);
        }
        shop.services().run("rm", "-q", ".mvn/extensions.xml");
        commit("Have no extension", Map.of("pom.xml", own));
    }

    private static Set<String> built(String log) {
        return BuildLog.of(new Maven.Result(0, Stage.uncoloured(log))).modules();
    }

    private void shellScript() throws Exception {
        Path overlay = shop.infra().folder().resolve("overlays/staging/kustomization.yaml");
        Files.writeString(
                overlay,
                Files.readString(shop.infra().folder().resolve("overlays/production/kustomization.yaml"))
                        .replace("namespace: production", "namespace: staging")
                        .replace("registry-old.example.com", shop.registry().host()));
        shop.infra().commit("Run what production runs");
        shop.infra().run("push", "-q", "origin", "main");
        try (SitePage page = SitePage.open("from-shell-script")) {
            String tag = shop.services().run("rev-parse", "--short", "HEAD").strip();
            page.run(shop, stage);
            shop.pull();
            assertThat(Files.readString(overlay).lines().filter(line -> line.endsWith("newTag: \"" + tag + '"')))
                    .hasSize(3);
            assertThat(shop.registry().digest("shop/search", tag)).isPresent();

            commit("Inherit", Map.of("pom.xml", inherited));
            page.run(shop, stage);
        }
    }

    private void adopt() throws Exception {
        commit("Have a parent of our own", Map.of("pom.xml", own));
        try (SitePage page = SitePage.open("adopt")) {
            extensions(page);
            shop.services().run("push", "-q", "origin", "main");
            change("100 * item.length()", "item.length() * 100");
            page.run(shop, stage);
            page.run(shop, stage);

            shop.services().run("push", "-q", "origin", "main");
            String pom = Files.readString(file("pricing/pom.xml"));
            commit(
                    "Release pricing by its POM",
                    Map.of(
                            "pricing/pom.xml",
                            pom.replace("</project>", stage.run(page.take("xml").content()) + "</project>")));
            page.run(shop, stage);
            assertThat(shop.registry().digest("shop/pricing", shop.services().head()))
                    .isPresent();

            assertThat(page.take("xml").content())
                    .as("the README's, which ReadmeIT tries")
                    .isEqualTo(ReadmeIT.snippets("xml").get(1));
            commit("Inherit", Map.of("pom.xml", inherited, "pricing/pom.xml", pom));
        }
    }

    private void imageAutomation() throws Exception {
        try (SitePage page = SitePage.open("from-flux-image-automation")) {
            Snippet objects = page.take("yaml");
            List<Object> kinds = new ArrayList<>();
            for (String document : objects.content().split("---\n", -1)) {
                kinds.add(new Snippet(objects.name(), "yaml", document).yaml("kind"));
            }
            assertThat(kinds).containsExactly("ImageRepository", "ImagePolicy", "ImageUpdateAutomation");

            Path overlay = shop.infra().folder().resolve("overlays/staging/kustomization.yaml");
            shop.pull();
            Files.writeString(overlay, stage.run(page.take("yaml").content()));
            shop.infra().commit("Let Flux write the tag");
            shop.infra().run("push", "-q", "origin", "main");
            page.run(shop, stage);
            shop.pull();
            assertThat(Files.readString(overlay))
                    .isEqualTo(stage.run(page.take("yaml").content())
                            .replace("COMMIT", Infra.tag(shop.services().head())));
        }
    }

    /** Writes the next block, which declares an extension for Maven itself, where such a file belongs. */
    private void extensions(SitePage page) throws IOException, InterruptedException {
        commit(
                "Declare the extension",
                Map.of(".mvn/extensions.xml", page.take("xml").content()));
    }

    private void change(String from, String to) throws IOException, InterruptedException {
        shop.services().edit(PRICING, from, to);
        shop.services().commit("Turn the factors around");
    }

    private void commit(String message, Map<String, String> files) throws IOException, InterruptedException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(file(file.getKey()), file.getValue());
        }
        shop.services().commit(message);
    }

    private Path file(String name) {
        return shop.services().folder().resolve(name);
    }
}

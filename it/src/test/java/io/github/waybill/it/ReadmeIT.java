package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the README tells a team to write into its POM and its pipeline, tried as it stands there. */
class ReadmeIT extends Judged {

    private static final String PRICING = "pricing/src/main/java/com/example/shop/pricing/Pricing.java";
    private static final String PRICING_TEST = "pricing/src/test/java/com/example/shop/pricing/PricingTest.java";

    @Test
    void serviceThatInheritsTheParent() throws Exception {
        String snippet = snippets("xml").get(0);
        assertThat(snippet.lines()).hasSizeLessThanOrEqualTo(15);
        assertReleases(Map.of("pom.xml", pom("pricing", snippet)));
    }

    @Test
    void teamWithAParentOfItsOwn() throws Exception {
        String snippet = snippets("xml").get(1);
        String parent =
                pom("parent", "<packaging>pom</packaging><modules><module>pricing</module></modules>" + snippet);
        String inherits =
                "<parent><groupId>com.example.shop</groupId><artifactId>parent</artifactId><version>1</version></parent>";
        String service = pom("pricing", inherits + "<properties><jib.skip>false</jib.skip></properties>");
        assertReleases(Map.of("pom.xml", parent, "pricing/pom.xml", service));
    }

    @Test
    void pipelineOfGitHub() throws Exception {
        Object step = all("yaml").get(0).yaml("jobs", "release", "steps", 2, "run");
        assertPipeline(String.valueOf(step), "${{ github.event.before }}");
    }

    /** A change of a service is published and bumped; a change of its tests is not. */
    private void assertPipeline(String script, String before) throws Exception {
        Needs.programs("bash");
        assertThat(script).contains(before);
        Maven maven = Maven.running();
        try (Shop shop = Shop.open(folder.resolve("work"), maven)) {
            String first = shop.services().head();
            shop.services().edit(PRICING, "100 * item.length()", "item.length() * 100");
            String second = shop.services().commit("Turn the factors around");
            shop.script(script.replace(before, first)).orFail();
            assertThat(shop.registry().digest("shop/pricing", second)).isPresent();
            assertThat(shop.registry().digest("shop/search", second)).isEmpty();
            shop.pull();
            assertThat(staging(shop.infra())).contains("newTag: " + second);

            shop.services().edit(PRICING_TEST, "void answersOverHttp", "void answersEveryQueryOverHttp");
            String third = shop.services().commit("Name the test better");
            assertThat(shop.script(script.replace(before, second)).orFail().log())
                    .contains("Tests run:");
            assertThat(shop.registry().digest("shop/pricing", third)).isEmpty();
        }
    }

    /** A repository with these POMs and nothing else releases its service pricing. */
    private void assertReleases(Map<String, String> poms) throws Exception {
        try (Registry registry = Registry.start(folder.resolve("registry"))) {
            Path overlay = Files.createDirectories(folder.resolve("infra-config/overlays/staging"));
            Files.writeString(overlay.resolve("pricing.yaml"), Infra.pod("pricing"));
            Files.writeString(
                    overlay.resolve("kustomization.yaml"),
                    "resources:\n  - pricing.yaml\nimages:\n  - name: pricing\n");
            Path bare = folder.resolve("infra-config.git");
            Git infra = Git.bareOf(folder.resolve("infra-config"), bare, "What the cluster runs");
            for (Map.Entry<String, String> pom : poms.entrySet()) {
                Path file = folder.resolve("shop").resolve(pom.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(
                        file,
                        pom.getValue()
                                .replace("registry.example.com", registry.host())
                                .replace(
                                        "https://git.example.com/shop/infra-config.git",
                                        bare.toUri().toString()));
            }
            Path service = folder.resolve("shop").resolve(poms.containsKey("pricing/pom.xml") ? "pricing" : "");
            Path source = Files.createDirectories(service.resolve("src/main/java"));
            Files.writeString(
                    source.resolve("Main.java"), "class Main { public static void main(String[] arguments) {} }\n");
            Git shop = Git.bareOf(folder.resolve("shop"), folder.resolve("shop.git"), "The shop");

            Maven.running()
                    .run(
                            shop.folder(),
                            "deploy",
                            "-Dmaven.compiler.source=17",
                            "-Dmaven.compiler.target=17",
                            "-Djib.from.image=scratch",
                            "-Djib.allowInsecureRegistries=true")
                    .orFail();

            assertThat(registry.digest("shop/pricing", shop.head())).isPresent();
            infra.run("pull", "-q", "--ff-only", "origin", "main");
            assertThat(staging(infra))
                    .isEqualTo(
                            "resources:\n  - pricing.yaml\nimages:\n  - name: pricing\n    newName: %s/shop/pricing\n    newTag: %s\n"
                                    .formatted(registry.host(), shop.head()));
        }
    }

    private static String pom(String artifactId, String content) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example.shop</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  %s
                  <!-- Nothing here is for a Maven repository. -->
                  <distributionManagement>
                    <repository><id>here</id><url>file:${user.home}/deployed</url></repository>
                  </distributionManagement>
                </project>
                """.formatted(artifactId, content);
    }

    private static String staging(Git infra) throws IOException {
        return Files.readString(infra.folder().resolve("overlays/staging/kustomization.yaml"));
    }

    static List<String> snippets(String language) throws IOException {
        return all(language).stream().map(Snippet::content).toList();
    }

    private static List<Snippet> all(String language) throws IOException {
        return Snippet.of(Setting.root().resolve("README.md")).stream()
                .filter(snippet -> snippet.language().equals(language))
                .toList();
    }
}

package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site as a whole: no page has a block that no test runs, none names what there is not, and every link leads somewhere. */
class SiteIT {

    /** Pages that tell and have nothing to type. */
    private static final List<String> PROSE = List.of("index", "how-affected", "how-bump", "faq", "limits");

    private static final Pattern PROPERTY =
            Pattern.compile("(?<![\\w/.-])(?:build-graph|kustomize-bump)\\.[a-z][A-Za-z]+\\b(?!\\.(?:json|html))");
    private static final Pattern GOAL = Pattern.compile("\\b(build-graph|kustomize-bump):([a-z-]+)\\b");

    /** Properties of the extension, which no goal declares. */
    private static final Set<String> OF_THE_EXTENSION = Set.of(
            "build-graph.trim",
            "build-graph.upstream",
            "build-graph.downstream",
            "build-graph.allowDirty",
            "build-graph.inputs",
            "build-graph.commit",
            "build-graph.timestamp",
            "build-graph.source",
            "build-graph.fingerprint");

    @TempDir
    Path folder;

    @Test
    void everyBlockOfEveryPageIsRun() throws Exception {
        assertThat(Stream.of(SiteTasksIT.PAGES, SiteMigrationsIT.PAGES, SitePipelinesIT.PAGES, List.of("files"), PROSE)
                        .flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(SitePage.all());
        for (String page : PROSE) {
            SitePage.open(page).close();
        }
        for (String page : SitePage.all()) {
            String text = Files.readString(SitePage.folder().resolve(page + ".md"));
            String prose = Snippet.FENCED.matcher(text).replaceAll("");
            assertThat(prose.lines())
                    .as(page + ": code that is not fenced as the tests know it")
                    .noneMatch(line -> line.startsWith("    ") || line.startsWith("```") || line.startsWith("~~~"));
        }
    }

    @Test
    void propertiesAndGoalsThatAreNamedExist() throws Exception {
        Set<String> properties = new TreeSet<>(OF_THE_EXTENSION);
        Set<String> goals = new TreeSet<>();
        for (String prefix : List.of("build-graph", "kustomize-bump")) {
            String descriptor = descriptor(prefix + "-maven-plugin");
            found("\\$\\{([a-zA-Z.-]+)}", descriptor).forEach(match -> properties.add(match.group(1)));
            found("<goal>([a-z-]+)</goal>", descriptor).forEach(match -> goals.add(prefix + ":" + match.group(1)));
        }
        List<Path> texts = new ArrayList<>(List.of(Setting.root().resolve("README.md")));
        for (String page : SitePage.all()) {
            texts.add(SitePage.folder().resolve(page + ".md"));
        }
        for (Path text : texts) {
            String content = Files.readString(text);
            assertThat(PROPERTY.matcher(content).results().map(MatchResult::group))
                    .as(text.toString())
                    .allMatch(properties::contains);
            assertThat(GOAL.matcher(content).results().map(MatchResult::group))
                    .as(text.toString())
                    .allMatch(goals::contains);
        }
    }

    private static String descriptor(String plugin) throws IOException {
        Path jar = Setting.root().resolve(plugin).resolve("target/" + plugin + "-" + Setting.version() + ".jar");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("META-INF/maven/plugin.xml"))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    private static List<MatchResult> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }

    @Test
    void theFilesAreDescribedAsTheirSchemasSay() throws Exception {
        String text = Files.readString(SitePage.folder().resolve("files.md"));
        try (SitePage page = SitePage.open("files")) {
            for (String name : List.of("affected", "graph", "fingerprints", "bump", "trace", "verify", "deployed")) {
                String schema =
                        Files.readString(Setting.root().resolve("src/site/resources/schema/" + name + "-1.json"));
                String example = page.take("json").content();
                assertThat(new ValidatorFactory()
                                .withJsonNodeFactory(new GsonNode.Factory())
                                .validate(schema, example)
                                .getErrors())
                        .as(name)
                        .isEmpty();
                int section = text.indexOf("## " + name + ".json\n");
                String table = text.substring(section, text.indexOf("```json", section));
                JsonObject parsed = JsonParser.parseString(schema).getAsJsonObject();
                assertThat(found("(?m)^\\| `([^`]+)` \\|", table).stream().map(match -> match.group(1)))
                        .as(name)
                        .containsExactlyElementsOf(new SchemaFields(parsed).names());
            }
        }
    }

    @Test
    void theSiteIsBuiltFromSourcesAloneAndEveryLinkLeadsSomewhere() throws Exception {
        Path clone = folder.resolve("clone");
        for (String part :
                List.of(".mvn", "build-graph-maven-plugin", "kustomize-bump-maven-plugin", "service-parent", "src")) {
            Folders.copy(Setting.root().resolve(part), clone.resolve(part));
        }
        Files.createDirectories(clone.resolve("it"));
        for (String pom : List.of("pom.xml", "it/pom.xml")) {
            Files.copy(Setting.root().resolve(pom), clone.resolve(pom));
        }
        Maven.running().run(clone, "site", "-ntp").orFail();

        Path site = clone.resolve("target/site");
        List<String> broken = new ArrayList<>();
        try (Stream<Path> files = Files.walk(site)) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".html")).toList()) {
                for (MatchResult link : found("\\b(?:href|src)=\"([^\"]*)\"", Files.readString(page))) {
                    if (!leads(page, link.group(1))) {
                        broken.add(site.relativize(page) + " -> " + link.group(1));
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(SitePage.all()).allMatch(page -> Files.exists(site.resolve(page + ".html")));
    }

    private static boolean leads(Path page, String link) throws IOException {
        if (link.matches("[a-z]+:.*")) {
            return true;
        }
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        return Files.exists(target)
                && (hash < 0
                        || !target.toString().endsWith(".html")
                        || Files.readString(target).contains(" id=\"" + link.substring(hash + 1) + '"'));
    }
}

package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The graph of a reactor with one edge of every kind, and what changes to it affect, worked out by hand from its POMs. */
class GraphIT {

    /** The extension must be in the local repository: Maven loads it before it builds anything. */
    private static final List<String> BUILD_EXTENSION = List.of("install", "-q", "-f", "extension/pom.xml");

    @TempDir
    Path folder;

    private Git reactor;
    private String base;

    @BeforeEach
    void makeReactor() throws Exception {
        reactor = new Git(Folders.copy(Setting.root().resolve("it/src/test/reactors/edges"), folder.resolve("edges")));
        Files.writeString(reactor.folder().resolve(".gitignore"), "target/\n");
        reactor.run("init", "-q", "-b", "main");
        base = reactor.commit("Begin");
    }

    private Maven withExtension(Maven maven) throws IOException {
        maven.run(reactor.folder(), BUILD_EXTENSION.toArray(String[]::new)).orFail();
        return maven;
    }

    private static String goal(String goal) {
        return "io.github.waybill:build-graph-maven-plugin:" + Setting.version() + ":" + goal;
    }

    private JsonObject result(String name) throws IOException {
        return JsonParser.parseString(Files.readString(
                        reactor.folder().resolve("target/build-graph").resolve(name)))
                .getAsJsonObject();
    }

    private JsonObject affected(Maven maven, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-q", goal("affected"), "-Dbuild-graph.base=" + base));
        arguments.addAll(List.of(options));
        maven.run(reactor.folder(), arguments.toArray(String[]::new)).orFail();
        return result("affected.json");
    }

    private static Stream<JsonObject> objects(JsonObject document, String member) {
        return StreamSupport.stream(document.getAsJsonArray(member).spliterator(), false)
                .map(JsonElement::getAsJsonObject);
    }

    /** Returns an edge as {@code app -dependency(compile jar)-> core}. */
    private static String edge(JsonObject edge) {
        String detail = Stream.of("scope", "type", "classifier")
                .filter(edge::has)
                .map(member -> edge.get(member).getAsString())
                .collect(Collectors.joining(" "));
        return "%s -%s(%s)-> %s"
                .formatted(name(edge.get("from")), edge.get("kind").getAsString(), detail, name(edge.get("to")));
    }

    private static String name(JsonElement id) {
        return id.getAsString().replace("acme:", "");
    }

    /** Returns the halves that are affected, as {@code app}, or {@code app (tests)} where only these are. */
    private static List<String> halves(JsonObject affected) {
        return objects(affected, "modules")
                .map(module -> name(module.get("module")) + (module.get("main").getAsBoolean() ? "" : " (tests)"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "3.8.8", "3.9.16", "3.10.0", "4.0.0-rc-4"})
    void everyKindOfEdgeIsFound(String version) throws Exception {
        Maven maven = withExtension(Maven.version(version));

        maven.run(reactor.folder(), "-q", goal("graph")).orFail();

        JsonObject graph = result("graph.json");
        assertThat(objects(graph, "edges").map(GraphIT::edge))
                .containsExactlyInAnyOrder(
                        "checks -parent()-> root",
                        "codegen -parent()-> root",
                        "core -parent()-> root",
                        "fixtures -parent()-> root",
                        "app -parent()-> root",
                        "app -bom(pom)-> bom",
                        "app -bom(pom)-> profile-bom",
                        "app -dependency(compile jar)-> core",
                        "app -dependency(runtime jar shaded)-> core",
                        "app -dependency(test test-jar)-> core",
                        "app -dependency(test jar)-> fixtures",
                        "app -plugin()-> codegen",
                        "app -plugin-dependency(jar)-> checks",
                        "app -extension()-> extension");
        assertThat(objects(graph, "modules").map(module -> name(module.get("module"))))
                .containsExactlyInAnyOrder(
                        "root", "bom", "profile-bom", "extension", "checks", "codegen", "core", "fixtures", "app")
                .endsWith("app");
        JsonObject app = objects(graph, "modules")
                .filter(module -> name(module.get("module")).equals("app"))
                .findFirst()
                .orElseThrow();
        assertThat(app.get("image").getAsString()).isEqualTo("registry.example.com/acme/app");
        assertThat(app.getAsJsonArray("poms").toString())
                .isEqualTo("[\"app/pom.xml\",\"poms/middle/pom.xml\",\"pom.xml\"]");
        assertThat(app.getAsJsonArray("inputs").toString()).isEqualTo("[\"config/checkstyle.xml\",\"app/legal\"]");
        JsonObject core = objects(graph, "modules")
                .filter(module -> name(module.get("module")).equals("core"))
                .findFirst()
                .orElseThrow();
        assertThat(core.getAsJsonArray("artifacts").toString()).isEqualTo("[\"jar\",\"test-jar\"]");
    }

    @Test
    void aProfileThatIsOffImportsNothing() throws Exception {
        Maven maven = withExtension(Maven.running());

        maven.run(reactor.folder(), "-q", goal("graph"), "-P", "!pinned").orFail();

        assertThat(objects(result("graph.json"), "edges").map(GraphIT::edge))
                .contains("app -bom(pom)-> bom")
                .doesNotContain("app -bom(pom)-> profile-bom");
    }

    @Test
    void aChangeReachesWhatItIsBuiltInto() throws Exception {
        Maven maven = withExtension(Maven.running());
        String[][] cases = {
            // the changed file, then the halves that are affected
            {"core/src/main/java/acme/Core.java", "core", "app"},
            // Not app's tests alone: whether what core attaches as "shaded" holds test classes too is not known.
            {"core/src/test/java/acme/CoreFixture.java", "core (tests)", "app"},
            {"fixtures/src/main/resources/fixtures.properties", "fixtures", "app (tests)"},
            // What these bring stands in app's effective model, and a comment is not in it.
            {"bom/pom.xml"},
            {"profile-bom/pom.xml"},
            {"poms/middle/pom.xml"},
            {"extension/src/main/resources/extension.properties", "extension", "app"},
            {"checks/src/main/resources/checks.properties", "checks", "app"},
            {"codegen/src/main/resources/codegen.properties", "codegen", "app"},
            {"config/checkstyle.xml", "app"},
            {"app/legal/TERMS.md", "app"},
            {"app/README.md"},
        };
        for (String[] expected : cases) {
            Path file = reactor.folder().resolve(expected[0]);
            String content = Files.readString(file);
            Files.writeString(file, content + (expected[0].endsWith(".xml") ? "<!-- changed -->\n" : "\n// changed\n"));

            assertThat(halves(affected(maven)))
                    .as(expected[0])
                    .containsExactlyInAnyOrder(Stream.of(expected).skip(1).toArray(String[]::new));

            Files.writeString(file, content);
        }
        assertThat(affected(maven).get("mode").getAsString()).isEqualTo("none");
    }

    @Test
    void aFileThatIsGoneWasAnInput() throws Exception {
        Maven maven = withExtension(Maven.running());

        Files.delete(reactor.folder().resolve("config/checkstyle.xml"));

        assertThat(halves(affected(maven))).containsExactly("app");
    }

    @Test
    void modulesThatLeaveJoinAndMoveAreNamed() throws Exception {
        Maven maven = withExtension(Maven.running());
        reactor.run("mv", "checks", "style-checks");
        reactor.edit("pom.xml", "<module>checks</module>", "<module>style-checks</module>");
        reactor.edit("pom.xml", "<module>core</module>", "<module>core</module><module>poms/middle</module>");
        reactor.edit("pom.xml", "<module>profile-bom</module>", "");
        reactor.commit("Change the reactor");

        JsonObject affected = affected(maven, "-P", "!pinned");

        assertThat(affected.get("removed").toString()).isEqualTo("[\"acme:profile-bom\"]");
        assertThat(affected.get("moved").toString())
                .isEqualTo("[{\"module\":\"acme:checks\",\"from\":\"checks\",\"to\":\"style-checks\"}]");
        assertThat(affected.get("unowned").toString()).isEqualTo("[]");
        JsonObject middle = objects(affected, "modules")
                .filter(module -> name(module.get("module")).equals("middle"))
                .findFirst()
                .orElseThrow();
        assertThat(middle.getAsJsonArray("causes").get(0).toString())
                .isEqualTo("{\"kind\":\"added\",\"module\":\"acme:middle\",\"via\":[\"acme:middle\"]}");
    }
}

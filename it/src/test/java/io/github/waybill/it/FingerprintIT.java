package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answer of {@code affected} is what the fingerprints say, and whatever real builds make differently was affected. */
class FingerprintIT {

    /** Steps of one walk; each builds the whole reactor. */
    private static final int STEPS = 8;

    private static final String TERMS = "shared/terms.txt";

    private static final String FAKES = """
            <build>
              <plugins>
                <plugin>
                  <artifactId>maven-jar-plugin</artifactId>
                  <executions>
                    <execution>
                      <id>fakes</id>
                      <goals><goal>jar</goal></goals>
                      <configuration>
                        <classifier>fakes</classifier>
                        <classesDirectory>\\${project.build.testOutputDirectory}</classesDirectory>
                      </configuration>
                    </execution>
                  </executions>
                </plugin>
              </plugins>
            </build>
            """;

    @TempDir
    Path folder;

    private static String goal(String goal) {
        return "io.github.waybill:build-graph-maven-plugin:" + Setting.version() + ":" + goal;
    }

    private static JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private Git reactor(String name) throws IOException, InterruptedException {
        Git reactor =
                new Git(Folders.copy(Setting.root().resolve("it/src/test/reactors/affected"), folder.resolve(name)));
        Files.writeString(reactor.folder().resolve(".gitignore"), "target/\n");
        // POMs lie in jars as they are, comments and all; what else is in a jar is what counts.
        reactor.edit(
                "pom.xml",
                "<artifactId>maven-jar-plugin</artifactId>\n          <version>3.5.1</version>",
                "<artifactId>maven-jar-plugin</artifactId>\n          <version>3.5.1</version>\n"
                        + "          <configuration><archive><addMavenDescriptor>false</addMavenDescriptor></archive></configuration>");
        reactor.edit(
                "pom.xml",
                "<maven.compiler.release>17</maven.compiler.release>",
                "<maven.compiler.release>17</maven.compiler.release>\n"
                        + "    <project.build.outputTimestamp>2026-01-01T00:00:00Z</project.build.outputTimestamp>");
        reactor.edit("pom.xml", "<version>3.18.0<", "<version>${version.lang3}<");
        reactor.edit("pom.xml", "<greeting>", "<version.lang3>3.18.0</version.lang3>\n    <greeting>");
        reactor.edit("pom.xml", "<version>3.7.1<", "<version>${version.assembly}<");
        reactor.edit("pom.xml", "<greeting>", "<version.assembly>3.7.1</version.assembly>\n    <greeting>");
        // The table's reactor only says that it attaches this jar; here it is made.
        Edit.first("fixtures/pom.xml", "(?s)<build>.*</build>", FAKES).apply(reactor);
        Edit.write(TERMS, "1\n").apply(reactor);
        Edit.link("shared/current.txt", "terms.txt").apply(reactor);
        reactor.run("init", "-q", "-b", "main");
        reactor.commit("Begin");
        return reactor;
    }

    /** Returns the fingerprints of all halves, as {@code common main}. */
    private static Map<String, String> fingerprints(Maven maven, Git reactor) throws IOException {
        maven.run(reactor.folder(), "-q", goal("graph"), "-Dbuild-graph.fingerprints=true")
                .orFail();
        Map<String, String> fingerprints = new TreeMap<>();
        for (JsonElement module :
                json(reactor.folder().resolve("target/build-graph/graph.json")).getAsJsonArray("modules")) {
            JsonObject halves = module.getAsJsonObject().getAsJsonObject("fingerprint");
            String name = module.getAsJsonObject().get("module").getAsString().replace("acme:", "");
            halves.keySet()
                    .forEach(half ->
                            fingerprints.put(name + " " + half, halves.get(half).getAsString()));
        }
        return fingerprints;
    }

    private static Set<String> affected(Maven maven, Git reactor, String base) throws IOException {
        maven.run(reactor.folder(), "-q", goal("affected"), "-Dbuild-graph.base=" + base)
                .orFail();
        Set<String> halves = new TreeSet<>();
        for (JsonElement element : json(reactor.folder().resolve("target/build-graph/affected.json"))
                .getAsJsonArray("modules")) {
            JsonObject module = element.getAsJsonObject();
            for (String half : List.of("main", "test")) {
                if (module.get(half).getAsBoolean()) {
                    halves.add(module.get("module").getAsString().replace("acme:", "") + " " + half);
                }
            }
        }
        return halves;
    }

    private static String either(int step, String one, String other) {
        return step % 2 == 0 ? one : other;
    }

    /** Edits of every kind that leave a reactor which builds, each of which can be made at any time and more than once. */
    private static List<Edit> edits(int step) {
        return List.of(
                Edit.write(
                        "common/src/main/java/acme/Step%d.java".formatted(step),
                        "package acme;\nclass Step%d {}\n".formatted(step)),
                Edit.write(
                        "common/src/test/java/acme/Try%d.java".formatted(step),
                        "package acme;\nclass Try%d {}\n".formatted(step)),
                Edit.write(
                        "fixtures/src/test/java/acme/Fake%d.java".formatted(step),
                        "package acme;\nclass Fake%d {}\n".formatted(step)),
                Edit.write("orders/src/main/resources/step%d.properties".formatted(step), "greeting=${greeting}\n"),
                Edit.append("orders/src/main/resources/orders.properties"),
                Edit.append("common/README.md"),
                Edit.append(TERMS),
                Edit.link("shared/current.txt", either(step, "terms.txt", "none.txt")),
                Edit.link("orders/src/main/resources/shared", "../../../../shared"),
                Edit.link("common/src/test/resources/terms.txt", "../../../../" + TERMS),
                Edit.first("pom.xml", "<greeting>[^<]*<", "<greeting>Hello %d<".formatted(step)),
                Edit.first(
                        "pom.xml", "<properties>", "<properties>\n    <unused.%d>x</unused.%d>".formatted(step, step)),
                Edit.first("pom.xml", "<modules>", "<!-- %d -->\n  <modules>".formatted(step)),
                Edit.first(
                        "pom.xml", "<version.lang3>[^<]*<", "<version.lang3>" + either(step, "3.17.0", "3.18.0") + "<"),
                Edit.first(
                        "common/pom.xml",
                        "(?s)(<artifactId>common</artifactId>)(<properties>.*?</properties>)?",
                        "$1" + either(step, "<properties><version.lang3>3.18.0</version.lang3></properties>", "")),
                Edit.first(
                        "common/pom.xml",
                        "(?s)(<artifactId>commons-text</artifactId>)(<exclusions>.*?</exclusions>)?",
                        "$1"
                                + either(
                                        step,
                                        "",
                                        "<exclusions><exclusion><groupId>org.apache.commons</groupId><artifactId>commons-lang3</artifactId></exclusion></exclusions>")),
                Edit.first(
                        "pom.xml",
                        "(<version>\\$\\{version.lang3}</version>)(<scope>compile</scope>)?",
                        "$1" + either(step, "<scope>compile</scope>", "")),
                Edit.first(
                        "extras/tool/pom.xml",
                        "(?s)(<dependencies>)(<dependency><groupId>org.apache.commons.*?</dependency>)?",
                        "$1"
                                + either(
                                        step,
                                        "<dependency><groupId>org.apache.commons</groupId><artifactId>commons-text</artifactId><scope>test</scope></dependency>",
                                        "")),
                Edit.first(
                        "pom.xml",
                        "(<artifactId>commons-io</artifactId>\\s*<version>)[^<]*<",
                        "$1" + either(step, "2.20.0", "2.21.0") + "<"),
                Edit.first(
                        "pom.xml",
                        "(<artifactId>guava</artifactId>\\s*<version>)[^<]*<",
                        "$1" + either(step, "33.3.1-jre", "33.4.0-jre") + "<"),
                Edit.first(
                        "pom.xml",
                        "<version.assembly>[^<]*<",
                        "<version.assembly>" + either(step, "3.6.0", "3.7.1") + "<"),
                Edit.first(
                        "extras/tool/pom.xml",
                        "(</dependencies>)\\s*(<build>.*</build>)?",
                        "$1"
                                + either(
                                        step,
                                        "<build><plugins><plugin><artifactId>maven-assembly-plugin</artifactId></plugin></plugins></build>",
                                        "")),
                Edit.first(
                        "pom.xml", "<version.codec>[^<]*<", "<version.codec>" + either(step, "1.17.1", "1.22.1") + "<"),
                Edit.first(
                        "pom.xml",
                        "(?s)(<dependencyManagement>\\s*<dependencies>)(<dependency>.*?</dependency>)?",
                        "$1"
                                + either(
                                        step,
                                        "<dependency><groupId>commons-codec</groupId><artifactId>commons-codec</artifactId><version>1.17.1</version></dependency>",
                                        "")),
                Edit.first(
                        "pom.xml",
                        "<maven.compiler.release>\\d+<",
                        "<maven.compiler.release>%d<".formatted(16 + step % 2)));
    }

    /** Returns what a build makes: of each half its classes and what is packed of it, by name, each with its bytes. */
    private static Map<String, Map<String, String>> built(Maven maven, Git reactor) throws Exception {
        maven.run(reactor.folder(), "-q", "clean", "package", "-DskipTests").orFail();
        Map<String, Map<String, String>> built = new TreeMap<>();
        try (var poms = Files.walk(reactor.folder())) {
            for (Path classes : poms.filter(
                            path -> path.endsWith("target/classes") || path.endsWith("target/test-classes"))
                    .toList()) {
                String module = classes.getName(classes.getNameCount() - 3).toString();
                String half = classes.endsWith("classes") ? "main" : "test";
                Map<String, String> files = new TreeMap<>();
                try (var walk = Files.walk(classes)) {
                    for (Path file : walk.filter(Files::isRegularFile).toList()) {
                        files.put(
                                classes.relativize(file).toString(),
                                new Git(reactor.folder()).run("hash-object", file.toString()));
                    }
                }
                built.put(module + " " + half, files);
            }
        }
        return built;
    }

    /** Returns the keys whose value is another one now, or new. */
    private static <T> Set<String> different(Map<String, T> before, Map<String, T> now) {
        Set<String> different = new TreeSet<>();
        now.forEach((key, value) -> {
            if (!value.equals(before.get(key))) {
                different.add(key);
            }
        });
        return different;
    }

    @Test
    void theAnswerIsTheDefinitionAndMissesNothingThatIsBuiltDifferently() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Maven maven = Maven.running();
        Git reactor = reactor("shop");
        String last = reactor.head();
        Map<String, String> fingerprints = fingerprints(maven, reactor);
        Map<String, Map<String, String>> built = built(maven, reactor);
        List<String> story = new ArrayList<>(List.of("seed " + seed));
        for (int step = 0; step < STEPS; step++) {
            List<Edit> edits = new ArrayList<>(edits(step));
            Collections.shuffle(edits, random);
            for (Edit edit : edits.subList(0, 1 + random.nextInt(2))) {
                edit.apply(reactor);
            }
            reactor.run("add", "-A");
            reactor.run("commit", "-q", "--allow-empty", "-m", "Step " + step);
            story.add(reactor.run("show", "--stat=200", "--format=%s", "-U1"));

            Set<String> affected = affected(maven, reactor, last);
            Map<String, String> now = fingerprints(maven, reactor);
            Map<String, Map<String, String>> made = built(maven, reactor);

            assertThat(affected).as("%s", story).isEqualTo(different(fingerprints, now));
            assertThat(affected).as("built differently, %s", story).containsAll(different(built, made));
            last = reactor.head();
            fingerprints = now;
            built = made;
        }
    }

    @Test
    void aCommitHasTheSameFingerprintsUnderEveryMavenAtEveryPlace() throws Exception {
        Map<String, String> here = fingerprints(Maven.running(), reactor("shop"));
        assertThat(here).hasSize(16);
        assertThat(here.values()).allMatch(fingerprint -> fingerprint.matches("[0-9a-f]{64}"));

        for (String version : List.of("3.6.3", "3.9.16", "3.10.0", "4.0.0-rc-4")) {
            Maven elsewhere = Maven.version(version).onJvm("-Duser.timezone=Asia/Tokyo -Duser.language=tr");
            assertThat(fingerprints(elsewhere, reactor("elsewhere/" + version)))
                    .as(version)
                    .isEqualTo(here);
        }
    }

    @Test
    void anImageIsLabelledWithTheFingerprintOfWhatItIsMadeOf() throws Exception {
        try (Shop shop = Shop.open(folder.resolve("work"), Maven.running())) {
            shop.maven("deploy", "-DskipTests", "-Dkustomize-bump.adopt=true").orFail();
            Path shown = folder.resolve("pricing.json");
            shop.maven(
                            "-q",
                            "build-graph:show",
                            "-Dbuild-graph.module=pricing",
                            "-Dbuild-graph.format=json",
                            "-Dbuild-graph.outputFile=" + shown)
                    .orFail();

            String label =
                    shop.registry().label("shop/pricing", shop.services().head(), "io.github.waybill.fingerprint");

            assertThat(label).matches("[0-9a-f]{64}");
            assertThat(json(shown).getAsJsonObject("fingerprint").get("main").getAsString())
                    .isEqualTo(label);
        }
    }

    @Test
    void theFingerprintsOfACommitAreWrittenWithoutCheckingItOut() throws Exception {
        try (Shop shop = Shop.open(folder.resolve("work"), Maven.running())) {
            String[] goal = {"build-graph:graph", "-Dbuild-graph.fingerprints=true"};
            Path file = shop.services().folder().resolve("target/build-graph/fingerprints.json");
            String first = shop.services().head();
            shop.maven(goal).orFail();
            JsonObject checkedOut = json(file);
            shop.services().edit("pricing/src/main/java/com/example/shop/pricing/Pricing.java", "100 *", "101 *");
            Files.delete(file);

            Maven.Result dirty = shop.maven(goal).orFail();
            assertThat(dirty.log()).contains("fingerprints.json is not written: the working tree has changes");
            assertThat(file).doesNotExist();

            String second = shop.services().commit("Raise prices");
            shop.maven(goal).orFail();
            assertThat(changed(checkedOut, json(file))).containsExactly("com.example.shop:pricing");
            assertThat(json(file).get("commit").getAsString()).isEqualTo(second);

            shop.maven(goal[0], goal[1], "-Dbuild-graph.head=" + first).orFail();
            assertThat(checkedOut.get("commit").getAsString()).isEqualTo(first);
            assertThat(json(file)).isEqualTo(checkedOut);
        }
    }

    /** Returns the services of which the fingerprints in two files differ. */
    private static List<String> changed(JsonObject one, JsonObject other) {
        List<String> changed = new ArrayList<>();
        for (JsonElement service : other.getAsJsonArray("services")) {
            if (!one.getAsJsonArray("services").contains(service)) {
                changed.add(service.getAsJsonObject().get("module").getAsString());
            }
        }
        return changed;
    }
}

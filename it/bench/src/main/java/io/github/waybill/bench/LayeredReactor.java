package io.github.waybill.bench;

import io.github.waybill.it.Folders;
import io.github.waybill.it.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A reactor in ten layers of equal width, made so that the exact answer to each edit is known without a tool. The module in column {@code c} of
 * a layer depends on those in columns {@code c} and {@code c + 1} of the layer below.
 *
 * @param git its repository, with the branch {@code base} at the state before any edit
 * @param modules how many modules it has beside the root, a multiple of 100
 */
record LayeredReactor(Git git, int modules) {

    private static final int LAYERS = 10;

    /** The layer in which every tenth module has the bumped artifact: as a dependency of a dependency, so that no module's own model names it. */
    private static final int BUMPED_LAYER = 5;

    private static final int BUMPED_EVERY = 10;
    private static final String MANAGED = "<artifactId>commons-codec</artifactId><version>%s</version>";

    /**
     * A change to this reactor.
     *
     * @param exactly how many modules it affects
     */
    record Edit(String name, String file, String from, String to, int exactly) {}

    static LayeredReactor in(Path folder, int modules) throws IOException, InterruptedException {
        if (modules % (LAYERS * BUMPED_EVERY) != 0) {
            throw new IllegalArgumentException(
                    "bench.modules: " + modules + " is not a multiple of " + LAYERS * BUMPED_EVERY);
        }
        LayeredReactor reactor = new LayeredReactor(new Git(Folders.fresh(folder)), modules);
        reactor.write();
        reactor.git.run("init", "-q", "-b", "main");
        reactor.git.commit("Begin");
        reactor.git.run("branch", "base");
        // Each contender declares itself there, which is not to count as a change.
        reactor.git.run("update-index", "--assume-unchanged", ".mvn/extensions.xml");
        return reactor;
    }

    List<Edit> edits() {
        // From a bumped module, one more column is reached with each layer above: 1 + 2 + 3 + 4 + 5, which never meet.
        // And the root: its artifact is its POM.
        int reached = IntStream.rangeClosed(1, LAYERS - BUMPED_LAYER).sum();
        return List.of(
                new Edit("a source file of a leaf", source(modules - 1), "{}", "{ int more; }", 1),
                new Edit("a comment in the root POM", "pom.xml", "<!-- -->", "<!-- more -->", 0),
                new Edit(
                        "a managed version in the root POM",
                        "pom.xml",
                        MANAGED.formatted("1.16.1"),
                        MANAGED.formatted("1.19.0"),
                        reached * width() / BUMPED_EVERY + 1));
    }

    /** Makes an edit the only commit on top of the base. */
    void make(Edit edit) throws IOException, InterruptedException {
        git.run("reset", "-q", "--hard", "base");
        git.edit(edit.file(), edit.from(), edit.to());
        git.commit("Change " + edit.name());
    }

    private int width() {
        return modules / LAYERS;
    }

    private void write() throws IOException {
        write(".gitignore", "target/\n");
        write(".mvn/extensions.xml", "<extensions>\n</extensions>\n");
        write("pom.xml", root());
        for (int i = 0; i < modules; i++) {
            write("m" + i + "/pom.xml", module(i));
            write(source(i), "class M" + i + " {}\n");
        }
    }

    private void write(String name, String content) throws IOException {
        Path file = git.folder().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static String source(int module) {
        return "m" + module + "/src/main/java/M" + module + ".java";
    }

    private String root() {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <!-- -->
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId><artifactId>root</artifactId><version>1</version><packaging>pom</packaging>
                  <modules>%s</modules>
                  <dependencyManagement><dependencies>
                    <dependency><groupId>commons-codec</groupId>%s</dependency>
                    <dependency><groupId>org.apache.httpcomponents</groupId><artifactId>httpclient</artifactId><version>4.5.14</version></dependency>
                    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId><version>2.0.20</version></dependency>
                  </dependencies></dependencyManagement>
                </project>
                """.formatted(
                        IntStream.range(0, modules)
                                .mapToObj(i -> "<module>m" + i + "</module>")
                                .collect(Collectors.joining()),
                        MANAGED.formatted("1.16.1"));
    }

    private String module(int i) {
        int column = i % width();
        int layer = i / width();
        String dependencies = dependency("org.slf4j", "slf4j-api", "");
        if (layer == BUMPED_LAYER && column % BUMPED_EVERY == 0) {
            dependencies += dependency("org.apache.httpcomponents", "httpclient", "");
        }
        if (layer > 0) {
            int below = (layer - 1) * width();
            dependencies += dependency("com.example", "m" + (below + column), "<version>1</version>");
            dependencies += dependency("com.example", "m" + (below + (column + 1) % width()), "<version>1</version>");
        }
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent><groupId>com.example</groupId><artifactId>root</artifactId><version>1</version></parent>
                  <artifactId>m%d</artifactId>
                  <dependencies>%s</dependencies>
                </project>
                """.formatted(i, dependencies);
    }

    private static String dependency(String groupId, String artifactId, String version) {
        return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId>%s</dependency>"
                .formatted(groupId, artifactId, version);
    }
}

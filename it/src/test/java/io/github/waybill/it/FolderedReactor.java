package io.github.waybill.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A reactor as a company would have it, in folders: {@code platform} with a BOM and a kit for tests, and fifteen areas, each with a parent, an
 * {@code api}, some cores that need it, and a service that needs the cores. The {@code api} of area {@code i} needs that of area {@code (i - 1) / 2}; every
 * jar's tests need the kit; every area's parent imports the BOM.
 */
record FolderedReactor(Git git, int modules) {

    static final List<String> AREAS = List.of(
            "accounts",
            "billing",
            "catalog",
            "checkout",
            "delivery",
            "identity",
            "inventory",
            "mailing",
            "orders",
            "payments",
            "pricing",
            "returns",
            "reviews",
            "search",
            "stores");

    /** The root and the two of the platform. */
    private static final int OTHERS = 3;

    /** Makes a reactor of so many modules, with one commit. */
    static FolderedReactor in(Path folder, int modules) throws IOException, InterruptedException {
        FolderedReactor reactor = new FolderedReactor(new Git(Files.createDirectories(folder)), modules);
        reactor.write();
        reactor.git.run("init", "-q", "-b", "main");
        reactor.git.commit("Begin");
        return reactor;
    }

    /** Returns how many modules an area has, its parent included. */
    int size(int area) {
        int rest = modules - OTHERS;
        return rest / AREAS.size() + (area < rest % AREAS.size() ? 1 : 0);
    }

    /** Returns the path of the only source file of a module of an area. */
    static String source(String area, String module) {
        return "%s/%s-%s/src/main/java/Main.java".formatted(area, area, module);
    }

    private void write() throws IOException {
        write(".gitignore", "target/\n");
        write("pom.xml", root());
        write("platform/bom/pom.xml", pom("root", "../../pom.xml", "bom", "<packaging>pom</packaging>"));
        write("platform/kit/pom.xml", pom("root", "../../pom.xml", "kit", ""));
        write("platform/kit/src/main/java/Main.java", "class Main {}\n");
        for (int i = 0; i < AREAS.size(); i++) {
            area(i);
        }
    }

    private void area(int place) throws IOException {
        String area = AREAS.get(place);
        List<String> cores = IntStream.range(0, size(place) - 3)
                .mapToObj(core -> area + "-core-" + core)
                .toList();
        write(area + "/pom.xml", pom("root", "../pom.xml", area, """
                        <packaging>pom</packaging>
                        <dependencyManagement><dependencies><dependency>
                          <groupId>com.example</groupId><artifactId>bom</artifactId><version>1</version><type>pom</type><scope>import</scope>
                        </dependency></dependencies></dependencyManagement>
                        """));
        String api = area + "-api";
        jar(area, api, "", place == 0 ? List.of() : List.of(AREAS.get((place - 1) / 2) + "-api"));
        for (String core : cores) {
            jar(area, core, "", List.of(api));
        }
        jar(area, area + "-service", """
                <build><plugins><plugin>
                  <groupId>com.google.cloud.tools</groupId><artifactId>jib-maven-plugin</artifactId><version>3.5.2</version>
                  <configuration><to><image>registry.example.com/%s</image></to></configuration>
                </plugin></plugins></build>
                """.formatted(area), cores.isEmpty() ? List.of(api) : cores);
    }

    private void jar(String area, String name, String more, List<String> needs) throws IOException {
        String dependencies =
                needs.stream().map(needed -> dependency(needed, "compile")).collect(Collectors.joining())
                        + dependency("kit", "test");
        write(
                "%s/%s/pom.xml".formatted(area, name),
                pom(area, "../pom.xml", name, "<dependencies>%s</dependencies>%s".formatted(dependencies, more)));
        write("%s/%s/src/main/java/Main.java".formatted(area, name), "class Main {}\n");
        write("%s/%s/src/test/java/MainTest.java".formatted(area, name), "class MainTest {}\n");
    }

    private static String dependency(String artifactId, String scope) {
        return "<dependency><groupId>com.example</groupId><artifactId>%s</artifactId><version>1</version><scope>%s</scope></dependency>"
                .formatted(artifactId, scope);
    }

    private String root() {
        StringBuilder listed = new StringBuilder("<module>platform/bom</module><module>platform/kit</module>");
        for (int i = 0; i < AREAS.size(); i++) {
            String area = AREAS.get(i);
            listed.append("<module>%1$s</module><module>%1$s/%1$s-api</module>".formatted(area));
            IntStream.range(0, size(i) - 3)
                    .forEach(core -> listed.append("<module>%1$s/%1$s-core-%2$d</module>".formatted(area, core)));
            listed.append("<module>%1$s/%1$s-service</module>".formatted(area));
        }
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId><artifactId>root</artifactId><version>1</version><packaging>pom</packaging>
                  <modules>%s</modules>
                </project>
                """.formatted(listed);
    }

    private static String pom(String parent, String parentPom, String artifactId, String more) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>com.example</groupId><artifactId>%s</artifactId><version>1</version><relativePath>%s</relativePath>
                  </parent>
                  <artifactId>%s</artifactId>
                  %s
                </project>
                """.formatted(parent, parentPom, artifactId, more);
    }

    private void write(String name, String content) throws IOException {
        Path file = git.folder().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}

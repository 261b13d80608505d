package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A trimmed build of a reactor that knows nothing of Waybill, beside what else changes how Maven builds. The reactor:
 *
 * <pre>
 * root   pom  flattens POMs with ${revision}; lists libs and apps, and extra in the profile of that name
 * libs   pom  parent root; lists core and util
 * apps   pom  parent root; lists web
 * core   jar  parent libs
 * util   jar  parent libs
 * web    jar  parent apps; has core
 * extra  jar  parent root; has core
 * </pre>
 */
class TrimBesideIT {

    private static final String WAYBILL = "io.github.waybill:build-graph-maven-plugin:" + Setting.version();

    @TempDir
    Path folder;

    private Git reactor;

    @BeforeEach
    void makeReactor() throws Exception {
        reactor =
                new Git(Folders.copy(Setting.root().resolve("it/src/test/reactors/nested"), folder.resolve("nested")));
        reactor.run("init", "-q", "-b", "main");
    }

    /** Declares extensions for Maven itself and commits that. */
    private void declare(String... extensions) throws IOException, InterruptedException {
        Files.writeString(
                reactor.folder().resolve(".mvn/extensions.xml"),
                Stream.of(extensions)
                        .map(extension -> extension.split(":"))
                        .map(
                                "<extension><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></extension>"
                                        ::formatted)
                        .collect(Collectors.joining("\n", "<extensions>\n", "\n</extensions>\n")));
        reactor.commit("Begin");
    }

    private void change(String file) throws IOException, InterruptedException {
        reactor.edit(file, "package acme;\n", "package acme;\n\n");
        reactor.commit("Leave a line");
    }

    private BuildLog trimmed(Maven maven, String... arguments) throws IOException {
        return BuildLog.of(maven.run(
                        reactor.folder(),
                        Stream.concat(
                                        Stream.of("-Dbuild-graph.trim", "-Dbuild-graph.base=HEAD~1"),
                                        Stream.of(arguments))
                                .toArray(String[]::new))
                .orFail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "3.8.8", "3.9.16", "3.10.0", "4.0.0-rc-4"})
    void declaredForMavenItselfItTrimsNestedAggregatorsWithFlattenedPoms(String version) throws Exception {
        declare(WAYBILL);
        change("libs/core/src/main/java/acme/Core.java");

        BuildLog log = trimmed(Maven.version(version), "verify", "-Drevision=1-abc");
        assertThat(log.modules()).containsExactly("apps", "core", "libs", "root", "web");

        log = trimmed(Maven.version(version), "validate", "-Pextra");
        assertThat(log.modules()).containsExactly("apps", "core", "extra", "libs", "root", "web");
    }

    @Test
    void aNewerJdkTrimsTheSame() throws Exception {
        Path jdk = Needs.newerJdk();
        declare(WAYBILL);
        change("libs/util/src/main/java/acme/Util.java");
        for (String version : List.of("3.6.3", "3.9.16", "4.0.0-rc-4")) {
            assertThat(trimmed(Maven.version(version).on(jdk), "validate").modules())
                    .containsExactly("libs", "root", "util");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "3.9.16", "4.0.0-rc-4"})
    void declaredTwiceItTrimsOnce(String version) throws Exception {
        reactor.edit(
                "pom.xml",
                "        <plugins>\n            <plugin>\n                <groupId>org.codehaus",
                """
                        <plugins>
                            <plugin>
                                <groupId>io.github.waybill</groupId>
                                <artifactId>build-graph-maven-plugin</artifactId>
                                <version>%s</version>
                                <extensions>true</extensions>
                            </plugin>
                            <plugin>
                                <groupId>org.codehaus""".formatted(Setting.version()));
        declare(WAYBILL);
        change("libs/util/src/main/java/acme/Util.java");

        BuildLog log = trimmed(Maven.version(version), "validate");

        assertThat(log.modules()).containsExactly("libs", "root", "util");
        assertThat(log.text()).containsOnlyOnce("Trimmed to 3 of 6 modules");
    }

    @Test
    void whatTheBuildCacheHasIsTakenFromIt() throws Exception {
        declare(WAYBILL, "org.apache.maven.extensions:maven-build-cache-extension:1.3.0");
        change("libs/core/src/main/java/acme/Core.java");
        Maven maven = Maven.version("3.9.16");
        String cache = "-Dmaven.build.cache.location=" + folder.resolve("cache");

        BuildLog first = trimmed(maven, "verify", cache);
        assertThat(first.modules()).containsExactly("apps", "core", "libs", "root", "web");
        assertThat(first.with("compiler:compile")).containsExactly("core", "web");
        BuildLog second = trimmed(maven, "verify", cache);
        assertThat(second.modules()).isEqualTo(first.modules());
        assertThat(second.with("compiler:compile")).isEmpty();
        assertThat(second.text()).contains("Found cached build");
    }

    @Test
    void takarisBuilderBuildsTheSame() throws Exception {
        declare(WAYBILL, "io.takari.maven:takari-smart-builder:1.1.1");
        change("libs/core/src/main/java/acme/Core.java");

        BuildLog log = trimmed(Maven.version("3.9.16"), "verify", "--builder", "smart", "-T", "2");

        assertThat(log.modules()).containsExactly("apps", "core", "libs", "root", "web");
    }

    @Test
    void anAggregatorBelowTheRootIsTrimmedByItself() throws Exception {
        declare(WAYBILL);
        change("libs/core/src/main/java/acme/Core.java");
        Maven.Result result = Maven.version("3.9.16")
                .run(reactor.folder().resolve("libs"), "validate", "-Dbuild-graph.trim", "-Dbuild-graph.base=HEAD~1");

        assertThat(BuildLog.of(result.orFail()).modules()).containsExactly("core", "libs");
    }
}

package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the table of the reference: https://maven.apache.org/ref/3.9.16/maven-core/default-bindings.html. */
class PackagingsTest {

    private final Packagings maven = Packagings.of(List.of());

    @ParameterizedTest
    @CsvSource({
        "jar, compiler",
        "jar, surefire",
        "jar, jar",
        "jar, clean",
        "jar, site",
        "war, war",
        "ejb, ejb",
        "rar, rar",
        "ear, ear",
        "ear, resources",
        "maven-plugin, plugin",
        "pom, install",
        "pom, deploy"
    })
    void aPackagingBringsWhatTheReferenceBindsToIt(String packaging, String plugin) {
        assertThat(maven.bring(packaging, "org.apache.maven.plugins:maven-" + plugin + "-plugin"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "pom, compiler",
        "pom, jar",
        "jar, war",
        "war, jar",
        "ear, compiler",
        "jar, failsafe",
        "jar, source",
        "jar, enforcer"
    })
    void aPackagingBringsNothingElse(String packaging, String plugin) {
        assertThat(maven.bring(packaging, "org.apache.maven.plugins:maven-" + plugin + "-plugin"))
                .isFalse();
    }

    @Test
    void aPackagingOfAnExtensionBringsWhatItsProjectsHaveOfTheLifecycle() {
        Packagings packagings = Packagings.of(List.of(project(
                "bundle",
                plugin("acme:bundler", "org.apache.maven:maven-core:3.9.16:default-lifecycle-bindings"),
                plugin("acme:own", "acme:root:1"))));

        assertThat(packagings.bring("bundle", "acme:bundler")).isTrue();
        assertThat(packagings.bring("bundle", "acme:own")).isFalse();
    }

    @Test
    void aPackagingThatNothingIsKnownOfMayBringAny() {
        assertThat(maven.bring("bundle", "acme:bundler")).isTrue();
    }

    private static MavenProject project(String packaging, Plugin... plugins) {
        Model model = new Model();
        model.setPackaging(packaging);
        model.setBuild(new Build());
        List.of(plugins).forEach(model.getBuild()::addPlugin);
        return new MavenProject(model);
    }

    private static Plugin plugin(String key, String from) {
        Plugin plugin = new Plugin();
        plugin.setGroupId(key.substring(0, key.indexOf(':')));
        plugin.setArtifactId(key.substring(key.indexOf(':') + 1));
        InputSource source = new InputSource();
        source.setModelId(from);
        PluginExecution execution = new PluginExecution();
        execution.setLocation("id", new InputLocation(1, 1, source));
        plugin.addExecution(execution);
        return plugin;
    }
}

package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the parameters that the sites of these plugins list. */
class LifecyclePropertiesTest {

    @ParameterizedTest
    @CsvSource({
        "compiler, maven.compiler.release",
        "compiler, maven.compiler.testRelease",
        "compiler, lastModGranularityMs",
        "compiler, encoding",
        "compiler, project.build.sourceEncoding",
        "resources, maven.resources.overwrite",
        "resources, encoding",
        "jar, project.build.outputTimestamp",
        "jar, jar.skipIfEmpty",
        "jar, maven.jar.forceCreation",
        "surefire, argLine",
        "surefire, maven.test.skip",
        "surefire, surefire.runOrder",
        "surefire, skipTests",
        "failsafe, skipITs",
        "failsafe, maven.compiler.release",
        "failsafe, maven.failsafe.debug",
        "source, maven.source.skip",
        "deploy, altDeploymentRepository",
        "deploy, maven.deploy.skip",
        "install, installAtEnd",
        "site, relativizeSiteLinks"
    })
    void aPluginMayReadWhatAVersionOfItReads(String plugin, String name) {
        assertThat(LifecycleProperties.mayBeRead(plugin(plugin), name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "compiler, argLine",
        "compiler, surefire.runOrder",
        "compiler, version.codec",
        "surefire, maven.compiler.release",
        "clean, maven.compiler.release",
        "install, maven.deploy.skip",
        "jar, skipTests",
        "failsafe, version.codec"
    })
    void aPluginReadsNothingElse(String plugin, String name) {
        assertThat(LifecycleProperties.mayBeRead(plugin(plugin), name)).isFalse();
    }

    @Test
    void whatTheModelNamesIsNotBroughtOnceMore() {
        Model model = new Model();
        model.setPackaging("jar");
        model.setBuild(new Build());
        model.getBuild().addPlugin(plugin("compiler"));

        assertThat(LifecycleProperties.brought(model, Packagings.of(List.of())))
                .extracting(Plugin::getArtifactId)
                .containsExactlyInAnyOrder(
                        "maven-clean-plugin",
                        "maven-resources-plugin",
                        "maven-surefire-plugin",
                        "maven-jar-plugin",
                        "maven-install-plugin",
                        "maven-deploy-plugin",
                        "maven-site-plugin");
    }

    private static Plugin plugin(String name) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("org.apache.maven.plugins");
        plugin.setArtifactId("maven-" + name + "-plugin");
        return plugin;
    }
}

package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Exclusion;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private final Values values = new Values(Path.of("/srv/work/shop"));

    @Test
    void pathsOfTheRepositoryAreTheSameOnEveryMachine() {
        assertThat(values.portable("/srv/work/shop")).isEqualTo("${repository}");
        assertThat(values.portable("-I/srv/work/shop/a:/srv/work/shop/b"))
                .isEqualTo("-I${repository}/a:${repository}/b");
        assertThat(values.portable("file:///srv/work/shop/a")).isEqualTo("file://${repository}/a");
    }

    @Test
    void aPathBesideTheRepositoryIsAnother() {
        assertThat(values.portable("/srv/work/shop-2/a")).isEqualTo("/srv/work/shop-2/a");
        assertThat(values.portable("/srv/work/shop.git")).isEqualTo("/srv/work/shop.git");
    }

    @Test
    void theHomesOfUserAndJavaAreNamed() {
        String home = System.getProperty("user.home");
        String java = System.getProperty("java.home");

        assertThat(values.portable(home + "/.m2 " + java + "/lib")).isEqualTo("${user.home}/.m2 ${java.home}/lib");
    }

    @Test
    void aHomeWithinAnotherPathIsPartOfThatPath() {
        String home = System.getProperty("user.home");

        assertThat(values.portable("src/main" + home + "/app")).isEqualTo("src/main" + home + "/app");
        assertThat(values.portable(home + "fs")).isEqualTo(home + "fs");
    }

    @Test
    void aRepositoryThatIsTheRootOfAllFilesHasNoName() {
        assertThat(new Values(Path.of("/")).portable("src/main/java")).isEqualTo("src/main/java");
    }

    @Test
    void whatIsUsualOfADependencyIsNotWritten() {
        Dependency plain = dependency();
        Dependency explicit = dependency();
        explicit.setType("jar");
        explicit.setScope("compile");
        explicit.setOptional(false);

        assertThat(Values.key(explicit)).isEqualTo(Values.key(plain)).isEqualTo("acme:common");
        assertThat(Values.of(explicit)).isEqualTo(Values.of(plain)).isEqualTo("1");
        assertThat(Values.ofManaged(explicit)).isEqualTo("1 compile");
        assertThat(Values.ofManaged(plain)).isEqualTo("1");
    }

    @Test
    void whatIsNotUsualOfADependencyIsWritten() {
        Dependency dependency = dependency();
        dependency.setType("test-jar");
        dependency.setClassifier("fakes");
        dependency.setScope("runtime");
        dependency.setOptional(true);
        dependency.addExclusion(exclusion("z"));
        dependency.addExclusion(exclusion("a"));

        assertThat(Values.key(dependency)).isEqualTo("acme:common:test-jar:fakes");
        assertThat(Values.of(dependency)).isEqualTo("1 runtime optional without acme:a, acme:z");
    }

    private static Dependency dependency() {
        Dependency dependency = new Dependency();
        dependency.setGroupId("acme");
        dependency.setArtifactId("common");
        dependency.setVersion("1");
        return dependency;
    }

    private static Exclusion exclusion(String artifactId) {
        Exclusion exclusion = new Exclusion();
        exclusion.setGroupId("acme");
        exclusion.setArtifactId(artifactId);
        return exclusion;
    }
}

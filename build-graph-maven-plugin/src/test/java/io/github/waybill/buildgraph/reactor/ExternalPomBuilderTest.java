package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.ModelBuilder;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelSource2;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Maven's own builder makes of the same POMs is what is expected. */
class ExternalPomBuilderTest {

    private static final Map<String, String> POMS = Map.of("bom", """
            <project>
              <modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>bom</artifactId><version>1</version><packaging>pom</packaging>
              <dependencyManagement><dependencies>
                <dependency><groupId>g</groupId><artifactId>lang</artifactId><version>9</version></dependency>
                <dependency><groupId>g</groupId><artifactId>io</artifactId><version>2.20.0</version><scope>runtime</scope></dependency>
              </dependencies></dependencyManagement>
            </project>
            """, "parent", """
            <project>
              <modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>parent</artifactId><version>1</version><packaging>pom</packaging>
              <properties><text.version>1.12.0</text.version></properties>
              <repositories><repository><id>own</id><url>https://repo.example.com/${project.artifactId}</url></repository></repositories>
              <dependencyManagement><dependencies>
                <dependency><groupId>g</groupId><artifactId>lang</artifactId><version>3.18.0</version></dependency>
                <dependency><groupId>g</groupId><artifactId>bom</artifactId><version>1</version><type>pom</type><scope>import</scope></dependency>
              </dependencies></dependencyManagement>
              <dependencies><dependency><groupId>g</groupId><artifactId>junit</artifactId><version>6</version><scope>test</scope></dependency></dependencies>
              <build><plugins><plugin><artifactId>maven-compiler-plugin</artifactId><configuration><release>17</release></configuration></plugin></plugins></build>
            </project>
            """);

    private static final String TEXT = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version></parent>
              <artifactId>text</artifactId>
              <name>Text</name>
              <url>https://example.com/text</url>
              <licenses><license><name>Any</name></license></licenses>
              <dependencies>
                <dependency><groupId>${project.groupId}</groupId><artifactId>lang</artifactId><exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>
                <dependency><groupId>g</groupId><artifactId>io</artifactId></dependency>
                <dependency><groupId>g</groupId><artifactId>words</artifactId><version>${text.version}</version><optional>true</optional></dependency>
              </dependencies>
              <profiles>
                <profile>
                  <id>more</id>
                  <activation><property><name>more</name></property></activation>
                  <dependencies><dependency><groupId>g</groupId><artifactId>more</artifactId><version>${more}</version></dependency></dependencies>
                  <build><plugins><plugin><artifactId>maven-jar-plugin</artifactId></plugin></plugins></build>
                </profile>
              </profiles>
              <build><finalName>text</finalName></build>
            </project>
            """;

    /** Finds the POMs by their names. */
    private record Poms() implements ModelResolver {

        @Override
        public ModelSource2 resolveModel(String groupId, String artifactId, String version)
                throws UnresolvableModelException {
            String pom = POMS.get(artifactId);
            if (pom == null) {
                throw new UnresolvableModelException("there is none", groupId, artifactId, version);
            }
            return new Source(pom);
        }

        @Override
        public ModelSource2 resolveModel(Parent parent) throws UnresolvableModelException {
            return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
        }

        @Override
        public ModelSource2 resolveModel(Dependency dependency) throws UnresolvableModelException {
            return resolveModel(dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
        }

        @Override
        public void addRepository(Repository repository) {}

        @Override
        public void addRepository(Repository repository, boolean replace) {}

        @Override
        public ModelResolver newCopy() {
            return this;
        }
    }

    private record Source(String pom) implements ModelSource2 {

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(pom.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String getLocation() {
            return getLocationURI().toString();
        }

        @Override
        public @Nullable ModelSource2 getRelatedSource(String path) {
            return null;
        }

        @Override
        public URI getLocationURI() {
            return URI.create("memory:pom");
        }
    }

    private static Model built(ModelBuilder builder, String pom) throws ModelBuildingException {
        Properties system = new Properties();
        system.setProperty("more", "7");
        return builder.build(ModelEnvironment.externalRequest(system)
                        .setModelSource(new Source(pom))
                        .setModelResolver(new Poms())
                        .setModelCache(new PomParts()))
                .getEffectiveModel();
    }

    private static List<String> say(List<Dependency> dependencies) {
        return dependencies.stream()
                .map(dependency -> Values.key(dependency) + " " + Values.ofManaged(dependency))
                .toList();
    }

    @Test
    void dependenciesAreThoseThatMavenFinds() throws Exception {
        Model expected = built(new DefaultModelBuilderFactory().newInstance(), TEXT);

        Model model = built(new ExternalPomBuilder(pom -> false).newInstance(), TEXT);

        assertThat(say(model.getDependencies()))
                .isEqualTo(say(expected.getDependencies()))
                .containsExactly(
                        "g:lang 3.18.0 compile without *:*",
                        "g:io 2.20.0 runtime",
                        "g:words 1.12.0 compile optional",
                        "g:more 7 compile",
                        "g:junit 6 test");
        assertThat(say(ManagedEntries.of(model)))
                .isEqualTo(say(ManagedEntries.of(expected)))
                .containsExactly("g:lang 3.18.0", "g:io 2.20.0 runtime");
        assertThat(model.getRepositories())
                .extracting(Repository::getId, Repository::getUrl)
                .isEqualTo(expected.getRepositories().stream()
                        .map(repository -> Tuple.tuple(repository.getId(), repository.getUrl()))
                        .toList());
    }

    @Test
    void whatSaysNothingOfDependenciesIsLeftOut() throws Exception {
        Model model = built(new ExternalPomBuilder(pom -> false).newInstance(), TEXT);

        assertThat(model.getLicenses()).isEmpty();
        assertThat(model.getBuild()).isNull();
        assertThat(model.getProfiles())
                .allSatisfy(profile -> assertThat(profile.getBuild()).isNull());
    }

    @Test
    void noModelIsMadeOfAParentOrABomThatIsLeftOut() {
        for (String leftOut : List.of("parent", "bom", "text")) {
            ModelBuilder builder = new ExternalPomBuilder(pom -> leftOut.equals(pom.getArtifactId())).newInstance();

            assertThatThrownBy(() -> built(builder, TEXT)).as(leftOut).isInstanceOf(ModelBuildingException.class);
        }
    }
}

package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Repository;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.artifact.DefaultArtifactType;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.junit.jupiter.api.Test;

class DescriptorModelTest {

    private final ArtifactDescriptorResult read = new ArtifactDescriptorResult(new ArtifactDescriptorRequest())
            .setArtifact(new DefaultArtifact("com.example:text:1"));

    @Test
    void aDependencySaysAllThatWasRead() {
        DefaultArtifact fixtures = new DefaultArtifact(
                "com.example",
                "fixtures",
                "tests",
                null,
                "2",
                Map.of("localPath", "/opt/fixtures.jar"),
                new DefaultArtifactType("test-jar", "jar", "tests", "java"));
        read.addDependency(new org.eclipse.aether.graph.Dependency(
                fixtures, "runtime", true, List.of(new Exclusion("org.example", "logging", "*", "*"))));

        Dependency dependency = DescriptorModel.of(read).getDependencies().get(0);

        assertThat(dependency.getGroupId()).isEqualTo("com.example");
        assertThat(dependency.getArtifactId()).isEqualTo("fixtures");
        assertThat(dependency.getType()).isEqualTo("test-jar");
        assertThat(dependency.getClassifier()).isEqualTo("tests");
        assertThat(dependency.getVersion()).isEqualTo("2");
        assertThat(dependency.getScope()).isEqualTo("runtime");
        assertThat(dependency.getOptional()).isEqualTo("true");
        assertThat(dependency.getSystemPath()).isEqualTo("/opt/fixtures.jar");
        assertThat(dependency.getExclusions()).singleElement().satisfies(excluded -> {
            assertThat(excluded.getGroupId()).isEqualTo("org.example");
            assertThat(excluded.getArtifactId()).isEqualTo("logging");
        });
    }

    @Test
    void whatIsNotSaidStaysUnsaid() {
        read.addManagedDependency(new org.eclipse.aether.graph.Dependency(
                new DefaultArtifact("com.example:plain:3"), null, (Boolean) null, List.of()));

        Model model = DescriptorModel.of(read);
        Dependency managed = model.getDependencyManagement().getDependencies().get(0);

        assertThat(model.getDependencies()).isEmpty();
        assertThat(managed.getType()).isEqualTo("jar");
        assertThat(managed.getOptional()).isNull();
        assertThat(managed.getSystemPath()).isNull();
        assertThat(managed.getScope()).isEmpty();
        assertThat(managed.getClassifier()).isEmpty();
    }

    @Test
    void aRepositoryKeepsItsPolicies() {
        read.addRepository(new RemoteRepository.Builder("example", "default", "https://example.com/maven")
                .setReleasePolicy(new RepositoryPolicy(false, "never", "fail"))
                .setSnapshotPolicy(new RepositoryPolicy(true, "always", "ignore"))
                .build());

        Repository repository = DescriptorModel.of(read).getRepositories().get(0);

        assertThat(repository.getId()).isEqualTo("example");
        assertThat(repository.getLayout()).isEqualTo("default");
        assertThat(repository.getUrl()).isEqualTo("https://example.com/maven");
        assertThat(repository.getReleases().isEnabled()).isFalse();
        assertThat(repository.getReleases().getUpdatePolicy()).isEqualTo("never");
        assertThat(repository.getReleases().getChecksumPolicy()).isEqualTo("fail");
        assertThat(repository.getSnapshots().isEnabled()).isTrue();
        assertThat(repository.getSnapshots().getUpdatePolicy()).isEqualTo("always");
        assertThat(repository.getSnapshots().getChecksumPolicy()).isEqualTo("ignore");
    }
}

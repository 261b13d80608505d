package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.layout.LayoutLibrary;
import io.github.waybill.buildgraph.reactor.ModelEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Resolves the layout library where something is drawn, and only there: it is no dependency of the plugin at run time, since each artifact of
 * an extension costs every build some of its start.
 */
final class LayoutArtifacts {

    /** Lines of {@code groupId:artifactId:version}; the build of this plugin fills the versions in that it compiles against. */
    private static final String RESOURCE = "layout-artifacts.txt";

    /** What annotations are of: the library runs without them. */
    private static final List<Exclusion> ANNOTATIONS = Stream.of(
                    "com.google.errorprone",
                    "com.google.j2objc",
                    "com.google.code.findbugs",
                    "org.checkerframework",
                    "org.jspecify")
            .map(groupId -> new Exclusion(groupId, "*", "*", "*"))
            .toList();

    private LayoutArtifacts() {}

    /**
     * Returns the library.
     *
     * @throws LayoutUnavailable if it cannot be resolved from where the project's plugins come from
     */
    static LayoutLibrary open(MavenSession session, RepositorySystem resolver) throws IOException {
        ModelEnvironment environment = ModelEnvironment.of(session, resolver);
        CollectRequest collect = new CollectRequest();
        collect.setRepositories(environment.pluginRepositories());
        coordinates()
                .forEach(artifact -> collect.addDependency(
                        new Dependency(new DefaultArtifact(artifact), "runtime", false, ANNOTATIONS)));
        try {
            List<Path> jars = resolver
                    .resolveDependencies(environment.session(), new DependencyRequest(collect, null))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .map(artifact -> artifact.getFile().toPath())
                    .toList();
            return LayoutLibrary.open(jars);
        } catch (DependencyResolutionException e) {
            throw new LayoutUnavailable(e.getMessage());
        }
    }

    private static List<String> coordinates() throws IOException {
        try (InputStream resource = LayoutArtifacts.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("The plugin has no resource " + RESOURCE);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}

package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Halves;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.model.Model;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactTypeRegistry;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;

/** What the dependencies of modules bring along, as Maven resolves it; no jar is needed. */
final class DependencyGraphs implements AutoCloseable {

    private final ModelEnvironment environment;
    private final RepositorySystemSession session;
    private final ArtifactTypeRegistry types;
    private final ReactorWorkspace workspace;

    DependencyGraphs(ModelEnvironment environment, Collection<EffectiveModule> reactor) {
        this.environment = environment;
        this.workspace = new ReactorWorkspace(reactor);
        DefaultRepositorySystemSession own = new DefaultRepositorySystemSession(environment.session());
        own.setWorkspaceReader(workspace);
        this.session = own;
        this.types = own.getArtifactTypeRegistry();
    }

    /**
     * Returns the keys (see {@link Values#key}) of the artifacts in a module's resolved graph: those that the main half sees, and those
     * that its tests alone see.
     *
     * @throws DependencyCollectionException if the graph cannot be resolved
     */
    Halves<Set<String>> resolved(Model model) throws DependencyCollectionException {
        CollectRequest request = new CollectRequest();
        request.setRootArtifact(
                new DefaultArtifact(model.getGroupId(), model.getArtifactId(), "pom", model.getVersion()));
        request.setDependencies(dependencies(model.getDependencies()));
        request.setManagedDependencies(managed(model));
        request.setRepositories(environment.repositories());
        Halves<Set<String>> keys = Halves.of(half -> new HashSet<>());
        DependencyNode root =
                environment.resolver().collectDependencies(session, request).getRoot();
        Set<DependencyNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<DependencyNode> open = new ArrayDeque<>(root.getChildren());
        while (!open.isEmpty()) {
            DependencyNode node = open.remove();
            if (seen.add(node)) {
                Half half = "test".equals(node.getDependency().getScope()) ? Half.TEST : Half.MAIN;
                keys.get(half).add(key(node.getArtifact()));
                open.addAll(node.getChildren());
            }
        }
        return keys;
    }

    /** Returns what an artifact's POM depends on, less what is optional or of its tests; nothing if it has no POM that can be read. */
    List<Dependency> dependencies(Artifact artifact) {
        return workspace
                .model(artifact)
                .map(module -> dependencies(module.getDependencies()))
                .orElseGet(() -> described(artifact))
                .stream()
                .filter(dependency -> !dependency.isOptional())
                .filter(dependency -> !Set.of("test", "provided").contains(dependency.getScope()))
                .toList();
    }

    private List<Dependency> described(Artifact artifact) {
        try {
            return environment
                    .resolver()
                    .readArtifactDescriptor(
                            session, new ArtifactDescriptorRequest(artifact, environment.repositories(), null))
                    .getDependencies();
        } catch (ArtifactDescriptorException e) {
            return List.of();
        }
    }

    /** Returns a module's dependencies as the collector takes them. */
    List<Dependency> dependencies(List<org.apache.maven.model.Dependency> dependencies) {
        List<Dependency> converted = new ArrayList<>();
        dependencies.forEach(dependency -> converted.add(RepositoryUtils.toDependency(dependency, types)));
        return converted;
    }

    private List<Dependency> managed(Model model) {
        return model.getDependencyManagement() == null
                ? List.of()
                : dependencies(model.getDependencyManagement().getDependencies());
    }

    /** Returns the key of an artifact as that of a dependency in a POM, whose type may be other than the file's extension. */
    String key(Artifact artifact) {
        org.apache.maven.model.Dependency dependency = new org.apache.maven.model.Dependency();
        dependency.setGroupId(artifact.getGroupId());
        dependency.setArtifactId(artifact.getArtifactId());
        dependency.setType(artifact.getProperty("type", artifact.getExtension()));
        dependency.setClassifier(artifact.getClassifier().isEmpty() ? null : artifact.getClassifier());
        return Values.key(dependency);
    }

    @Override
    public void close() {
        workspace.close();
    }
}

package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Halves;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.model.Model;
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactTypeRegistry;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionContext;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.collection.DependencyManagement;
import org.eclipse.aether.collection.DependencyManager;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;

/** What the dependencies of modules bring along, as Maven resolves it; no jar is needed. */
final class DependencyGraphs implements AutoCloseable {

    /** Deeper than any rule looks that Maven has for the first levels of a graph. */
    private static final int DEEP = 5;

    private final ModelEnvironment environment;
    private final RepositorySystemSession session;
    private final ArtifactTypeRegistry types;
    private final ReactorWorkspace workspace;
    private final Function<Artifact, Optional<Model>> externals;
    private final boolean managesOnTheWay;
    private final Map<org.apache.maven.model.Dependency, Dependency> converted = new ConcurrentHashMap<>();
    private final Map<Artifact, Optional<DependencyWalk.Described>> described = new ConcurrentHashMap<>();

    /** Makes graphs of the reactor that the running build has, and share with it what is read on the way. */
    DependencyGraphs(ModelEnvironment environment, Collection<EffectiveModule> reactor) {
        this(environment, reactor, new DefaultRepositorySystemSession(environment.session()));
    }

    /** Makes graphs of a reactor that is another one: what its modules depend on must not be taken for what the running build's do. */
    static DependencyGraphs apart(ModelEnvironment environment, Collection<EffectiveModule> reactor) {
        return new DependencyGraphs(
                environment,
                reactor,
                new DefaultRepositorySystemSession(environment.session()).setCache(new DefaultRepositoryCache()));
    }

    private DependencyGraphs(
            ModelEnvironment environment, Collection<EffectiveModule> reactor, DefaultRepositorySystemSession own) {
        this.environment = environment;
        this.workspace = new ReactorWorkspace(reactor);
        own.setWorkspaceReader(workspace);
        this.session = own;
        this.types = own.getArtifactTypeRegistry();
        this.managesOnTheWay = managesOnTheWay(own);
        // In Maven 4 what a POM manages counts, and it is not made as in Maven 3.
        this.externals =
                managesOnTheWay ? artifact -> Optional.empty() : new ExternalPoms(environment, workspace)::read;
        // Any module shows the workspace how this Maven reads modules, before threads ask for many.
        reactor.stream().map(EffectiveModule::model).findFirst().ifPresent(model -> readByMaven(artifact(model)));
    }

    /** Returns whether what a POM manages holds for what it leads to: in Maven 4 it does, in Maven 3 only what the module itself manages does. */
    private static boolean managesOnTheWay(RepositorySystemSession session) {
        Dependency asked = new Dependency(new DefaultArtifact("any", "any", "jar", "1"), "compile");
        Dependency managed = asked.setArtifact(asked.getArtifact().setVersion("2"));
        DependencyManager manager = session.getDependencyManager();
        for (int depth = 0; depth < DEEP && manager != null; depth++) {
            manager = manager.deriveChildManager(new Place(session, asked, depth == 0 ? List.of() : List.of(managed)));
        }
        DependencyManagement management = manager == null ? null : manager.manageDependency(asked);
        return management != null && management.getVersion() != null;
    }

    /** A place in a graph of dependencies. */
    private record Place(RepositorySystemSession session, Dependency dependency, List<Dependency> managed)
            implements DependencyCollectionContext {

        @Override
        public RepositorySystemSession getSession() {
            return session;
        }

        @Override
        public Artifact getArtifact() {
            return dependency.getArtifact();
        }

        @Override
        public Dependency getDependency() {
            return dependency;
        }

        @Override
        public List<Dependency> getManagedDependencies() {
            return managed;
        }
    }

    private static Artifact artifact(Model model) {
        return new DefaultArtifact(model.getGroupId(), model.getArtifactId(), "pom", model.getVersion());
    }

    /**
     * Returns the artifacts in a module's resolved graph, by key (see {@link Values#key}), each with its version: those that the main half sees, and
     * those that its tests alone see.
     *
     * @param anew whether to remember nothing of what was resolved before: Maven's collector fails at a POM once for all that share a cache, and leaves
     *     out what lies behind it ever after
     * @throws DependencyCollectionException if the graph cannot be resolved
     */
    Halves<Map<String, String>> resolved(Model model, boolean anew) throws DependencyCollectionException {
        return resolved(model, dependencies(model.getDependencies()), anew);
    }

    /** Returns the artifacts that main would see if there were no dependencies of the tests, as {@link #resolved(Model, boolean)}. */
    Map<String, String> resolvedWithoutTests(Model model) throws DependencyCollectionException {
        List<Dependency> main = dependencies(model.getDependencies()).stream()
                .filter(dependency -> !isOfTests(dependency))
                .toList();
        return resolved(model, main, false).get(Half.MAIN);
    }

    static boolean isOfTests(Dependency dependency) {
        return "test".equals(dependency.getScope());
    }

    private Halves<Map<String, String>> resolved(Model model, List<Dependency> dependencies, boolean anew)
            throws DependencyCollectionException {
        CollectRequest request = new CollectRequest();
        request.setRootArtifact(artifact(model));
        request.setDependencies(dependencies);
        request.setManagedDependencies(managed(model));
        request.setRepositories(environment.repositories());
        Halves<Map<String, String>> resolved = Halves.of(half -> new HashMap<>());
        DependencyNode root = environment
                .resolver()
                .collectDependencies(anew ? forgetful() : session, request)
                .getRoot();
        Set<DependencyNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<DependencyNode> open = new ArrayDeque<>(root.getChildren());
        while (!open.isEmpty()) {
            DependencyNode node = open.remove();
            if (seen.add(node)) {
                Half half = isOfTests(node.getDependency()) ? Half.TEST : Half.MAIN;
                resolved.get(half)
                        .put(key(node.getArtifact()), node.getArtifact().getVersion());
                open.addAll(node.getChildren());
            }
        }
        return resolved;
    }

    private RepositorySystemSession forgetful() {
        return new DefaultRepositorySystemSession(session).setCache(new DefaultRepositoryCache());
    }

    /** Returns what an artifact's POM says, less what is optional or of its tests; empty if it cannot be read. It is read once for all walks. */
    Optional<DependencyWalk.Described> described(Artifact artifact) {
        return described.computeIfAbsent(artifact, this::describe);
    }

    private Optional<DependencyWalk.Described> describe(Artifact artifact) {
        return workspace
                .model(artifact)
                .map(module -> new DependencyWalk.Described(dependencies(module.getDependencies()), List.of(), false))
                .or(() -> read(artifact))
                .map(pom -> new DependencyWalk.Described(
                        pom.dependencies().stream()
                                .filter(dependency -> !dependency.isOptional())
                                .filter(dependency ->
                                        !Set.of("test", "provided").contains(dependency.getScope()))
                                .toList(),
                        pom.managed(),
                        pom.relocated()));
    }

    private Optional<DependencyWalk.Described> read(Artifact artifact) {
        Optional<Model> model = externals.apply(artifact);
        if (model.isEmpty()) {
            return readByMaven(artifact);
        }
        workspace.keep(artifact, model.get());
        return Optional.of(new DependencyWalk.Described(dependencies(model.get().getDependencies()), List.of(), false));
    }

    /** A relocated artifact leads to the one that it became; one that has no POM leads nowhere. */
    private Optional<DependencyWalk.Described> readByMaven(Artifact artifact) {
        try {
            ArtifactDescriptorResult read = environment
                    .resolver()
                    .readArtifactDescriptor(
                            session, new ArtifactDescriptorRequest(artifact, environment.repositories(), null));
            List<Dependency> dependencies = new ArrayList<>(read.getDependencies());
            if (!read.getRelocations().isEmpty()) {
                dependencies.add(new Dependency(read.getArtifact(), "compile"));
            } else if (read.getExceptions().isEmpty()) {
                workspace.keep(read.getArtifact(), DescriptorModel.of(read));
            }
            return Optional.of(new DependencyWalk.Described(
                    dependencies,
                    managesOnTheWay ? read.getManagedDependencies() : List.of(),
                    !read.getRelocations().isEmpty()));
        } catch (ArtifactDescriptorException e) {
            return Optional.empty();
        }
    }

    /** Returns a module's dependencies as the collector takes them. */
    List<Dependency> dependencies(List<org.apache.maven.model.Dependency> dependencies) {
        List<Dependency> converted = new ArrayList<>();
        dependencies.forEach(dependency -> converted.add(RepositoryUtils.toDependency(dependency, types)));
        return converted;
    }

    /** Returns what a module manages as the collector takes it; models share most of these (see {@link ManagedEntries}). */
    List<Dependency> managed(Model model) {
        return ManagedEntries.of(model).stream()
                .map(entry ->
                        converted.computeIfAbsent(entry, dependency -> RepositoryUtils.toDependency(dependency, types)))
                .toList();
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

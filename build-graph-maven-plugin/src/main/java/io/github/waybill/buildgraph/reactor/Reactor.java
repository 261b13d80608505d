package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.FileId;
import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.SourceTree;
import io.github.waybill.buildgraph.graph.Change;
import io.github.waybill.buildgraph.graph.Edge;
import io.github.waybill.buildgraph.graph.EdgeKind;
import io.github.waybill.buildgraph.graph.Fingerprints;
import io.github.waybill.buildgraph.graph.IgnoreRules;
import io.github.waybill.buildgraph.graph.InputFiles;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.PathChange;
import io.github.waybill.buildgraph.graph.Revision;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** The modules of one reactor at one commit or in the working tree, as effective models and as a graph. */
public final class Reactor {

    private final Running running;
    private final boolean runs;
    private final SourceTree tree;
    private final Map<ModuleId, EffectiveModule> modules = new LinkedHashMap<>();
    private final Map<String, EffectiveModule> byPom = new HashMap<>();
    private final ReactorReader reader;
    private final ServiceGraph graph;

    private Reactor(Running running, boolean runs, SourceTree tree, List<EffectiveModule> found)
            throws ReactorException, GitException {
        this.running = running;
        this.runs = runs;
        this.tree = tree;
        found.forEach(module -> {
            modules.put(module.id(), module);
            byPom.put(module.pom(), module);
        });
        reader = reader();
        graph = reader.read(found, GoneFiles.NONE);
    }

    private ReactorReader reader() {
        return new ReactorReader(tree, running.checkout(), running.executionRoot(), running.environment());
    }

    /** Where the running build stands, whichever commit is looked at. */
    private record Running(
            Checkout checkout,
            Path executionRoot,
            String rootPom,
            ModelEnvironment environment,
            Packagings packagings,
            ManagedEntries managed,
            Collection<MavenProject> projects) {

        static Running of(MavenSession session, RepositorySystem resolver, Path workTree) throws IOException {
            Path root = Path.of(session.getExecutionRootDirectory());
            Checkout checkout = Checkout.seenFrom(root, workTree.toRealPath());
            String pom =
                    checkout.toRepository(session.getTopLevelProject().getFile().toPath());
            return new Running(
                    checkout,
                    root,
                    pom == null ? "pom.xml" : pom,
                    ModelEnvironment.of(session, resolver),
                    Packagings.of(session.getAllProjects()),
                    new ManagedEntries(),
                    session.getAllProjects());
        }
    }

    /**
     * Returns the reactor that the running build has.
     *
     * @param tree the working tree's files
     * @param workTree the working tree's folder
     * @param projects all projects, in the order of the reactor
     * @throws ReactorException if two modules stand in one folder, or a module stands outside the repository
     */
    public static Reactor running(
            MavenSession session,
            RepositorySystem resolver,
            SourceTree tree,
            Path workTree,
            List<MavenProject> projects)
            throws ReactorException, GitException, IOException {
        Running running = Running.of(session, resolver, workTree);
        BuiltProjects built = new BuiltProjects(running.checkout());
        List<EffectiveModule> found = new ArrayList<>();
        for (MavenProject project : projects) {
            EffectiveModule module = built.module(project);
            if (module.lineage().get(0).path() == null) {
                throw new ReactorException("The module " + module.id() + " stands in " + project.getBasedir()
                        + ", outside the git repository " + workTree
                        + ". Run Maven in the repository that holds the reactor.");
            }
            found.add(module);
        }
        return new Reactor(running, true, tree, found);
    }

    /**
     * Returns the reactor of another commit, with the properties and profiles of the running build.
     *
     * @throws ReactorException if there is none, or a POM of it cannot be read
     */
    public static Reactor at(SourceTree tree, MavenSession session, RepositorySystem resolver, Path workTree)
            throws ReactorException, GitException, IOException {
        Running running = Running.of(session, resolver, workTree);
        WrittenPoms written = new WrittenPoms(tree, running.checkout());
        CommitModels models = new CommitModels(
                tree,
                running.checkout().folder(),
                running.environment(),
                running.packagings(),
                running.managed(),
                written);
        try (Tasks tasks = new Tasks()) {
            List<EffectiveModule> found = new ArrayList<>();
            for (CommitReactor.Found module :
                    new CommitReactor(tree, models, pom -> null, pom -> List.of()).find(running.rootPom(), tasks)) {
                if (module.module() == null) {
                    throw new ReactorException("The POM %s at %s %s. Choose a commit whose POMs are whole."
                            .formatted(module.pom(), tree.revision().rev(), module.problem()));
                }
                found.add(module.module());
            }
            if (found.isEmpty()) {
                throw new ReactorException("There is no %s at %s. Run Maven where that commit has its reactor."
                        .formatted(running.rootPom(), tree.revision().rev()));
            }
            return new Reactor(running, false, tree, found);
        }
    }

    /** Returns the modules and every reason why one needs another. */
    public ServiceGraph graph() {
        return graph;
    }

    /**
     * Returns the same graph, in which modules have for inputs also what they name and what has gone: where nothing is left of the name that
     * a path begins with, head alone cannot tell it from a word.
     *
     * @param paths the files that differ from base
     */
    public ServiceGraph graph(List<PathChange> paths) throws ReactorException, GitException {
        Set<String> gone = new HashSet<>();
        for (PathChange path : paths) {
            if (path.kind() == PathChange.Kind.DELETED && reader.mayHavePassedOver(path.path())) {
                gone.add(path.path());
            }
        }
        return gone.isEmpty() ? graph : reader().read(List.copyOf(modules.values()), new GoneFiles(gone));
    }

    /**
     * Returns how this reactor differs from what it was at base.
     *
     * @param from the base, as it was asked for
     * @param to the head
     * @param dirty whether head is the working tree, and that differs from its commit
     * @param paths the files that differ
     */
    public Change change(SourceTree base, Revision from, Revision to, boolean dirty, List<PathChange> paths)
            throws GitException {
        TouchedModules touched = new TouchedModules(this, base, paths);
        return touched.any()
                ? new ReactorChange(this, base, paths, touched).between(from, to, dirty)
                : new Change(from, to, dirty, paths, List.of(), new TreeSet<>(), new TreeMap<>(), List.of());
    }

    /**
     * Returns this reactor as it stands among the files of another commit; empty where a POM says something else there, so that its models may
     * be others.
     *
     * @param paths the files that differ
     */
    public Optional<Reactor> among(SourceTree commit, List<PathChange> paths) throws GitException, ReactorException {
        return new TouchedModules(this, commit, paths).any()
                ? Optional.empty()
                : Optional.of(new Reactor(running, runs, commit, List.copyOf(modules.values())));
    }

    /**
     * Returns the fingerprints of some halves, and of all that they depend on.
     *
     * @throws ReactorException if a model cannot be built from git, or the dependencies of one cannot be resolved
     */
    public Map<ModuleHalf, String> fingerprints(Collection<ModuleHalf> halves, IgnoreRules ignore)
            throws ReactorException, GitException {
        Set<ModuleId> needed = new LinkedHashSet<>();
        for (ModuleHalf half : halves) {
            Fingerprints.closure(graph, half).forEach(seen -> needed.add(seen.module()));
        }
        SortedMap<String, FileId> files = tree.files();
        InputFiles inputs =
                new InputFiles(graph, ignore, files.keySet(), tree.links().names(files.keySet()));
        try (Tasks tasks = new Tasks();
                ModuleContents contents = new ModuleContents(this, inputs, files)) {
            contents.read(
                    modules.values().stream()
                            .filter(module -> needed.contains(module.id()))
                            .toList(),
                    tasks);
            return Fingerprints.of(graph, halves, contents::of);
        }
    }

    /** Returns the files that the reactor stands among. */
    public SourceTree tree() {
        return tree;
    }

    Checkout checkout() {
        return running.checkout();
    }

    ModelEnvironment environment() {
        return running.environment();
    }

    String rootPom() {
        return running.rootPom();
    }

    Collection<EffectiveModule> modules() {
        return modules.values();
    }

    @Nullable
    EffectiveModule module(ModuleId id) {
        return modules.get(id);
    }

    /** Returns the module whose POM lies there, or {@code null}. */
    @Nullable
    EffectiveModule at(String pom) {
        return byPom.get(pom);
    }

    /** Returns the BOMs that a module imports and that are modules of the reactor. */
    List<EffectiveModule> boms(ModuleId id) {
        List<EffectiveModule> boms = new ArrayList<>();
        for (Edge edge : graph.edgesFrom(id)) {
            EffectiveModule bom = edge.kind() == EdgeKind.BOM ? modules.get(edge.to()) : null;
            if (bom != null) {
                boms.add(bom);
            }
        }
        return boms;
    }

    /** Returns the coordinates that a module names and the reactor has not. */
    Set<ModuleId> external(ModuleId id) {
        return graph.module(id).map(module -> module.external()).orElse(Set.of());
    }

    /** Returns the POMs that a POM lists as modules. */
    List<String> listedBy(String pom) {
        EffectiveModule module = byPom.get(pom);
        return module == null
                ? List.of()
                : module.model().getModules().stream()
                        .map(listed -> Paths.resolve(Paths.parent(pom), listed.replace('\\', '/')))
                        .filter(path -> path != null)
                        .map(path -> byPom.containsKey(path) ? path : Paths.join(path, "pom.xml"))
                        .toList();
    }

    /** Returns the POM of a module by its coordinates, or {@code null}. */
    @Nullable
    TreePom find(String groupId, String artifactId, String version) {
        EffectiveModule module = modules.get(new ModuleId(groupId, artifactId));
        return module != null && module.model().getVersion().equals(version)
                ? new TreePom(tree, checkout().folder(), module.pom())
                : null;
    }

    CommitModels models(SourceTree commit, RepositoryPoms.Reactor poms) {
        return new CommitModels(
                commit, checkout().folder(), environment(), running.packagings(), running.managed(), poms);
    }

    DependencyGraphs graphs() {
        return runs
                ? new DependencyGraphs(environment(), modules.values())
                : DependencyGraphs.apart(environment(), modules.values());
    }

    ModelComparison.Side side(SourceTree commit) {
        return new ModelComparison.Side(
                new Listing(commit), checkout(), new Values(checkout().folder()));
    }

    PropertyReads propertyReads() {
        Map<String, List<String>> built = new HashMap<>();
        modules.forEach((id, module) -> {
            if (module.model().getPackaging().equals("maven-plugin")) {
                built.put(id + ":" + module.model().getVersion(), sources(id));
            }
        });
        return new PropertyReads(
                new PluginTexts(environment()),
                built,
                running.packagings(),
                environment().user());
    }

    /** Returns the folders of a module and of all that it depends on in the reactor. */
    private List<String> sources(ModuleId id) {
        Set<ModuleId> seen = new LinkedHashSet<>(Set.of(id));
        Deque<ModuleId> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (Edge edge : graph.edgesFrom(open.remove())) {
                if (edge.kind() == EdgeKind.DEPENDENCY && seen.add(edge.to())) {
                    open.add(edge.to());
                }
            }
        }
        return seen.stream()
                .map(graph::module)
                .flatMap(Optional::stream)
                .map(Module::directory)
                .toList();
    }
}

package io.github.waybill.buildgraph.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reactors for tests. Every module is of the group {@code shop} and, unless said otherwise, stands in the folder of its name. */
public final class Reactor {

    private final Map<ModuleId, Module> modules = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    public static ModuleId id(String artifact) {
        return new ModuleId("shop", artifact);
    }

    public static List<ModuleId> via(String... artifacts) {
        return Stream.of(artifacts).map(Reactor::id).toList();
    }

    /** Adds a module of packaging {@code pom}. */
    public Reactor pom(String artifact, String directory, String... parentPoms) {
        return add(artifact, "pom", directory, null, parentPoms);
    }

    public Reactor jar(String artifact, String... parentPoms) {
        return add(artifact, "jar", artifact, null, parentPoms);
    }

    public Reactor jarIn(String directory, String artifact, String... parentPoms) {
        return add(artifact, "jar", directory, null, parentPoms);
    }

    public Reactor service(String artifact, String... parentPoms) {
        return add(artifact, "jar", artifact, "registry.example.com/shop/" + artifact, parentPoms);
    }

    private Reactor add(
            String artifact, String packaging, String directory, @Nullable String image, String... parentPoms) {
        String prefix = directory.isEmpty() ? "" : directory + "/";
        boolean pom = packaging.equals("pom");
        Inputs inputs = new Inputs(
                Stream.concat(Stream.of(prefix + "pom.xml"), Stream.of(parentPoms))
                        .toList(),
                !pom,
                pom ? List.of() : List.of(prefix + "src/main/java", prefix + "src/main/resources"),
                pom ? List.of() : List.of(prefix + "src/test/java", prefix + "src/test/resources"),
                List.of());
        modules.put(
                id(artifact),
                new Module(id(artifact), "1.0", packaging, directory, image, List.of(packaging), inputs, Set.of()));
        return this;
    }

    /** Has a module name files and folders besides its roots. */
    public Reactor named(String artifact, String... paths) {
        return inputs(
                artifact,
                old -> new Inputs(old.poms(), old.ownsFolder(), old.mainRoots(), old.testRoots(), List.of(paths)));
    }

    public Reactor roots(String artifact, List<String> main, List<String> test) {
        return inputs(artifact, old -> new Inputs(old.poms(), old.ownsFolder(), main, test, old.named()));
    }

    private Reactor inputs(String artifact, UnaryOperator<Inputs> change) {
        modules.computeIfPresent(
                id(artifact),
                (id, old) -> new Module(
                        id,
                        old.version(),
                        old.packaging(),
                        old.directory(),
                        old.image(),
                        old.artifacts(),
                        change.apply(old.inputs()),
                        old.external()));
        return this;
    }

    /** Has a module name modules that the reactor has not. */
    public Reactor external(String artifact, String... others) {
        modules.computeIfPresent(
                id(artifact),
                (id, old) -> new Module(
                        id,
                        old.version(),
                        old.packaging(),
                        old.directory(),
                        old.image(),
                        old.artifacts(),
                        old.inputs(),
                        Set.copyOf(via(others))));
        return this;
    }

    public Reactor needs(String from, String to) {
        return needs(from, to, "compile");
    }

    public Reactor needs(String from, String to, String scope) {
        return needs(from, to, scope, "jar", null);
    }

    public Reactor needs(String from, String to, String scope, String type, @Nullable String classifier) {
        edges.add(new Edge(id(from), id(to), EdgeKind.DEPENDENCY, scope, type, classifier));
        return this;
    }

    /** Adds an edge of another kind than a dependency. */
    public Reactor edge(EdgeKind kind, String from, String to) {
        edges.add(new Edge(id(from), id(to), kind, null, null, null));
        return this;
    }

    public ServiceGraph graph() {
        return new ServiceGraph(List.copyOf(modules.values()), edges);
    }

    /** Returns a change of the version of {@code lib} from 1 to 2 in the model of a module's main half. */
    public static ModelChange model(String artifact) {
        return new ModelChange(new ModuleHalf(id(artifact), Half.MAIN), "dependency lib:lib", "1", "2");
    }

    public static Cause modelCause(String... via) {
        return new Cause.Model("dependency lib:lib", "1", "2", via(via));
    }

    /** Returns what is affected when the main models of these modules differ and nothing else. */
    public Affected affectedByModels(String... artifacts) {
        Change none = change();
        return AffectedAnalysis.of(
                graph(),
                new Change(
                        none.base(),
                        none.head(),
                        false,
                        List.of(),
                        Stream.of(artifacts).map(Reactor::model).toList(),
                        none.added(),
                        none.removed(),
                        List.of()),
                IgnoreRules.defaults());
    }

    public static Change change(String... modified) {
        return change(Stream.of(modified)
                .map(path -> new PathChange(path, PathChange.Kind.MODIFIED))
                .toList());
    }

    static Change change(List<PathChange> paths) {
        return new Change(
                new Revision("origin/main", "a".repeat(40)),
                new Revision("HEAD", "b".repeat(40)),
                false,
                paths,
                List.of(),
                new TreeSet<>(),
                new TreeMap<>(),
                List.of());
    }

    /** Returns what is affected when these files are modified, under the rules that stand by default. */
    public Affected affected(String... modified) {
        return AffectedAnalysis.of(graph(), change(modified), IgnoreRules.defaults());
    }

    /** Returns what {@link #affected} does, as {@code orders}, or {@code orders (tests)} where only the test half is. */
    public List<String> halves(String... modified) {
        return halves(affected(modified));
    }

    static List<String> halves(Affected affected) {
        return affected.modules().stream()
                .map(module -> module.module().id().artifactId()
                        + (module.main() ? "" : " (tests)")
                        + (module.test() ? "" : " (not its tests)"))
                .toList();
    }

    /** Returns the causes of one module. */
    static List<Cause> causes(Affected affected, String artifact) {
        return affected.modules().stream()
                .filter(module -> module.module().id().equals(id(artifact)))
                .flatMap(module -> module.causes().stream())
                .toList();
    }
}

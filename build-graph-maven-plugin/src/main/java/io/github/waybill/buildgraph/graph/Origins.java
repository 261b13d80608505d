package io.github.waybill.buildgraph.graph;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a change begins: the halves of which an input, the model or the neighbours differ.
 *
 * <p>{@link IgnoreRules} are asked only about files in a module's folder that no source or resource folder and no {@code src/main} holds,
 * and about files that nobody owns. POMs, {@code .mvn} and what a module names from outside its folder are never ignored. A file to which links
 * lead is at each of its paths what any file there is; it is nobody's if it is so at all of them.
 */
final class Origins {

    /** In the order in which causes of one chain are told: that a module is new says more than its files do. */
    enum Kind {
        ADDED,
        SOURCE,
        MODEL,
        REMOVED
    }

    /**
     * One thing that differs.
     *
     * @param what a path, an entry of the model, or the id of a module, by the kind
     * @param base the entry's value at base
     * @param head the entry's value at head
     */
    record Fact(
            Kind kind,
            String what,
            @Nullable String base,
            @Nullable String head) implements Comparable<Fact> {

        private static final Comparator<Fact> ORDER =
                Comparator.comparing(Fact::kind).thenComparing(Fact::what);

        @Override
        public int compareTo(Fact other) {
            return ORDER.compare(this, other);
        }
    }

    private final ServiceGraph graph;
    private final Change change;
    private final Map<ModuleHalf, SortedSet<Fact>> facts = new LinkedHashMap<>();
    private final SortedSet<String> unowned = new TreeSet<>();
    private final SortedSet<String> configuration = new TreeSet<>();

    Origins(ServiceGraph graph, Change change, IgnoreRules ignore) {
        this.graph = graph;
        this.change = change;
        Ownership ownership = new Ownership(graph, ignore);
        change.paths().forEach(changed -> addPath(changed, ownership));
        change.model()
                .forEach(model -> add(model.half(), new Fact(Kind.MODEL, model.entry(), model.base(), model.head())));
        change.added().forEach(added -> add(Half.MAIN, added, Kind.ADDED, added.toString()));
        for (ModuleId removed : change.removed().keySet()) {
            graph.modules().stream()
                    .filter(module -> module.external().contains(removed))
                    .forEach(module -> add(Half.MAIN, module.id(), Kind.REMOVED, removed.toString()));
        }
    }

    private void addPath(PathChange changed, Ownership ownership) {
        String path = changed.path();
        List<String> names = changed.names();
        if (names.stream().anyMatch(ownership::isMavenConfiguration)) {
            configuration.add(path);
            graph.modules().forEach(module -> add(Half.MAIN, module.id(), Kind.SOURCE, path));
            return;
        }
        Set<ModuleHalf> halves = ownership.sourceOf(names);
        halves.forEach(half -> add(half, new Fact(Kind.SOURCE, path, null, null)));
        if (halves.isEmpty()
                && names.stream()
                        .allMatch(
                                name -> ownership.isUnowned(name) && !ownership.isModel(name) && !isLeftBehind(name))) {
            unowned.add(path);
        }
    }

    /** Returns whether a file lay in the folder of a module that is no longer there: it was that module's. */
    private boolean isLeftBehind(String path) {
        return Stream.concat(
                        change.removed().values().stream(),
                        change.moved().stream().map(MovedModule::from))
                .anyMatch(folder -> !folder.isEmpty() && path.startsWith(folder + "/"));
    }

    private void add(Half half, ModuleId module, Kind kind, String what) {
        add(new ModuleHalf(module, half), new Fact(kind, what, null, null));
    }

    private void add(ModuleHalf half, Fact fact) {
        facts.computeIfAbsent(half, key -> new TreeSet<>()).add(fact);
    }

    /** Returns the halves where the change begins. */
    Set<ModuleHalf> halves() {
        return Collections.unmodifiableSet(facts.keySet());
    }

    /** Returns what differs in a half itself, in the order in which it is told; empty if nothing does. */
    List<Fact> of(ModuleHalf half) {
        return List.copyOf(facts.getOrDefault(half, Collections.emptySortedSet()));
    }

    /** Returns the changed files that no module owns and no pattern ignores. */
    List<String> unowned() {
        return List.copyOf(unowned);
    }

    /** Returns the changed files that Maven itself may read before it looks at any module. */
    List<String> configuration() {
        return List.copyOf(configuration);
    }
}

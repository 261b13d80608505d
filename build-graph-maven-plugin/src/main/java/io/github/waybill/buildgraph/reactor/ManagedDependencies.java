package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Halves;
import io.github.waybill.buildgraph.graph.ModelChange;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ModuleId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.Model;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of a module's {@code <dependencyManagement>} count: those of an artifact in its resolved graph of dependencies.
 *
 * <p>It is enough to resolve the graph at head. Let the module's own dependencies be the same on both sides (else it is affected anyway).
 * Maven walks the graph from them, and a managed entry does nothing until the walk meets its artifact. So up to the first artifact of which
 * the entry changed both walks are the same, and if head's meets none, base's meets none either.
 *
 * <p>Resolving is slow, so it is done only for modules that some path of POMs leads from to such an artifact: a {@link DependencyWalk} is made for
 * all modules together that manage the same, and a POM is read once for all walks. Where the ways to it are open (see {@link DependencyWalk.Ways}), they
 * tell already that a module has the artifact.
 */
final class ManagedDependencies {

    /**
     * A module whose management changed.
     *
     * @param head its effective model at head
     * @param changed the entries that differ by key, each with its value at base and at head; either may be absent
     */
    record Candidate(ModuleId id, Model head, Map<String, Difference> changed) {}

    private final DependencyGraphs graphs;
    private final Tasks tasks;

    ManagedDependencies(DependencyGraphs graphs, Tasks tasks) {
        this.graphs = graphs;
        this.tasks = tasks;
    }

    /** Returns what counts of the modules' changes. A module whose graph cannot be resolved counts whatever it would show. */
    List<ModelChange> changes(Collection<Candidate> candidates) {
        DependencyWalks walks = DependencyWalks.of(
                graphs, tasks, candidates.stream().map(Candidate::head).toList());
        Map<DependencyWalk, List<Candidate>> alike = new LinkedHashMap<>();
        candidates.forEach(candidate -> alike.computeIfAbsent(walks.of(candidate.head()), key -> new ArrayList<>())
                .add(candidate));
        List<Near> near = new ArrayList<>();
        tasks.map(alike.entrySet(), group -> near(group.getKey(), group.getValue()))
                .forEach(near::addAll);
        List<ModelChange> changes = new ArrayList<>();
        tasks.map(near, this::changes).forEach(changes::addAll);
        return changes;
    }

    /**
     * A module that may have an artifact of which the entry changed.
     *
     * @param doubtful whether it may have anything
     * @param told which of the changed ones the halves have, where that is known before the graph is resolved, else {@code null}
     */
    private record Near(
            Candidate candidate, boolean doubtful, @Nullable Halves<Set<String>> told) {}

    private List<Near> near(DependencyWalk walk, List<Candidate> candidates) {
        Set<String> keys = new HashSet<>();
        candidates.forEach(candidate -> keys.addAll(candidate.changed().keySet()));
        Map<String, Set<Artifact>> met = new HashMap<>();
        walk.met().forEach(artifact -> {
            String key = graphs.key(artifact);
            if (keys.contains(key)) {
                met.computeIfAbsent(key, artifacts -> new HashSet<>()).add(artifact);
            }
        });
        Map<String, DependencyWalk.Ways> ways = new HashMap<>();
        met.forEach((key, artifacts) -> ways.put(key, walk.ways(artifacts)));
        Set<DependencyWalk.Key> doubtful = walk.leadingToDoubt();
        return candidates.stream()
                .map(candidate -> near(candidate, ways, doubtful))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Near> near(
            Candidate candidate, Map<String, DependencyWalk.Ways> ways, Set<DependencyWalk.Key> doubtful) {
        List<Dependency> own = graphs.dependencies(candidate.head().getDependencies());
        if (own.stream().map(DependencyWalk.Key::of).anyMatch(doubtful::contains)) {
            return Optional.of(new Near(candidate, true, null));
        }
        Halves<Set<String>> told = Halves.of(half -> new HashSet<>());
        boolean any = false;
        boolean all = true;
        for (String key : candidate.changed().keySet()) {
            DependencyWalk.Ways to = ways.get(key);
            List<Dependency> first = to == null
                    ? List.of()
                    : own.stream()
                            .filter(dependency -> to.keys().contains(DependencyWalk.Key.of(dependency)))
                            .toList();
            if (to != null && !first.isEmpty()) {
                Optional<Half> half = half(to, first);
                half.ifPresent(seeing -> told.get(seeing).add(key));
                any = true;
                all &= half.isPresent();
            }
        }
        return any ? Optional.of(new Near(candidate, false, all ? told : null)) : Optional.empty();
    }

    /**
     * Returns which half has an artifact, as far as the ways to it tell. A module's own dependency keeps its scope, so where one of the tests is on
     * the way beside another that is not, only the graph tells through which of them the artifact comes.
     */
    private static Optional<Half> half(DependencyWalk.Ways ways, List<Dependency> first) {
        boolean closed = !ways.open()
                || first.stream()
                        .anyMatch(dependency ->
                                "system".equals(dependency.getScope()) || ways.areClosedBy(dependency.getExclusions()));
        long tests = first.stream().filter(DependencyGraphs::isOfTests).count();
        if (closed || (tests > 0 && tests < first.size())) {
            return Optional.empty();
        }
        return Optional.of(tests > 0 ? Half.TEST : Half.MAIN);
    }

    private List<ModelChange> changes(Near near) {
        Candidate candidate = near.candidate();
        List<ModelChange> changes = new ArrayList<>();
        // What the module names itself stands among its own dependencies.
        Set<String> own = new HashSet<>();
        candidate.head().getDependencies().forEach(dependency -> own.add(Values.key(dependency)));
        try {
            Halves<Set<String>> resolved = near.told() != null ? near.told() : resolved(near);
            for (Half half : Half.values()) {
                candidate.changed().forEach((key, difference) -> {
                    if (resolved.get(half).contains(key) && !own.contains(key)) {
                        changes.add(new ModelChange(
                                new ModuleHalf(candidate.id(), half),
                                "managed dependency " + key,
                                difference.base(),
                                difference.head()));
                    }
                });
            }
        } catch (DependencyCollectionException e) {
            changes.add(new ModelChange(
                    new ModuleHalf(candidate.id(), Half.MAIN),
                    "managed dependencies",
                    null,
                    "the graph of dependencies cannot be resolved: " + e.getMessage()));
        }
        return changes;
    }

    private Halves<Set<String>> resolved(Near near) throws DependencyCollectionException {
        Halves<Map<String, String>> resolved = graphs.resolved(near.candidate().head(), near.doubtful());
        return Halves.of(half -> resolved.get(half).keySet());
    }
}

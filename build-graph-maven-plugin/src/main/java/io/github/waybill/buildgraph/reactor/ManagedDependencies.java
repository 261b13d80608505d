package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Halves;
import io.github.waybill.buildgraph.graph.ModelChange;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ModuleId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.model.Model;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;

/**
 * Which changes of a module's {@code <dependencyManagement>} count: those of an artifact in its resolved graph of dependencies.
 *
 * <p>It is enough to resolve the graph at head. Let the module's own dependencies be the same on both sides (else it is affected anyway).
 * Maven walks the graph from them, and a managed entry does nothing until the walk meets its artifact. So up to the first artifact of which
 * the entry changed both walks are the same, and if head's meets none, base's meets none either.
 *
 * <p>Resolving is slow, so it is done only for modules that some path of POMs leads from to such an artifact, whatever is excluded on the way:
 * that walk is made once for all modules.
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
        Set<String> keys = new HashSet<>();
        candidates.forEach(candidate -> keys.addAll(candidate.changed().keySet()));
        Set<Artifact> leading = leadingTo(keys, candidates);
        List<Candidate> near = candidates.stream()
                .filter(candidate -> graphs.dependencies(candidate.head().getDependencies()).stream()
                        .anyMatch(dependency -> leading.contains(node(dependency.getArtifact()))))
                .toList();
        List<ModelChange> changes = new ArrayList<>();
        tasks.map(near, this::changes).forEach(changes::addAll);
        return changes;
    }

    private List<ModelChange> changes(Candidate candidate) {
        List<ModelChange> changes = new ArrayList<>();
        // What the module names itself stands among its own dependencies.
        Set<String> own = new HashSet<>();
        candidate.head().getDependencies().forEach(dependency -> own.add(Values.key(dependency)));
        try {
            Halves<Set<String>> resolved = graphs.resolved(candidate.head());
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

    /** Returns the artifacts from which the POMs lead to one of these, the artifacts themselves included. */
    private Set<Artifact> leadingTo(Set<String> keys, Collection<Candidate> candidates) {
        Map<String, Set<String>> managed = managedVersions(candidates);
        Map<Artifact, List<Artifact>> needers = new HashMap<>();
        Set<Artifact> frontier = new LinkedHashSet<>();
        candidates.forEach(candidate -> graphs.dependencies(candidate.head().getDependencies())
                .forEach(dependency -> frontier.addAll(nodes(dependency, managed))));
        Set<Artifact> seen = new HashSet<>(frontier);
        while (!frontier.isEmpty()) {
            List<Artifact> level = List.copyOf(frontier);
            frontier.clear();
            List<List<Dependency>> dependencies = tasks.map(level, graphs::dependencies);
            for (int i = 0; i < level.size(); i++) {
                for (Dependency dependency : dependencies.get(i)) {
                    for (Artifact node : nodes(dependency, managed)) {
                        needers.computeIfAbsent(node, key -> new ArrayList<>()).add(level.get(i));
                        if (seen.add(node)) {
                            frontier.add(node);
                        }
                    }
                }
            }
        }
        Set<Artifact> leading = new HashSet<>();
        Deque<Artifact> open = new ArrayDeque<>();
        seen.stream().filter(node -> keys.contains(graphs.key(node))).forEach(open::add);
        while (!open.isEmpty()) {
            Artifact node = open.remove();
            if (leading.add(node)) {
                open.addAll(needers.getOrDefault(node, List.of()));
            }
        }
        return leading;
    }

    /** Returns every version that some module manages an artifact to, by its key. */
    private static Map<String, Set<String>> managedVersions(Collection<Candidate> candidates) {
        Map<String, Set<String>> versions = new HashMap<>();
        for (Candidate candidate : candidates) {
            if (candidate.head().getDependencyManagement() != null) {
                candidate.head().getDependencyManagement().getDependencies().forEach(managed -> {
                    if (managed.getVersion() != null) {
                        versions.computeIfAbsent(Values.key(managed), key -> new HashSet<>())
                                .add(managed.getVersion());
                    }
                });
            }
        }
        return versions;
    }

    /** Returns what a dependency may lead to: its own version and those that it may be managed to. */
    private List<Artifact> nodes(Dependency dependency, Map<String, Set<String>> managed) {
        Artifact own = node(dependency.getArtifact());
        Set<Artifact> nodes = new LinkedHashSet<>(Set.of(own));
        managed.getOrDefault(graphs.key(own), Set.of()).forEach(version -> nodes.add(own.setVersion(version)));
        return List.copyOf(nodes);
    }

    private static Artifact node(Artifact artifact) {
        return artifact.setFile(null);
    }
}

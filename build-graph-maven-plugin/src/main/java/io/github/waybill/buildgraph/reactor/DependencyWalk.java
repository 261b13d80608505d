package io.github.waybill.buildgraph.reactor;

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
import java.util.function.Predicate;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;

/**
 * Where paths of POMs lead from the dependencies of modules that all manage the same, whatever is excluded on the way and whichever version wins.
 * No resolved graph has more artifacts, versions aside.
 *
 * <p>The walk goes step by step, so that several can share what they read. A module's own dependency keeps its version; what comes after that has
 * the version that the module manages, and only where it manages none the one that the POM says. In Maven 4 a POM on the way can manage it too:
 * there every version that any of them manages is looked at.
 */
final class DependencyWalk {

    private final Map<Key, String> managed = new HashMap<>();
    private final Map<Key, Set<String>> managedOnTheWay = new HashMap<>();
    private final Map<Key, Artifact> met = new HashMap<>();
    private final Map<Key, Set<Key>> needers = new HashMap<>();
    private final Set<Key> undecided = new HashSet<>();
    private final Set<Artifact> seen = new HashSet<>();
    private List<Artifact> next = new ArrayList<>();

    /** What Maven manages an artifact by. */
    record Key(String groupId, String artifactId, String extension, String classifier) {

        static Key of(Artifact artifact) {
            return new Key(
                    artifact.getGroupId(), artifact.getArtifactId(), artifact.getExtension(), artifact.getClassifier());
        }
    }

    /**
     * What a POM says.
     *
     * @param dependencies what it leads to
     * @param managed what it manages for those, where Maven heeds that
     */
    record Described(List<Dependency> dependencies, List<Dependency> managed) {}

    /**
     * Makes a walk.
     *
     * @param managed what the modules manage: of two entries of one artifact the first counts
     */
    DependencyWalk(Collection<Dependency> managed) {
        for (Dependency entry : managed) {
            if (!entry.getArtifact().getVersion().isEmpty()) {
                this.managed.putIfAbsent(
                        Key.of(entry.getArtifact()), entry.getArtifact().getVersion());
            }
        }
    }

    /** Starts at a dependency of a module. */
    void start(Dependency dependency) {
        meet(dependency.getArtifact());
        go(dependency.getArtifact());
    }

    /** Returns the artifacts whose POMs have to be read next; none at the end. */
    List<Artifact> next() {
        return next;
    }

    /**
     * Walks on.
     *
     * @param described what the POMs of {@link #next} say; of one that cannot be read, nothing
     */
    void step(Map<Artifact, Described> described) {
        List<Artifact> from = next;
        next = new ArrayList<>();
        for (Artifact artifact : from) {
            Described pom = described.get(artifact);
            if (pom == null) {
                undecided.add(Key.of(artifact));
            } else {
                pom.managed().forEach(entry -> manageOnTheWay(entry.getArtifact()));
                pom.dependencies().forEach(dependency -> lead(Key.of(artifact), dependency.getArtifact()));
            }
        }
    }

    private void lead(Key from, Artifact to) {
        Key key = Key.of(to);
        needers.computeIfAbsent(key, needed -> new LinkedHashSet<>()).add(from);
        meet(to);
        String version = managed.get(key);
        if (version != null) {
            go(to.setVersion(version));
        } else {
            go(to);
            managedOnTheWay.getOrDefault(key, Set.of()).forEach(other -> go(to.setVersion(other)));
        }
    }

    private void manageOnTheWay(Artifact entry) {
        Key key = Key.of(entry);
        boolean isNew = !entry.getVersion().isEmpty()
                && !managed.containsKey(key)
                && managedOnTheWay
                        .computeIfAbsent(key, managed -> new LinkedHashSet<>())
                        .add(entry.getVersion());
        Artifact known = met.get(key);
        if (isNew && known != null) {
            go(known.setVersion(entry.getVersion()));
        }
    }

    private void meet(Artifact artifact) {
        met.putIfAbsent(Key.of(artifact), artifact);
    }

    private void go(Artifact artifact) {
        Artifact node = artifact.setFile(null);
        if (seen.add(node)) {
            next.add(node);
            // Which POM a range leads to is for Maven to find.
            if (node.getVersion().contains("[") || node.getVersion().contains("(")) {
                undecided.add(Key.of(node));
            }
        }
    }

    /**
     * Returns the artifacts from which the POMs lead to one of these, the artifacts themselves included, once the walk is at its end. What leads to where
     * nobody can tell leads there too.
     *
     * @param wanted whether an artifact is one of these
     */
    Set<Key> leadingTo(Predicate<Artifact> wanted) {
        Set<Key> ends = new HashSet<>(undecided);
        seen.stream().filter(wanted).map(Key::of).forEach(ends::add);
        return leadingTo(ends);
    }

    /** Returns the artifacts from which the POMs lead to a range of versions, or to a POM that cannot be read, once the walk is at its end. */
    Set<Key> leadingToDoubt() {
        return leadingTo(undecided);
    }

    private Set<Key> leadingTo(Set<Key> ends) {
        Set<Key> leading = new HashSet<>();
        Deque<Key> open = new ArrayDeque<>(ends);
        while (!open.isEmpty()) {
            Key key = open.remove();
            if (leading.add(key)) {
                open.addAll(needers.getOrDefault(key, Set.of()));
            }
        }
        return leading;
    }
}

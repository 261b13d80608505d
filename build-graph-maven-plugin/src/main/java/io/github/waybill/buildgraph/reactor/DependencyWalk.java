package io.github.waybill.buildgraph.reactor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;

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
    private final Map<Key, Set<Key>> needed = new HashMap<>();
    private final Set<Key> undecided = new HashSet<>();
    private final Set<Artifact> seen = new HashSet<>();
    private final Set<Key> once = new HashSet<>();
    private final Map<Key, Set<Exclusion>> exclusions = new HashMap<>();

    /** What is managed with a scope, which holds whatever led there: one of compile brings what only tests need into main. */
    private final Set<Key> scoped = new HashSet<>();

    /** What leads elsewhere than its POM says, or not always to the same. */
    private final Set<Key> special = new HashSet<>();

    private List<Artifact> next = new ArrayList<>();

    /** What Maven manages an artifact by. */
    record Key(String groupId, String artifactId, String extension, String classifier) {

        static Key of(Artifact artifact) {
            return new Key(
                    artifact.getGroupId(), artifact.getArtifactId(), artifact.getExtension(), artifact.getClassifier());
        }

        static Key of(Dependency dependency) {
            return of(dependency.getArtifact());
        }
    }

    /**
     * What a POM says.
     *
     * @param dependencies what it leads to
     * @param managed what it manages for those, where Maven heeds that
     * @param relocated whether it is the POM of another artifact, which the first became
     */
    record Described(List<Dependency> dependencies, List<Dependency> managed, boolean relocated) {}

    /**
     * All ways to an artifact.
     *
     * @param keys what they go through, the artifact itself included
     * @param open whether whoever has one of these in its resolved graph has the artifact too: each has one version, so that it does not matter which
     *     of its places in the graph Maven chooses, and nothing on the way is left out
     */
    record Ways(Set<Key> keys, boolean open) {

        /** Returns whether a dependency leaves out anything on the way. */
        boolean areClosedBy(Collection<Exclusion> exclusions) {
            return excludesAny(exclusions, keys);
        }
    }

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
            exclude(entry);
            if (!entry.getScope().isEmpty()) {
                scoped.add(Key.of(entry));
            }
            if (entry.getOptional() != null) {
                special.add(Key.of(entry));
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
                if (pom.relocated() || !pom.managed().isEmpty()) {
                    special.add(Key.of(artifact));
                }
                pom.managed().forEach(entry -> manageOnTheWay(entry.getArtifact()));
                pom.dependencies().forEach(dependency -> {
                    exclude(dependency);
                    lead(Key.of(artifact), dependency.getArtifact());
                });
            }
        }
    }

    private static boolean excludesAny(Collection<Exclusion> exclusions, Set<Key> keys) {
        return exclusions.stream().anyMatch(exclusion -> keys.stream().anyMatch(key -> excludes(exclusion, key)));
    }

    private static boolean excludes(Exclusion exclusion, Key key) {
        return (exclusion.getGroupId().equals("*") || exclusion.getGroupId().equals(key.groupId()))
                && (exclusion.getArtifactId().equals("*")
                        || exclusion.getArtifactId().equals(key.artifactId()));
    }

    private void exclude(Dependency dependency) {
        if (!dependency.getExclusions().isEmpty()) {
            exclusions
                    .computeIfAbsent(Key.of(dependency), key -> new HashSet<>())
                    .addAll(dependency.getExclusions());
        }
    }

    private void lead(Key from, Artifact to) {
        Key key = Key.of(to);
        needers.computeIfAbsent(key, met -> new LinkedHashSet<>()).add(from);
        needed.computeIfAbsent(from, needer -> new LinkedHashSet<>()).add(key);
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

    /** Tells whether an artifact holds what it depends on, as a WAR does: then it leads nowhere in the graph. */
    private static boolean containsOthers(Artifact artifact) {
        return Boolean.parseBoolean(artifact.getProperty(ArtifactProperties.INCLUDES_DEPENDENCIES, ""));
    }

    private void meet(Artifact artifact) {
        met.putIfAbsent(Key.of(artifact), artifact);
    }

    private void go(Artifact artifact) {
        Artifact node = artifact.setFile(null);
        if (seen.add(node)) {
            next.add(node);
            if (!once.add(Key.of(node)) || containsOthers(node)) {
                special.add(Key.of(node));
            }
            // Which POM a range leads to is for Maven to find.
            if (node.getVersion().contains("[") || node.getVersion().contains("(")) {
                undecided.add(Key.of(node));
            }
        }
    }

    /** Returns the ways to one artifact, once the walk is at its end; none if it was not met. Where they lead through doubt, they do not tell. */
    Ways ways(Set<Artifact> ends) {
        Set<Key> keys = leadingTo(ends.stream().map(Key::of).collect(Collectors.toSet()));
        boolean open = Collections.disjoint(keys, special)
                && Collections.disjoint(keys, scoped)
                && keys.stream().noneMatch(key -> excludesAny(exclusions.getOrDefault(key, Set.of()), keys));
        return new Ways(keys, open);
    }

    /**
     * Returns whether some artifacts may change what others are and have, once the walk is at its end: both lead to one artifact, or the first lead to
     * one whose scope is managed, or to where nobody can tell.
     */
    boolean mayMeet(Collection<Key> some, Collection<Key> others) {
        Set<Key> reached = reachedFrom(some);
        return !Collections.disjoint(reached, scoped)
                || !Collections.disjoint(reached, undecided)
                || !Collections.disjoint(reached, reachedFrom(others));
    }

    /** Returns what POMs lead to from some artifacts, these included, once the walk is at its end. */
    Set<Key> reachedFrom(Collection<Key> some) {
        return along(needed, some);
    }

    /** Returns all artifacts that were met, once the walk is at its end. */
    Set<Artifact> met() {
        return seen;
    }

    /** Returns the artifacts from which the POMs lead to a range of versions, or to a POM that cannot be read, once the walk is at its end. */
    Set<Key> leadingToDoubt() {
        return leadingTo(undecided);
    }

    private Set<Key> leadingTo(Set<Key> ends) {
        return along(needers, ends);
    }

    private static Set<Key> along(Map<Key, Set<Key>> steps, Collection<Key> starts) {
        Set<Key> reached = new HashSet<>();
        Deque<Key> open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            Key key = open.remove();
            if (reached.add(key)) {
                open.addAll(steps.getOrDefault(key, Set.of()));
            }
        }
        return reached;
    }
}

package io.github.waybill.buildgraph.reactor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.jspecify.annotations.Nullable;

/** Compares what a module manages at base and at head. There may be thousands of entries in each of thousands of modules, and few that differ. */
final class ManagedComparison {

    private final Values base;
    private final Values head;
    private final Map<Parts, Map<String, Difference>> known = new ConcurrentHashMap<>();

    /** What is left of two lists that begin and end alike: mostly entries of a parent or a BOM, the same {@link ManagedEntries} in many modules. */
    private record Parts(List<Dependency> before, List<Dependency> after) {}

    ManagedComparison(Values base, Values head) {
        this.base = base;
        this.head = head;
    }

    /** Returns what differs, by key (see {@link Values#key}). */
    Map<String, Difference> between(List<Dependency> before, List<Dependency> after) {
        int shorter = Math.min(before.size(), after.size());
        int first = 0;
        while (first < shorter && isEqual(before.get(first), after.get(first))) {
            first++;
        }
        int last = 0;
        while (last < shorter - first
                && isEqual(before.get(before.size() - 1 - last), after.get(after.size() - 1 - last))) {
            last++;
        }
        List<Dependency> were = List.copyOf(before.subList(first, before.size() - last));
        List<Dependency> are = List.copyOf(after.subList(first, after.size() - last));
        if (were.isEmpty() && are.isEmpty()) {
            return Map.of();
        }
        // Of two entries of one artifact the last counts, wherever it stands.
        Stream<Dependency> alike = Stream.concat(
                before.subList(0, first).stream(), before.subList(before.size() - last, before.size()).stream());
        boolean apart = areApart(alike, Stream.concat(were.stream(), are.stream()));
        Parts parts = apart ? new Parts(were, are) : new Parts(List.copyOf(before), List.copyOf(after));
        return known.computeIfAbsent(parts, differing -> differences(differing.before(), differing.after()));
    }

    /** Returns whether no entry of the ones is of an artifact that one of the others is of. */
    private static boolean areApart(Stream<Dependency> ones, Stream<Dependency> others) {
        Map<String, Set<String>> groupIds = new HashMap<>();
        others.forEach(entry -> groupIds.computeIfAbsent(entry.getArtifactId(), artifactId -> new HashSet<>())
                .add(entry.getGroupId()));
        return ones.noneMatch(
                entry -> groupIds.getOrDefault(entry.getArtifactId(), Set.of()).contains(entry.getGroupId()));
    }

    private Map<String, Difference> differences(List<Dependency> before, List<Dependency> after) {
        Map<String, Dependency> beforeByKey = byManagementKey(before);
        Map<String, Dependency> afterByKey = byManagementKey(after);
        Map<String, Difference> differences = new HashMap<>();
        beforeByKey.forEach((key, was) -> {
            Dependency is = afterByKey.get(key);
            if (is == null || !isSame(was, is)) {
                add(differences, was, value(was, base), is == null ? null : value(is, head));
            }
        });
        afterByKey.forEach((key, is) -> {
            if (!beforeByKey.containsKey(key)) {
                add(differences, is, null, value(is, head));
            }
        });
        return differences;
    }

    private static void add(
            Map<String, Difference> differences, Dependency of, @Nullable String base, @Nullable String head) {
        if (!Objects.equals(base, head)) {
            differences.put(Values.key(of), new Difference(base, head));
        }
    }

    private static String value(Dependency dependency, Values values) {
        return values.portable(Values.ofManaged(dependency));
    }

    /** Returns whether two entries say the same. */
    static boolean isEqual(Dependency one, Dependency other) {
        return one == other
                || (one.getArtifactId().equals(other.getArtifactId())
                        && one.getGroupId().equals(other.getGroupId())
                        && Objects.equals(one.getType(), other.getType())
                        && Objects.equals(one.getClassifier(), other.getClassifier())
                        && isSame(one, other));
    }

    private static boolean isSame(Dependency one, Dependency other) {
        return one == other
                || (Objects.equals(one.getVersion(), other.getVersion())
                        && Objects.equals(one.getScope(), other.getScope())
                        && Objects.equals(one.getOptional(), other.getOptional())
                        && Objects.equals(one.getSystemPath(), other.getSystemPath())
                        && ManagedEntries.exclusions(one).equals(ManagedEntries.exclusions(other)));
    }

    private static Map<String, Dependency> byManagementKey(List<Dependency> dependencies) {
        Map<String, Dependency> byKey = new HashMap<>();
        dependencies.forEach(dependency -> byKey.put(dependency.getManagementKey(), dependency));
        return byKey;
    }
}

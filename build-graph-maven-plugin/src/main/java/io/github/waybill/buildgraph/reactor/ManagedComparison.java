package io.github.waybill.buildgraph.reactor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.jspecify.annotations.Nullable;

/** Compares what a module manages at base and at head. There may be thousands of entries in each of thousands of modules, and few that differ. */
final class ManagedComparison {

    private final ModelComparison.Side base;
    private final ModelComparison.Side head;

    ManagedComparison(ModelComparison.Side base, ModelComparison.Side head) {
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
        List<Dependency> were = before.subList(first, before.size() - last);
        List<Dependency> are = after.subList(first, after.size() - last);
        // Of two entries of one artifact the last counts, wherever it stands.
        Set<String> open = new HashSet<>();
        Stream.concat(were.stream(), are.stream())
                .map(Dependency::getArtifactId)
                .forEach(open::add);
        boolean apart = Stream.concat(
                        before.subList(0, first).stream(), before.subList(before.size() - last, before.size()).stream())
                .map(Dependency::getArtifactId)
                .noneMatch(open::contains);
        return apart ? differences(were, are) : differences(before, after);
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

    private static String value(Dependency dependency, ModelComparison.Side side) {
        return side.values().portable(Values.of(dependency));
    }

    private static boolean isEqual(Dependency one, Dependency other) {
        return one.getArtifactId().equals(other.getArtifactId())
                && one.getGroupId().equals(other.getGroupId())
                && Objects.equals(one.getType(), other.getType())
                && Objects.equals(one.getClassifier(), other.getClassifier())
                && isSame(one, other);
    }

    private static boolean isSame(Dependency one, Dependency other) {
        return Objects.equals(one.getVersion(), other.getVersion())
                && Objects.equals(one.getScope(), other.getScope())
                && Objects.equals(one.getOptional(), other.getOptional())
                && Objects.equals(one.getSystemPath(), other.getSystemPath())
                && exclusions(one).equals(exclusions(other));
    }

    private static List<String> exclusions(Dependency dependency) {
        return dependency.getExclusions().isEmpty()
                ? List.of()
                : dependency.getExclusions().stream()
                        .map(exclusion -> exclusion.getGroupId() + ":" + exclusion.getArtifactId())
                        .toList();
    }

    private static Map<String, Dependency> byManagementKey(List<Dependency> dependencies) {
        Map<String, Dependency> byKey = new HashMap<>();
        dependencies.forEach(dependency -> byKey.put(dependency.getManagementKey(), dependency));
        return byKey;
    }
}

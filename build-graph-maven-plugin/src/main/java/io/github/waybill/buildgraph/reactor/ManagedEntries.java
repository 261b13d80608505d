package io.github.waybill.buildgraph.reactor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelProblemCollector;
import org.apache.maven.model.composition.DependencyManagementImporter;
import org.jspecify.annotations.Nullable;

/**
 * The managed dependencies of all models of a run: one object for all entries that say the same. There may be thousands of entries in each of
 * thousands of models, nearly all from the same few parents and BOMs: what is the same object need not be compared.
 *
 * <p>It imports BOMs as Maven does: a model's own entries come first and win, then come those of the BOMs, of which the first wins. What some BOMs
 * bring together is worked out once. Models can share entries, since an entry is only read once the BOMs are imported. Threads may ask at the same
 * time.
 */
final class ManagedEntries implements DependencyManagementImporter {

    private final Map<Entry, Dependency> entries = new ConcurrentHashMap<>();
    private final Map<List<DependencyManagement>, Map<String, Dependency>> imports = new ConcurrentHashMap<>();
    private final Set<Dependency> valid = ConcurrentHashMap.newKeySet();

    /** All that an entry says. */
    private record Entry(
            String groupId,
            String artifactId,
            @Nullable String type,
            @Nullable String classifier,
            @Nullable String version,
            @Nullable String scope,
            @Nullable String optional,
            @Nullable String systemPath,
            List<String> exclusions) {

        static Entry of(Dependency dependency) {
            return new Entry(
                    dependency.getGroupId(),
                    dependency.getArtifactId(),
                    dependency.getType(),
                    dependency.getClassifier(),
                    dependency.getVersion(),
                    dependency.getScope(),
                    dependency.getOptional(),
                    dependency.getSystemPath(),
                    ManagedEntries.exclusions(dependency));
        }
    }

    /** Returns what a model manages. */
    static List<Dependency> of(Model model) {
        return model.getDependencyManagement() == null
                ? List.of()
                : model.getDependencyManagement().getDependencies();
    }

    /** Returns what a dependency excludes, as {@code groupId:artifactId}. */
    static List<String> exclusions(Dependency dependency) {
        return dependency.getExclusions().isEmpty()
                ? List.of()
                : dependency.getExclusions().stream()
                        .map(exclusion -> exclusion.getGroupId() + ":" + exclusion.getArtifactId())
                        .toList();
    }

    @Override
    public void importManagement(
            Model target,
            @Nullable List<? extends DependencyManagement> boms,
            ModelBuildingRequest request,
            ModelProblemCollector problems) {
        DependencyManagement management = target.getDependencyManagement();
        if (management == null) {
            return;
        }
        List<Dependency> own = shared(management.getDependencies());
        management.setDependencies(
                boms == null || boms.isEmpty()
                        ? own
                        : together(byKey(own), imports.computeIfAbsent(List.copyOf(boms), this::imported)));
    }

    private static List<Dependency> together(Map<String, Dependency> own, Map<String, Dependency> imported) {
        List<Dependency> all = new ArrayList<>(own.values());
        imported.forEach((key, dependency) -> {
            if (!own.containsKey(key)) {
                all.add(dependency);
            }
        });
        return all;
    }

    private List<Dependency> shared(List<Dependency> dependencies) {
        List<Dependency> shared = new ArrayList<>(dependencies.size());
        for (Dependency dependency : dependencies) {
            shared.add(entries.computeIfAbsent(Entry.of(dependency), entry -> dependency));
        }
        return shared;
    }

    private static Map<String, Dependency> byKey(List<Dependency> dependencies) {
        Map<String, Dependency> byKey = new LinkedHashMap<>();
        dependencies.forEach(dependency -> byKey.put(dependency.getManagementKey(), dependency));
        return byKey;
    }

    private Map<String, Dependency> imported(List<DependencyManagement> boms) {
        Map<String, Dependency> imported = new LinkedHashMap<>();
        boms.forEach(bom -> shared(bom.getDependencies())
                .forEach(dependency -> imported.putIfAbsent(dependency.getManagementKey(), dependency)));
        valid.addAll(imported.values());
        return imported;
    }

    /** Returns whether a BOM brought this entry: then it was valid, the BOM would not have been built else. */
    boolean isKnownToBeValid(Dependency dependency) {
        return valid.contains(dependency);
    }
}

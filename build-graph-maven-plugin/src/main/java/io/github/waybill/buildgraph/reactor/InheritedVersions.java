package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.SourceTree;
import io.github.waybill.buildgraph.graph.ModelChange;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.reactor.EffectiveModule.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.building.ModelBuildingException;
import org.jspecify.annotations.Nullable;

/**
 * What modules inherit of versions that differ in one parent's POM, told without their models at base.
 *
 * <p>Let nothing differ in a POM but versions that it manages ({@link PomVersions}), and let its own effective models differ in no more than managed
 * dependencies and the properties that these versions are. Then those of a module below differ in the same, if
 * <ul>
 *   <li>no other POM of the lineage names these properties, which could be another version there, or be used for more;
 *   <li>no POM between the two has or manages what could be such a dependency, or imports a BOM: what the parent manages, be it from its own parents
 *       or from BOMs, is then the module's too;
 *   <li>the parent has no such dependency, which the module would inherit;
 *   <li>no profile of the lineage, the parent's own included, does any of this. Maven looks for the files that turn it on where the module is, so it may be
 *       on for one and off for the other.
 * </ul>
 * A module of packaging {@code pom} is compared in full: what it manages is of its own artifact.
 */
final class InheritedVersions {

    /**
     * What is inherited.
     *
     * @param properties the properties that differ
     * @param managed the managed dependencies that differ, by key (see {@link Values#key})
     */
    record Versions(Map<String, Difference> properties, Map<String, Difference> managed) {}

    /** How the entries of a parent's own model begin that say what it manages and which properties are read: what of these a module has is told of it. */
    private static final List<String> INHERITED = List.of("property ", "managed dependency ", "imported BOM ");

    private final Map<ModuleId, Versions> byModule = new HashMap<>();
    private final SourceTree base;

    private InheritedVersions(SourceTree base) {
        this.base = base;
    }

    /**
     * Finds what is inherited.
     *
     * @param touched which modules a parent's POM touches, and nothing else
     * @param at how a POM's models at base and at head are built and compared
     */
    static InheritedVersions of(Reactor head, SourceTree base, TouchedModules touched, Sides at) throws GitException {
        InheritedVersions inherited = new InheritedVersions(base);
        Map<String, List<EffectiveModule>> children = new LinkedHashMap<>();
        for (EffectiveModule module : head.modules()) {
            if (!module.model().getPackaging().equals("pom")) {
                touched.onlyParent(module)
                        .ifPresent(pom -> children.computeIfAbsent(pom, key -> new ArrayList<>())
                                .add(module));
            }
        }
        for (Map.Entry<String, List<EffectiveModule>> parent : children.entrySet()) {
            inherited.add(parent.getKey(), parent.getValue(), at);
        }
        return inherited;
    }

    /** Returns what a module inherits if it differs in nothing else; empty if it may. */
    Optional<Versions> of(ModuleId module) {
        return Optional.ofNullable(byModule.get(module));
    }

    /** How the models of the two commits are built and compared. */
    record Sides(CommitModels base, CommitModels head, ModelComparison comparison) {}

    private void add(String parent, List<EffectiveModule> children, Sides at) throws GitException {
        Optional<Model> was = at.base().pom(parent).written();
        Optional<Model> is = at.head().pom(parent).written();
        Optional<Set<String>> names =
                was.isPresent() && is.isPresent() ? PomVersions.properties(was.get(), is.get()) : Optional.empty();
        if (names.isEmpty()) {
            return;
        }
        Optional<Versions> versions = versions(parent, names.get(), at);
        if (versions.isPresent()) {
            Search search = new Search(parent, new PomNames(names.get()), artifactIds(versions.get()));
            base.readAheadFiles(children.stream()
                    .flatMap(child -> child.lineage().stream())
                    .map(Level::path)
                    .filter(path -> path != null && !path.equals(parent))
                    .distinct()
                    .toList());
            for (EffectiveModule child : children) {
                if (search.findsNothing(child.lineage())) {
                    byModule.put(child.id(), versions.get());
                }
            }
        }
    }

    private static Optional<Versions> versions(String parent, Set<String> names, Sides at) throws GitException {
        try {
            EffectiveModule before = at.base().module(parent);
            EffectiveModule after = at.head().module(parent);
            ModelComparison.Result result = at.comparison().compare(before, after);
            Map<String, Difference> properties = at.comparison().properties(before, after);
            boolean nothingElse = names.containsAll(properties.keySet())
                    && result.changes().stream()
                            .map(ModelChange::entry)
                            .allMatch(entry -> INHERITED.stream().anyMatch(entry::startsWith));
            return nothingElse ? Optional.of(new Versions(properties, result.managed())) : Optional.empty();
        } catch (ModelBuildingException e) {
            return Optional.empty();
        }
    }

    private static Set<String> artifactIds(Versions versions) {
        return versions.managed().keySet().stream()
                .map(key -> key.split(":", -1)[1])
                .collect(Collectors.toSet());
    }

    /** Looks for what could make the children of a POM inherit something else. */
    private final class Search {

        private final String parent;
        private final PomNames names;
        private final Set<String> artifactIds;
        private final Map<String, Boolean> named = new HashMap<>();

        Search(String parent, PomNames names, Set<String> artifactIds) {
            this.parent = parent;
            this.names = names;
            this.artifactIds = artifactIds;
        }

        boolean findsNothing(List<Level> lineage) throws GitException {
            boolean below = true;
            for (Level level : lineage) {
                boolean isParent = parent.equals(level.path());
                below &= !isParent;
                if ((below && says(level.written()))
                        || level.written().getProfiles().stream().anyMatch(this::says)
                        || (isParent ? has(level.written()) : isNamed(level))) {
                    return false;
                }
            }
            return true;
        }

        private boolean isNamed(Level level) throws GitException {
            String path = level.path();
            String key = path == null ? level.id() + ":" + level.version() : path;
            Boolean known = named.get(key);
            if (known == null) {
                known = path == null
                        ? names.standIn(PomVersions.text(level.written()))
                        : names.standIn(base.read(path).orElse(new byte[0]));
                named.put(key, known);
            }
            return known;
        }

        private boolean says(ModelBase part) {
            return has(part) || manages(part.getDependencyManagement());
        }

        private boolean has(ModelBase part) {
            return part.getDependencies().stream().anyMatch(this::mayBeOne);
        }

        private boolean manages(@Nullable DependencyManagement management) {
            return management != null
                    && management.getDependencies().stream().anyMatch(entry -> mayBeOne(entry) || mayBeBom(entry));
        }

        private boolean mayBeOne(Dependency dependency) {
            return artifactIds.contains(dependency.getArtifactId())
                    || dependency.getArtifactId().contains("${");
        }

        private static boolean mayBeBom(Dependency entry) {
            return entry.getScope() != null
                    && (entry.getScope().equals("import") || entry.getScope().contains("${"));
        }
    }
}

package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.SourceTree;
import io.github.waybill.buildgraph.graph.Change;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.ModelChange;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.MovedModule;
import io.github.waybill.buildgraph.graph.PathChange;
import io.github.waybill.buildgraph.graph.Reach;
import io.github.waybill.buildgraph.graph.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.model.building.ModelBuildingException;
import org.jspecify.annotations.Nullable;

/**
 * How the modules of base differ from those of head: which joined, left and moved, and what differs in the models of the others.
 *
 * <p>Models are built where a POM that they are made of changed, and nowhere else: of the same texts, with the same properties and profiles,
 * comes the same model. Both sides are built in the same way, and neither is the one that the running build has, in which other extensions
 * may have written by now.
 */
final class ReactorChange {

    private final Reactor head;
    private final SourceTree base;
    private final List<PathChange> paths;
    private final TouchedModules touched;
    private final CommitModels baseModels;
    private final CommitModels headModels;
    private final ModelComparison comparison;
    private final InheritedVersions inherited;

    ReactorChange(Reactor head, SourceTree base, List<PathChange> paths, TouchedModules touched) throws GitException {
        this.head = head;
        this.base = base;
        this.paths = paths;
        this.touched = touched;
        this.baseModels = head.models(base, touched::findAtBase);
        this.headModels = head.models(head.tree(), head::find);
        this.comparison = new ModelComparison(
                head.side(base),
                head.side(head.tree()),
                head.propertyReads(),
                head.environment().user());
        this.inherited = InheritedVersions.of(
                head, base, touched, new InheritedVersions.Sides(baseModels, headModels, comparison));
    }

    /** Returns the change between two revisions. */
    Change between(Revision from, Revision to, boolean dirty) throws GitException {
        try (Tasks tasks = new Tasks()) {
            List<CommitReactor.Found> found =
                    new CommitReactor(base, baseModels, this::known, head::listedBy).find(head.rootPom(), tasks);
            Map<ModuleId, CommitReactor.Found> before = new HashMap<>();
            found.forEach(module -> id(module).ifPresent(id -> before.put(id, module)));
            TreeSet<ModuleId> added = new TreeSet<>();
            List<MovedModule> moved = new ArrayList<>();
            for (EffectiveModule module : head.modules()) {
                CommitReactor.Found was = before.get(module.id());
                if (was == null) {
                    added.add(module.id());
                } else if (!Paths.parent(was.pom()).equals(module.directory())) {
                    moved.add(new MovedModule(module.id(), Paths.parent(was.pom()), module.directory()));
                }
            }
            SortedMap<ModuleId, String> removed = new TreeMap<>();
            before.forEach((id, module) -> {
                if (head.module(id) == null) {
                    removed.put(id, Paths.parent(module.pom()));
                }
            });
            return new Change(from, to, dirty, paths, models(before, tasks), added, removed, moved);
        }
    }

    /** Returns the module of head whose POM this is if it is not needed how its model was at base, else {@code null}. */
    private @Nullable EffectiveModule known(String pom) {
        EffectiveModule module = head.at(pom);
        return module != null && inherited.of(module.id()).isPresent() ? module : touched.known(pom);
    }

    /** A POM that cannot be read has the name of the module that stands there now. */
    private Optional<ModuleId> id(CommitReactor.Found found) {
        return found.id().or(() -> Optional.ofNullable(head.at(found.pom())).map(EffectiveModule::id));
    }

    private List<ModelChange> models(Map<ModuleId, CommitReactor.Found> before, Tasks tasks) {
        List<EffectiveModule> compared = head.modules().stream()
                .filter(module -> isCompared(module, before.get(module.id())))
                .toList();
        List<ModelChange> changes = new ArrayList<>();
        List<ManagedDependencies.Candidate> candidates = new ArrayList<>();
        List<Compared> results = tasks.map(compared, module -> compare(module, before.get(module.id())));
        for (Compared result : results) {
            changes.addAll(result.changes());
            if (result.candidate() != null) {
                candidates.add(result.candidate());
            }
        }
        Set<ModuleHalf> added = new HashSet<>();
        head.modules().stream()
                .map(EffectiveModule::id)
                .filter(id -> !before.containsKey(id))
                .forEach(id -> added.add(new ModuleHalf(id, Half.MAIN)));
        boolean ofDependencies = !added.isEmpty()
                || !candidates.isEmpty()
                || changes.stream().map(ModelChange::entry).anyMatch(ModelEntries::isOfDependencies);
        if (ofDependencies) {
            try (DependencyGraphs graphs = head.graphs()) {
                changes.addAll(new ManagedDependencies(graphs, tasks).changes(candidates));
                changes.addAll(ofTestsInMain(changes, added, before, graphs, tasks));
            }
        }
        return changes;
    }

    /** What dependencies of tests that differ do to main, where nothing of main's own does. */
    private List<ModelChange> ofTestsInMain(
            List<ModelChange> changes,
            Set<ModuleHalf> added,
            Map<ModuleId, CommitReactor.Found> before,
            DependencyGraphs graphs,
            Tasks tasks) {
        Set<ModuleHalf> all = new HashSet<>(added);
        Set<ModuleHalf> ofDependencies = new HashSet<>(added);
        Set<String> artifacts = new HashSet<>();
        added.forEach(half -> artifacts.add(half.module().toString()));
        for (ModelChange change : changes) {
            all.add(change.half());
            if (ModelEntries.isOfDependencies(change.entry())) {
                ofDependencies.add(change.half());
                artifacts.add(change.half().module().toString());
                ModelEntries.managed(change.entry()).ifPresent(artifacts::add);
            }
        }
        List<TestsInMain.Suspect> suspects =
                suspects(Reach.affected(head.graph(), ofDependencies), Reach.affected(head.graph(), all), before);
        if (suspects.isEmpty()) {
            return List.of();
        }
        List<EffectiveModule> reactorBefore = before.values().stream()
                .map(this::atBase)
                .filter(Objects::nonNull)
                .toList();
        try (DependencyGraphs graphsBefore = DependencyGraphs.apart(head.environment(), reactorBefore)) {
            return new TestsInMain(
                            new TestsInMain.Side(baseModels, graphsBefore),
                            new TestsInMain.Side(headModels, graphs),
                            artifacts,
                            tasks)
                    .changes(suspects);
        }
    }

    /** Returns a module with the dependencies that it had at base, or {@code null} where it cannot be read. */
    private @Nullable EffectiveModule atBase(CommitReactor.Found found) {
        boolean inheritsDependencies = id(found)
                .flatMap(inherited::of)
                .filter(versions -> !versions.dependencies().isEmpty())
                .isPresent();
        try {
            return inheritsDependencies ? baseModels.module(found.pom()) : found.module();
        } catch (ModelBuildingException e) {
            return null;
        }
    }

    private List<TestsInMain.Suspect> suspects(
            Set<ModuleHalf> seeing, Set<ModuleHalf> affected, Map<ModuleId, CommitReactor.Found> before) {
        List<TestsInMain.Suspect> suspects = new ArrayList<>();
        for (EffectiveModule module : head.modules()) {
            CommitReactor.Found was = before.get(module.id());
            if (was != null
                    && was.module() != null
                    && seeing.contains(new ModuleHalf(module.id(), Half.TEST))
                    && !affected.contains(new ModuleHalf(module.id(), Half.MAIN))) {
                suspects.add(new TestsInMain.Suspect(module.id(), was.pom(), module.pom()));
            }
        }
        return suspects;
    }

    private boolean isCompared(EffectiveModule module, CommitReactor.@Nullable Found was) {
        return was != null && (was.module() == null || touched.known(module.pom()) == null);
    }

    private record Compared(List<ModelChange> changes, ManagedDependencies.@Nullable Candidate candidate) {}

    private Compared compare(EffectiveModule module, CommitReactor.@Nullable Found was) {
        if (was == null || was.module() == null) {
            return conservative(module, was == null ? "is not there" : was.problem(), null);
        }
        try {
            Optional<ParentVersions> versions = inherited.of(module.id());
            if (versions.isPresent() && !comparison.mayHaveMore(module.model(), versions.get())) {
                return compared(module, comparison.inherited(module.id(), versions.get()));
            }
            EffectiveModule now = headModels.module(module.pom());
            return compared(
                    now,
                    versions.isPresent()
                            ? comparison.inherited(now, versions.get())
                            : comparison.compare(was.module(), now));
        } catch (ModelBuildingException e) {
            return conservative(module, null, "cannot be built from git: " + CommitModels.problem(e));
        } catch (GitException e) {
            return conservative(module, null, "cannot be compared: " + e.getMessage());
        }
    }

    private static Compared compared(EffectiveModule now, ModelComparison.Result result) {
        boolean open = !result.managed().isEmpty() && !result.changesMain();
        return new Compared(
                result.changes(),
                open ? new ManagedDependencies.Candidate(now.id(), now.model(), result.managed()) : null);
    }

    /** Where nothing can be shown, the module is affected. */
    private static Compared conservative(EffectiveModule module, @Nullable String base, @Nullable String head) {
        ModuleHalf main = new ModuleHalf(module.id(), Half.MAIN);
        return new Compared(List.of(new ModelChange(main, "effective model", base, head)), null);
    }
}

package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.ModelChange;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ModuleId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.ModelBuildingException;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.jspecify.annotations.Nullable;

/**
 * What a change of the tests' dependencies does to main. Maven resolves all dependencies of a module in one graph: what main has through another
 * artifact is left to the tests where these depend on it themselves, what both have through others has one version, and a managed scope can bring what
 * only tests need into main.
 *
 * <p>Let nothing of main's own differ: not its dependencies, nor those of a module that it depends on. Then its graph can only differ through a
 * dependency of the tests that does, or that leads to what does. If nothing that such a one leads to, be it at base or at head, is led to by a dependency of main
 * or has a managed scope, main's part of the graph stands apart and is the same. Else it is resolved on both sides.
 *
 * @see <a href="https://maven.apache.org/guides/introduction/introduction-to-dependency-mechanism.html">Introduction to the Dependency Mechanism</a>
 */
final class TestsInMain {

    /** One of the two commits. */
    record Side(CommitModels models, DependencyGraphs graphs) {}

    /**
     * A module of which the tests see a change of dependencies, and main none.
     *
     * @param pomAtBase where its POM lay at base
     */
    record Suspect(ModuleId id, String pomAtBase, String pomAtHead) {}

    private final Side base;
    private final Side head;
    private final Set<String> changed;
    private final Tasks tasks;

    /**
     * Makes a comparison.
     *
     * @param changed of what the dependencies, or what is managed of it, differ, as {@code groupId:artifactId}
     */
    TestsInMain(Side base, Side head, Set<String> changed, Tasks tasks) {
        this.base = base;
        this.head = head;
        this.changed = Set.copyOf(changed);
        this.tasks = tasks;
    }

    /** Returns whether a module's main half may have other artifacts, or other versions, than it would without the dependencies of its tests. */
    static boolean mayDecide(DependencyGraphs graphs, DependencyWalk walk, Model model) {
        return mayDecide(graphs, walk, model, test -> true);
    }

    /** Returns whether some dependencies of a module's tests may change what main has. */
    private static boolean mayDecide(
            DependencyGraphs graphs, DependencyWalk walk, Model model, Predicate<Dependency> some) {
        return walk.mayMeet(
                keys(graphs, model, dependency -> ModelEntries.isOfTests(dependency) && some.test(dependency)),
                keys(graphs, model, dependency -> !ModelEntries.isOfTests(dependency)));
    }

    private static Set<DependencyWalk.Key> keys(DependencyGraphs graphs, Model model, Predicate<Dependency> of) {
        return graphs.dependencies(model.getDependencies().stream().filter(of).toList()).stream()
                .map(DependencyWalk.Key::of)
                .collect(Collectors.toSet());
    }

    /** A suspect's models, or what is the matter with them. */
    private record Models(
            Suspect suspect,
            @Nullable Model base,
            @Nullable Model head,
            @Nullable String problem) {}

    /** Returns what differs in the graphs of main. A module whose graph cannot be resolved counts. */
    List<ModelChange> changes(Collection<Suspect> suspects) {
        List<Models> built = tasks.map(suspects, this::build);
        List<Model> atBase = new ArrayList<>();
        List<Model> atHead = new ArrayList<>();
        for (Models models : built) {
            if (models.base() != null && models.head() != null) {
                atBase.add(models.base());
                atHead.add(models.head());
            }
        }
        DependencyWalks baseWalks = DependencyWalks.of(base.graphs(), tasks, atBase);
        DependencyWalks headWalks = DependencyWalks.of(head.graphs(), tasks, atHead);
        return tasks.map(built, models -> changes(models, baseWalks, headWalks)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private Models build(Suspect suspect) {
        try {
            return new Models(
                    suspect,
                    base.models().module(suspect.pomAtBase()).model(),
                    head.models().module(suspect.pomAtHead()).model(),
                    null);
        } catch (ModelBuildingException e) {
            return new Models(suspect, null, null, CommitModels.problem(e));
        }
    }

    private List<ModelChange> changes(Models models, DependencyWalks baseWalks, DependencyWalks headWalks) {
        ModuleHalf main = new ModuleHalf(models.suspect().id(), Half.MAIN);
        Model was = models.base();
        Model is = models.head();
        if (was == null || is == null) {
            return List.of(new ModelChange(main, "effective model", null, "cannot be built: " + models.problem()));
        }
        DependencyWalk before = baseWalks.of(was);
        DependencyWalk after = headWalks.of(is);
        boolean reordered = !inBoth(was, is).equals(inBoth(is, was));
        if (!mayDecide(base.graphs(), before, was, test -> reordered || differs(test, is, base.graphs(), before))
                && !mayDecide(
                        head.graphs(), after, is, test -> reordered || differs(test, was, head.graphs(), after))) {
            return List.of();
        }
        try {
            List<ModelChange> changes = new ArrayList<>();
            Difference.between(main(base.graphs(), before, was), main(head.graphs(), after, is))
                    .forEach((key, difference) -> changes.add(
                            new ModelChange(main, "resolved dependency " + key, difference.base(), difference.head())));
            return changes;
        } catch (DependencyCollectionException e) {
            return List.of(new ModelChange(
                    main,
                    "resolved dependencies",
                    null,
                    "the graph of dependencies cannot be resolved: " + e.getMessage()));
        }
    }

    private static Map<String, String> main(DependencyGraphs graphs, DependencyWalk walk, Model model)
            throws DependencyCollectionException {
        boolean doubtful = !Collections.disjoint(keys(graphs, model, dependency -> true), walk.leadingToDoubt());
        return graphs.resolved(model, doubtful).get(Half.MAIN);
    }

    /** Tells whether a dependency is another one on the other side, or leads to what is. */
    private boolean differs(Dependency dependency, Model other, DependencyGraphs graphs, DependencyWalk walk) {
        return other.getDependencies().stream().noneMatch(same -> isSame(dependency, same))
                || walk
                        .reachedFrom(graphs.dependencies(List.of(dependency)).stream()
                                .map(DependencyWalk.Key::of)
                                .toList())
                        .stream()
                        .anyMatch(key -> changed.contains(key.groupId() + ":" + key.artifactId()));
    }

    /** Returns the dependencies of a model that another one has too, in their order: of two ways that are as short Maven takes the first. */
    private static List<String> inBoth(Model model, Model other) {
        Set<String> others = other.getDependencies().stream().map(Values::key).collect(Collectors.toSet());
        return model.getDependencies().stream()
                .map(Values::key)
                .filter(others::contains)
                .toList();
    }

    private static boolean isSame(Dependency one, Dependency other) {
        return Values.key(one).equals(Values.key(other)) && Values.of(one).equals(Values.of(other));
    }
}

package io.github.waybill.buildgraph.reactor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.Model;
import org.eclipse.aether.artifact.Artifact;

/** A {@link DependencyWalk} for all modules together that manage the same; a POM is read once for all walks. */
final class DependencyWalks {

    private final Map<Model, DependencyWalk> walks = new HashMap<>();

    private DependencyWalks() {}

    /** Walks to the end from the dependencies of effective models. */
    static DependencyWalks of(DependencyGraphs graphs, Tasks tasks, Collection<Model> models) {
        Map<ManagedList, List<Model>> alike = new LinkedHashMap<>();
        models.forEach(
                model -> alike.computeIfAbsent(new ManagedList(ManagedEntries.of(model)), key -> new ArrayList<>())
                        .add(model));
        DependencyWalks walks = new DependencyWalks();
        List<DependencyWalk> begun = tasks.map(alike.values(), group -> begin(graphs, group));
        int next = 0;
        for (List<Model> group : alike.values()) {
            DependencyWalk walk = begun.get(next++);
            group.forEach(model -> walks.walks.put(model, walk));
        }
        finish(graphs, tasks, begun);
        return walks;
    }

    private static DependencyWalk begin(DependencyGraphs graphs, List<Model> models) {
        DependencyWalk walk = new DependencyWalk(graphs.managed(models.get(0)));
        models.forEach(model -> graphs.dependencies(model.getDependencies()).forEach(walk::start));
        return walk;
    }

    private static void finish(DependencyGraphs graphs, Tasks tasks, List<DependencyWalk> walks) {
        Map<Artifact, DependencyWalk.Described> described = new HashMap<>();
        Set<Artifact> read = new HashSet<>();
        do {
            Set<Artifact> unread = new LinkedHashSet<>();
            walks.forEach(walk -> unread.addAll(walk.next()));
            unread.removeIf(artifact -> !read.add(artifact));
            List<Artifact> level = List.copyOf(unread);
            List<Optional<DependencyWalk.Described>> found = tasks.map(level, graphs::described);
            for (int i = 0; i < level.size(); i++) {
                Artifact artifact = level.get(i);
                found.get(i).ifPresent(pom -> described.put(artifact, pom));
            }
            tasks.map(walks, walk -> {
                walk.step(described);
                return walk;
            });
        } while (walks.stream().anyMatch(walk -> !walk.next().isEmpty()));
    }

    /** Returns the walk of one of the models. */
    DependencyWalk of(Model model) {
        DependencyWalk walk = walks.get(model);
        if (walk == null) {
            throw new IllegalArgumentException(model + " was not walked from");
        }
        return walk;
    }
}

package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.reactor.EffectiveModule.Level;
import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.maven.project.MavenProject;

/** The modules as the running Maven has them. */
final class BuiltProjects {

    private final Checkout checkout;
    private final IdentityHashMap<MavenProject, Level> levels = new IdentityHashMap<>();

    BuiltProjects(Checkout checkout) {
        this.checkout = checkout;
    }

    EffectiveModule module(MavenProject project) {
        Set<String> active = injected(project);
        List<Level> lineage = new ArrayList<>();
        for (MavenProject level = project; level != null; level = level.getParent()) {
            lineage.add(levels.computeIfAbsent(level, this::level).with(active));
        }
        return new EffectiveModule(project.getModel(), lineage);
    }

    private Level level(MavenProject project) {
        Set<String> active = injected(project);
        project.getActiveProfiles().forEach(profile -> active.add(profile.getId()));
        File file = project.getFile();
        return new Level(
                // A parent that Maven took from a repository has a file too, but not one of this working tree.
                file == null ? null : checkout.toRepository(file.toPath()),
                new ModuleId(project.getGroupId(), project.getArtifactId()),
                project.getVersion(),
                project.getOriginalModel() == null ? project.getModel() : project.getOriginalModel(),
                active);
    }

    private static Set<String> injected(MavenProject project) {
        Set<String> profiles = new HashSet<>();
        project.getInjectedProfileIds().values().forEach(profiles::addAll);
        return profiles;
    }
}

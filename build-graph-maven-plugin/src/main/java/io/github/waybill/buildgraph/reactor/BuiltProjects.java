package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.reactor.EffectiveModule.Level;
import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/** The modules as the running Maven has them. */
final class BuiltProjects {

    private BuiltProjects() {}

    static EffectiveModule module(MavenProject project, Checkout checkout) {
        List<Level> lineage = new ArrayList<>();
        for (MavenProject level = project; level != null; level = level.getParent()) {
            File file = level.getFile();
            lineage.add(new Level(
                    // A parent that Maven took from a repository has a file too, but not one of this working tree.
                    file == null ? null : checkout.toRepository(file.toPath()),
                    new ModuleId(level.getGroupId(), level.getArtifactId()),
                    level.getVersion(),
                    level.getOriginalModel() == null ? level.getModel() : level.getOriginalModel(),
                    activeProfiles(project, level)));
        }
        return new EffectiveModule(project.getModel(), lineage);
    }

    private static Set<String> activeProfiles(MavenProject project, MavenProject level) {
        Set<String> active = new HashSet<>();
        Stream.of(project, level)
                .map(MavenProject::getInjectedProfileIds)
                .map(Map::values)
                .flatMap(Collection::stream)
                .forEach(active::addAll);
        level.getActiveProfiles().forEach(profile -> active.add(profile.getId()));
        return active;
    }
}

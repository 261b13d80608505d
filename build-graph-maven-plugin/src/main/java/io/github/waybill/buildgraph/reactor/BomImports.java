package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.graph.ModuleId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The BOMs that a project imports. Its effective model does not tell: Maven replaces an import by what it brings. So they are read from the
 * POMs as written, the project's own and those of its parents, with the profiles that are active in each.
 */
final class BomImports {

    private BomImports() {}

    static Set<ModuleId> of(MavenProject project, Properties user) {
        Interpolation values = new Interpolation(project, user);
        Set<ModuleId> boms = new LinkedHashSet<>();
        for (MavenProject level = project; level != null; level = level.getParent()) {
            Model written = level.getOriginalModel();
            if (written == null) {
                continue;
            }
            add(boms, written.getDependencyManagement(), values);
            Set<String> active = activeProfiles(project, level);
            for (Profile profile : written.getProfiles()) {
                if (active.contains(profile.getId())) {
                    add(boms, profile.getDependencyManagement(), values);
                }
            }
        }
        return boms;
    }

    private static Set<String> activeProfiles(MavenProject project, MavenProject level) {
        Set<String> active = new LinkedHashSet<>();
        List<Map<String, List<String>>> injected = new ArrayList<>();
        injected.add(project.getInjectedProfileIds());
        injected.add(level.getInjectedProfileIds());
        injected.stream().map(Map::values).flatMap(Collection::stream).forEach(active::addAll);
        level.getActiveProfiles().forEach(profile -> active.add(profile.getId()));
        return active;
    }

    private static void add(Set<ModuleId> boms, @Nullable DependencyManagement management, Interpolation values) {
        if (management == null) {
            return;
        }
        for (Dependency managed : management.getDependencies()) {
            if ("import".equals(managed.getScope())) {
                boms.add(new ModuleId(values.resolve(managed.getGroupId()), values.resolve(managed.getArtifactId())));
            }
        }
    }
}

package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.graph.ModuleId;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.jspecify.annotations.Nullable;

/**
 * The BOMs that a project imports. Its effective model does not tell: Maven replaces an import by what it brings. So they are read from the
 * POMs as written, the project's own and those of its parents, with the profiles that are active in each.
 */
final class BomImports {

    private BomImports() {}

    static Set<ModuleId> of(EffectiveModule module, Properties user) {
        Interpolation values = new Interpolation(module.model(), user);
        Set<ModuleId> boms = new LinkedHashSet<>();
        for (EffectiveModule.Level level : module.lineage()) {
            add(boms, level.written().getDependencyManagement(), values);
            level.written().getProfiles().stream()
                    .filter(profile -> level.activeProfiles().contains(profile.getId()))
                    .forEach(profile -> add(boms, profile.getDependencyManagement(), values));
        }
        return boms;
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

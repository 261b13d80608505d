package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.graph.ModuleId;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.Profile;

/**
 * The BOMs that a project imports. Its effective model does not tell: Maven replaces an import by what it brings. So they are read from the
 * POMs as written, the project's own and those of its parents, with the profiles that are active in each.
 */
final class BomImports {

    private final Properties user;
    private final IdentityHashMap<Model, List<Dependency>> written = new IdentityHashMap<>();

    /**
     * Makes a reader, for modules that have parents in common.
     *
     * @param user the properties of the command line
     */
    BomImports(Properties user) {
        this.user = user;
    }

    Set<ModuleId> of(EffectiveModule module) {
        Interpolation values = new Interpolation(module.model(), user);
        Set<ModuleId> boms = new LinkedHashSet<>();
        for (EffectiveModule.Level level : module.lineage()) {
            add(boms, written.computeIfAbsent(level.written(), BomImports::imports), values);
            for (Profile profile : level.written().getProfiles()) {
                if (level.activeProfiles().contains(profile.getId())) {
                    add(boms, imports(profile), values);
                }
            }
        }
        return boms;
    }

    private static List<Dependency> imports(ModelBase said) {
        DependencyManagement management = said.getDependencyManagement();
        return management == null
                ? List.of()
                : management.getDependencies().stream()
                        .filter(managed -> "import".equals(managed.getScope()))
                        .toList();
    }

    private static void add(Set<ModuleId> boms, List<Dependency> imports, Interpolation values) {
        for (Dependency bom : imports) {
            boms.add(new ModuleId(values.resolve(bom.getGroupId()), values.resolve(bom.getArtifactId())));
        }
    }
}

package io.github.waybill.buildgraph.reactor;

import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.jspecify.annotations.Nullable;

/**
 * What a module's own POM manages, and not one of its parents.
 *
 * @param dependencies by management key
 * @param imports the version of each BOM, by {@code groupId:artifactId}: what a BOM brings is not the POM's own, but which one it takes is
 * @param plugins by {@code groupId:artifactId}
 */
record Managed(Set<String> dependencies, Map<String, String> imports, Set<String> plugins) {

    static Managed of(EffectiveModule module) {
        Managed managed = new Managed(new HashSet<>(), new TreeMap<>(), new HashSet<>());
        Interpolation values = new Interpolation(module.model(), new Properties());
        EffectiveModule.Level own = module.lineage().get(0);
        Model written = own.written();
        managed.add(written.getDependencyManagement(), written.getBuild(), values);
        for (Profile profile : written.getProfiles()) {
            if (own.activeProfiles().contains(profile.getId())) {
                managed.add(profile.getDependencyManagement(), profile.getBuild(), values);
            }
        }
        return managed;
    }

    private void add(@Nullable DependencyManagement management, @Nullable BuildBase build, Interpolation values) {
        if (management != null) {
            for (Dependency dependency : management.getDependencies()) {
                if ("import".equals(dependency.getScope())) {
                    imports.put(
                            values.resolve(dependency.getGroupId() + ":" + dependency.getArtifactId()),
                            values.resolve(String.valueOf(dependency.getVersion())));
                } else {
                    dependencies.add(values.resolve(dependency.getManagementKey()));
                }
            }
        }
        if (build != null && build.getPluginManagement() != null) {
            build.getPluginManagement().getPlugins().forEach(plugin -> plugins.add(values.resolve(plugin.getKey())));
        }
    }
}

package io.github.waybill.buildgraph.reactor;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Which plugins a packaging brings into a build, the lifecycles {@code clean} and {@code site} included. Those of Maven's own packagings are
 * <a href="https://maven.apache.org/ref/3.9.16/maven-core/default-bindings.html">documented</a>; others, which an extension defines, are
 * read off the projects that have them.
 */
final class Packagings {

    private static final String APACHE = "org.apache.maven.plugins:maven-%s-plugin";
    private static final List<String> EVERY = List.of("clean", "site", "install", "deploy");
    private static final Map<String, List<String>> BINDINGS = Map.of(
            "pom", List.of(),
            "jar", List.of("resources", "compiler", "surefire", "jar"),
            "ejb", List.of("resources", "compiler", "surefire", "ejb"),
            "war", List.of("resources", "compiler", "surefire", "war"),
            "rar", List.of("resources", "compiler", "surefire", "rar"),
            "ear", List.of("resources", "ear"),
            "maven-plugin", List.of("resources", "compiler", "surefire", "jar", "plugin"));

    private final Collection<MavenProject> projects;
    private @Nullable Map<String, Set<String>> known;

    private Packagings(Collection<MavenProject> projects) {
        this.projects = projects;
    }

    /** Returns Maven's own packagings and those that these projects have; the projects are looked at when one is asked for. */
    static Packagings of(Collection<MavenProject> projects) {
        return new Packagings(projects);
    }

    private synchronized Map<String, Set<String>> plugins() {
        Map<String, Set<String>> plugins = known;
        if (plugins == null) {
            plugins = learned(projects);
            known = plugins;
        }
        return plugins;
    }

    private static Map<String, Set<String>> learned(Collection<MavenProject> projects) {
        Map<String, Set<String>> learned = new HashMap<>();
        BINDINGS.forEach((packaging, plugins) -> {
            Set<String> keys = learned.computeIfAbsent(packaging, name -> new HashSet<>());
            plugins.forEach(plugin -> keys.add(APACHE.formatted(plugin)));
            EVERY.forEach(plugin -> keys.add(APACHE.formatted(plugin)));
        });
        projects.stream()
                .filter(project -> !BINDINGS.containsKey(project.getPackaging()))
                .forEach(project -> learn(project, learned));
        return learned;
    }

    private static void learn(MavenProject project, Map<String, Set<String>> learned) {
        Set<String> keys = learned.computeIfAbsent(project.getPackaging(), name -> new HashSet<>());
        for (Plugin plugin : project.getBuildPlugins()) {
            if (plugin.getExecutions().stream().anyMatch(Packagings::isOfLifecycle)) {
                keys.add(plugin.getKey());
            }
        }
    }

    private static boolean isOfLifecycle(PluginExecution execution) {
        InputLocation location = execution.getLocation("id");
        return location != null
                && location.getSource() != null
                && String.valueOf(location.getSource().getModelId()).contains("lifecycle-bindings");
    }

    /** Returns whether a packaging brings a plugin; one that nothing is known of may bring any. */
    boolean bring(String packaging, String plugin) {
        Set<String> keys = plugins().get(packaging);
        return keys == null || keys.contains(plugin);
    }
}

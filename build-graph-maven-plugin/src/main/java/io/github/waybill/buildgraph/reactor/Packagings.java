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

    private final Map<String, Set<String>> learned = new HashMap<>();

    private Packagings() {}

    /** Returns Maven's own packagings and those that these projects have. */
    static Packagings of(Collection<MavenProject> projects) {
        Packagings packagings = new Packagings();
        BINDINGS.forEach((packaging, plugins) -> {
            Set<String> keys = packagings.learned.computeIfAbsent(packaging, name -> new HashSet<>());
            plugins.forEach(plugin -> keys.add(APACHE.formatted(plugin)));
            EVERY.forEach(plugin -> keys.add(APACHE.formatted(plugin)));
        });
        projects.stream()
                .filter(project -> !BINDINGS.containsKey(project.getPackaging()))
                .forEach(packagings::learn);
        return packagings;
    }

    private void learn(MavenProject project) {
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
        Set<String> keys = learned.get(packaging);
        return keys == null || keys.contains(plugin);
    }
}

package io.github.waybill.buildgraph.reactor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What a module packages, as far as its model tells before the build: its own artifact, and what well-known goals attach. */
final class Artifacts {

    private Artifacts() {}

    static List<String> of(Model model) {
        Set<String> artifacts = new LinkedHashSet<>();
        artifacts.add(model.getPackaging());
        for (Plugin plugin : model.getBuild().getPlugins()) {
            for (PluginExecution execution : plugin.getExecutions()) {
                execution.getGoals().forEach(goal -> add(artifacts, plugin, goal, execution));
            }
        }
        return List.copyOf(artifacts);
    }

    /** Other goals may attach artifacts too; their names are known only when they have run. */
    private static void add(Set<String> artifacts, Plugin plugin, String goal, PluginExecution execution) {
        switch (plugin.getArtifactId()) {
            case "maven-jar-plugin" -> {
                if (goal.equals("test-jar")) {
                    artifacts.add("test-jar");
                } else if (goal.equals("jar")) {
                    classifier(execution).forEach(name -> artifacts.add("jar:" + name));
                }
            }
            case "maven-source-plugin" -> {
                if (goal.equals("jar") || goal.equals("jar-no-fork")) {
                    artifacts.add("jar:sources");
                }
            }
            case "maven-javadoc-plugin" -> {
                if (goal.equals("jar")) {
                    artifacts.add("jar:javadoc");
                }
            }
            default -> {}
        }
    }

    private static List<String> classifier(PluginExecution execution) {
        if (execution.getConfiguration() instanceof Xpp3Dom dom
                && dom.getChild("classifier") != null
                && dom.getChild("classifier").getValue() != null) {
            return List.of(dom.getChild("classifier").getValue());
        }
        return List.of();
    }
}

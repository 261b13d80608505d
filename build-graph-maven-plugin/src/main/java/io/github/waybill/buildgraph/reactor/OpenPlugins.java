package io.github.waybill.buildgraph.reactor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;

/**
 * Plugins that run a program or fill in a template which stands elsewhere than in the POM: it may read any property. What stands in the POM
 * itself cannot do so unseen: Maven puts the values in before the plugin runs, so they are part of the effective model.
 */
final class OpenPlugins {

    /**
     * Elements of an Ant target that take their text from another file, or all properties as they are; see the
     * <a href="https://ant.apache.org/manual/tasksoverview.html">list of tasks</a>.
     */
    private static final Pattern ANT = Pattern.compile(
            "(?i)<(ant|subant|import|script|scriptdef|echoproperties|propertyset|expandproperties|xslt|style)[ />]|<include [^>]*file=|filtersfile");

    private static final Map<String, Predicate<Plugin>> OPEN = Map.of(
            "org.apache.maven.plugins:maven-antrun-plugin",
            plugin -> PluginEntries.texts(plugin)
                    .anyMatch(text -> ANT.matcher(text).find()),
            "org.codehaus.gmavenplus:gmavenplus-plugin",
            plugin -> runs(plugin, Set.of("execute", "shell", "console")),
            "org.codehaus.mojo:properties-maven-plugin",
            plugin -> runs(plugin, Set.of("write-project-properties", "write-active-profile-properties")),
            // The bundle that every project of Apache takes names the project's own data alone.
            "org.apache.maven.plugins:maven-remote-resources-plugin",
            plugin -> PluginEntries.texts(plugin)
                    .anyMatch(
                            text -> Pattern.compile("<resourceBundle>(?!org\\.apache(\\.apache\\.resources)?:apache-)")
                                    .matcher(text)
                                    .find()));

    private static final Set<String> ALWAYS_OPEN = Set.of(
            "org.apache.maven.plugins:maven-scripting-plugin",
            "org.codehaus.gmaven:groovy-maven-plugin",
            "org.codehaus.mojo:templating-maven-plugin",
            "org.apache.maven.plugins:maven-invoker-plugin");

    private OpenPlugins() {}

    /** Returns whether a plugin, as it is configured, may read any property. */
    static boolean mayReadAny(Plugin plugin) {
        return ALWAYS_OPEN.contains(plugin.getKey())
                || OPEN.getOrDefault(plugin.getKey(), other -> false).test(plugin);
    }

    private static boolean runs(Plugin plugin, Set<String> goals) {
        return plugin.getExecutions().stream()
                .map(PluginExecution::getGoals)
                .flatMap(List::stream)
                .anyMatch(goals::contains);
    }
}

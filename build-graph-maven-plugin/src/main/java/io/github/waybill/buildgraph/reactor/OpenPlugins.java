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
     * What an Ant target runs that does not stand in it: elements that take targets, tasks or values from elsewhere, or hand on all properties;
     * see the <a href="https://ant.apache.org/manual/tasksoverview.html">list of tasks</a>. A value that a file holds may name properties.
     */
    private static final Pattern ANT =
            Pattern.compile("(?i)<(ant|subant|import|script|scriptdef|taskdef|typedef|componentdef|loadproperties"
                    + "|echoproperties|propertyset|expandproperties|xslt|style|sql)[ />]"
                    + "|<include [^>]*file=|<property [^>]*(file|resource|url)=|filtersfile|=\"antlib:");

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

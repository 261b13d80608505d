package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.graph.Half;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** What a plugin of an effective model says, as entries, each of the half that it builds. */
final class PluginEntries {

    /** These run tests and make nothing else. */
    private static final Set<String> OF_TESTS = Set.of("maven-surefire-plugin", "maven-failsafe-plugin");

    /** That of Maven's own plugins. */
    static final String GROUP = "org.apache.maven.plugins";

    /** Goals that make what tests are run with, and nothing else. */
    private static final Set<String> GOALS_OF_TESTS = Set.of("testCompile", "testResources");

    /** Their configuration is a program or a document: the order of its elements may have a meaning at any depth. */
    private static final Set<String> ORDERED = Set.of("org.apache.maven.plugins:maven-antrun-plugin");

    record Entry(Half half, String value) {}

    private final Plugin plugin;
    private final Map<String, Entry> entries = new TreeMap<>();

    private PluginEntries(Plugin plugin) {
        this.plugin = plugin;
    }

    /** Returns the entries by name, which begins with {@code groupId:artifactId}. */
    static Map<String, Entry> of(Plugin plugin) {
        PluginEntries found = new PluginEntries(plugin);
        Half half = half(plugin);
        found.add(half, "", plugin.getVersion() == null ? "any version" : plugin.getVersion());
        found.add(half, " configuration", found.text(plugin.getConfiguration()));
        found.add(half, " extensions", plugin.isExtensions() ? "true" : null);
        for (Dependency dependency : plugin.getDependencies()) {
            found.add(half, " dependency " + Values.key(dependency), Values.of(dependency));
        }
        for (PluginExecution execution : plugin.getExecutions()) {
            Half of = isOfTests(execution) ? Half.TEST : half;
            String phase = execution.getPhase() == null ? "" : " in " + execution.getPhase();
            String configuration = found.text(execution.getConfiguration());
            found.add(
                    of,
                    " execution " + execution.getId(),
                    execution.getGoals().stream().sorted().toList()
                            + phase
                            + (configuration == null ? "" : " " + configuration));
        }
        return found.entries;
    }

    /** Returns the plugins that a model has, by key. */
    static Map<String, Plugin> used(Model model) {
        return model.getBuild() == null ? Map.of() : byKey(model.getBuild());
    }

    /** Returns the plugins that a model manages, by key. */
    static Map<String, Plugin> managed(Model model) {
        return model.getBuild() == null || model.getBuild().getPluginManagement() == null
                ? Map.of()
                : byKey(model.getBuild().getPluginManagement());
    }

    /** The map that a model gives itself may be older than its plugins. */
    private static Map<String, Plugin> byKey(PluginContainer container) {
        Map<String, Plugin> byKey = new HashMap<>();
        container.getPlugins().forEach(plugin -> byKey.put(plugin.getKey(), plugin));
        return byKey;
    }

    /** Returns the half that a plugin builds. */
    static Half half(Plugin plugin) {
        return OF_TESTS.contains(plugin.getArtifactId()) && GROUP.equals(plugin.getGroupId()) ? Half.TEST : Half.MAIN;
    }

    /** Returns the configurations of a plugin and of its executions, as text. */
    static Stream<String> texts(Plugin plugin) {
        PluginEntries entries = new PluginEntries(plugin);
        return Stream.concat(
                        Stream.of(plugin.getConfiguration()),
                        plugin.getExecutions().stream().map(PluginExecution::getConfiguration))
                .map(entries::text)
                .filter(Objects::nonNull);
    }

    /** A goal that the lifecycle binds is in the execution that is called after it, where the POM adds nothing to its goals. */
    private static boolean isOfTests(PluginExecution execution) {
        List<String> goals = execution.getGoals();
        return goals.isEmpty()
                ? GOALS_OF_TESTS.contains(execution.getId().replaceFirst("^default-", ""))
                : GOALS_OF_TESTS.containsAll(goals);
    }

    private void add(Half half, String name, @Nullable String value) {
        if (value != null) {
            entries.put(plugin.getKey() + name, new Entry(half, value));
        }
    }

    /** Returns a configuration as text in one form, or {@code null} where it is empty. */
    private @Nullable String text(@Nullable Object configuration) {
        if (!(configuration instanceof Xpp3Dom dom) || dom.getChildCount() == 0) {
            return null;
        }
        Xpp3Dom[] parameters = plugin.getKey().equals(JibImage.PLUGIN) ? withoutTarget(dom) : dom.getChildren();
        if (!ORDERED.contains(plugin.getKey())) {
            // Stable: elements of one name keep their order.
            Arrays.sort(parameters, Comparator.comparing(Xpp3Dom::getName));
        }
        StringBuilder text = new StringBuilder();
        for (Xpp3Dom parameter : parameters) {
            write(parameter, text);
        }
        return text.toString();
    }

    /** Where an image goes is not what it is made of: the same commit gives the same image in every registry. */
    private static Xpp3Dom[] withoutTarget(Xpp3Dom jib) {
        return Arrays.stream(jib.getChildren())
                .filter(parameter -> !parameter.getName().equals("to"))
                .toArray(Xpp3Dom[]::new);
    }

    /** How Maven merged the elements is not what came of it: {@code combine.children} and its like are left out. */
    private static void write(Xpp3Dom element, StringBuilder text) {
        text.append('<').append(element.getName());
        for (String attribute :
                Arrays.stream(element.getAttributeNames()).sorted().toList()) {
            if (!attribute.startsWith("combine.")) {
                text.append(' ')
                        .append(attribute)
                        .append("=\"")
                        .append(element.getAttribute(attribute))
                        .append('"');
            }
        }
        text.append('>');
        if (element.getValue() != null) {
            text.append(element.getValue());
        }
        for (Xpp3Dom child : element.getChildren()) {
            write(child, text);
        }
        text.append("</").append(element.getName()).append('>');
    }
}

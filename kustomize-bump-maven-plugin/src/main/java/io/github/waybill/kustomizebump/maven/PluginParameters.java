package io.github.waybill.kustomizebump.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The parameters of a plugin in a module's effective build: the command line first, then the module's properties, then its configuration. */
final class PluginParameters {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^${}]+)}");

    /** A property can name another; more rounds than any POM needs, few enough to end where two name each other. */
    private static final int ROUNDS = 10;

    private final MavenProject project;
    private final Properties user;
    private final @Nullable Plugin plugin;

    /**
     * Makes a reader.
     *
     * @param key the plugin, as {@code groupId:artifactId}
     * @param user the properties of the command line
     */
    PluginParameters(MavenProject project, String key, Properties user) {
        this.project = project;
        this.user = user;
        this.plugin = project.getBuildPlugins().stream()
                .filter(candidate -> candidate.getKey().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** Returns whether the module's build has the plugin. */
    boolean isPluginPresent() {
        return plugin != null;
    }

    /**
     * Returns a parameter, with {@code ${…}} left where it has no value.
     *
     * @param property its property
     * @param path its elements in the configuration of the plugin or of one of its executions; none if it has only the property
     * @return the value; of a list the elements, separated by commas
     */
    Optional<String> get(String property, String... path) {
        String value = user.getProperty(property, project.getProperties().getProperty(property));
        return value != null ? Optional.of(resolve(value)) : configured(path);
    }

    private Optional<String> configured(String... path) {
        if (plugin == null || path.length == 0) {
            return Optional.empty();
        }
        List<Object> configurations = new ArrayList<>();
        configurations.add(plugin.getConfiguration());
        plugin.getExecutions().stream().map(PluginExecution::getConfiguration).forEach(configurations::add);
        for (Object configuration : configurations) {
            Xpp3Dom element = configuration instanceof Xpp3Dom dom ? dom : null;
            for (String name : path) {
                element = element == null ? null : element.getChild(name);
            }
            String text = element == null ? "" : text(element);
            if (!text.isEmpty()) {
                return Optional.of(resolve(text));
            }
        }
        return Optional.empty();
    }

    private static String text(Xpp3Dom element) {
        return element.getChildCount() == 0
                ? Objects.requireNonNullElse(element.getValue(), "").strip()
                : Stream.of(element.getChildren()).map(PluginParameters::text).collect(Collectors.joining(","));
    }

    private String resolve(String text) {
        String resolved = text;
        for (int round = 0; round < ROUNDS && resolved.contains("${"); round++) {
            resolved = EXPRESSION.matcher(resolved).replaceAll(found -> {
                String value = value(found.group(1));
                return Matcher.quoteReplacement(value == null ? found.group() : value);
            });
        }
        return resolved;
    }

    private @Nullable String value(String expression) {
        return switch (expression) {
            case "project.groupId" -> project.getGroupId();
            case "project.artifactId" -> project.getArtifactId();
            case "project.version" -> project.getVersion();
            default -> user.getProperty(expression, project.getProperties().getProperty(expression));
        };
    }
}

package io.github.waybill.buildgraph.reactor;

import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Model;
import org.jspecify.annotations.Nullable;

/** Resolves {@code ${…}} in what a POM says, the way Maven does when it runs a goal: the command line first, then the project's own. */
final class Interpolation {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^${}]+)}");

    /** A property can name another; more rounds than any POM needs, few enough to end where two name each other. */
    private static final int ROUNDS = 10;

    private final Model model;
    private final Properties user;

    Interpolation(Model model, Properties user) {
        this.model = model;
        this.user = user;
    }

    /** Returns the text with every expression resolved that has a value; the others stay. */
    String resolve(String text) {
        return replace(text, this::value);
    }

    /**
     * Returns the text with every expression replaced by its value; one that has none stays.
     *
     * @param values the value of a name, or {@code null}
     */
    static String replace(String text, Function<String, @Nullable String> values) {
        String resolved = text;
        for (int round = 0; round < ROUNDS && resolved.contains("${"); round++) {
            String next = EXPRESSION.matcher(resolved).replaceAll(found -> {
                String value = values.apply(found.group(1));
                return Matcher.quoteReplacement(value == null ? found.group() : value);
            });
            if (next.equals(resolved)) {
                break;
            }
            resolved = next;
        }
        return resolved;
    }

    /** Returns the value of a property, or {@code null}. */
    @Nullable
    String property(String name) {
        String value = user.getProperty(name);
        if (value == null) {
            value = model.getProperties().getProperty(name);
        }
        return value == null ? null : resolve(value);
    }

    private @Nullable String value(String expression) {
        String value = user.getProperty(expression);
        if (value != null) {
            return value;
        }
        return switch (expression) {
            case "project.groupId", "pom.groupId", "groupId" -> model.getGroupId();
            case "project.artifactId", "pom.artifactId", "artifactId" -> model.getArtifactId();
            case "project.version", "pom.version", "version" -> model.getVersion();
            case "project.parent.groupId" ->
                model.getParent() == null ? null : model.getParent().getGroupId();
            case "project.parent.version" ->
                model.getParent() == null ? null : model.getParent().getVersion();
            case "project.basedir", "basedir" -> String.valueOf(model.getProjectDirectory());
            default -> model.getProperties().getProperty(expression);
        };
    }
}

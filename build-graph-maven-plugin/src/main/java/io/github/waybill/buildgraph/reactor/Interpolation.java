package io.github.waybill.buildgraph.reactor;

import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Resolves {@code ${…}} in what a POM says, the way Maven does when it runs a goal: the command line first, then the project's own. */
final class Interpolation {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^${}]+)}");

    /** A property can name another; more rounds than any POM needs, few enough to end where two name each other. */
    private static final int ROUNDS = 10;

    private final MavenProject project;
    private final Properties user;

    Interpolation(MavenProject project, Properties user) {
        this.project = project;
        this.user = user;
    }

    /** Returns the text with every expression resolved that has a value; the others stay. */
    String resolve(String text) {
        String resolved = text;
        for (int round = 0; round < ROUNDS && resolved.contains("${"); round++) {
            Matcher matcher = EXPRESSION.matcher(resolved);
            String next = matcher.replaceAll(found -> {
                String value = value(found.group(1));
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
            value = project.getProperties().getProperty(name);
        }
        return value == null ? null : resolve(value);
    }

    private @Nullable String value(String expression) {
        String value = user.getProperty(expression);
        if (value != null) {
            return value;
        }
        return switch (expression) {
            case "project.groupId", "pom.groupId", "groupId" -> project.getGroupId();
            case "project.artifactId", "pom.artifactId", "artifactId" -> project.getArtifactId();
            case "project.version", "pom.version", "version" -> project.getVersion();
            case "project.parent.groupId" ->
                project.getParent() == null ? null : project.getParent().getGroupId();
            case "project.parent.version" ->
                project.getParent() == null ? null : project.getParent().getVersion();
            case "project.basedir", "basedir" -> String.valueOf(project.getBasedir());
            default -> project.getProperties().getProperty(expression);
        };
    }
}

package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.graph.IgnoreRules;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/** What is said to the extension: by properties of the command line or {@code .mvn/maven.config}, else of the POM that Maven runs with. */
final class ExtensionParameters {

    /** The import of a project into an IDE reads it whole; m2e and IntelliJ IDEA's importer say by these that it is one. */
    private static final List<String> IMPORTERS = List.of("m2e.version", "idea.maven.embedder.version");

    private final MavenSession session;

    ExtensionParameters(MavenSession session) {
        this.session = session;
    }

    /** Returns a property, or {@code null} where it has no value. */
    @Nullable
    String get(String name) {
        String user = session.getUserProperties().getProperty(name);
        String value = user != null
                ? user
                : session.getTopLevelProject().getProperties().getProperty(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Returns whether a property stands on the command line or in {@code .mvn/maven.config}; that is known before a POM is read. */
    boolean isGiven(String name) {
        return session.getUserProperties().containsKey(name);
    }

    /**
     * Returns whether a property is true; one that is given without a value is.
     *
     * @throws IllegalArgumentException if it is neither true nor false
     */
    boolean isTrue(String name) {
        String given = session.getUserProperties().getProperty(name);
        if (given != null && given.isBlank()) {
            return true;
        }
        String value = get(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw new UnknownValue(name, value, "true, false");
        }
        return "true".equals(value);
    }

    /**
     * Returns the choice that a property names.
     *
     * @param otherwise the choice where it names none
     * @throws IllegalArgumentException if there is no such choice
     */
    <E extends Enum<E>> E choice(String name, E otherwise) {
        String value = get(name);
        if (value == null) {
            return otherwise;
        }
        E[] choices = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(choices)
                .filter(choice -> spelled(choice).equals(value))
                .findFirst()
                .orElseThrow(() -> new UnknownValue(
                        name,
                        value,
                        String.join(
                                ", ",
                                Arrays.stream(choices)
                                        .map(ExtensionParameters::spelled)
                                        .toList())));
    }

    /** Returns which files no artifact depends on. */
    IgnoreRules ignore() {
        return IgnoreRules.of(Objects.requireNonNullElse(get("build-graph.ignore"), ""));
    }

    private static String spelled(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether an IDE imports the project. */
    boolean isImport() {
        return IMPORTERS.stream()
                .anyMatch(name -> session.getUserProperties().containsKey(name)
                        || session.getSystemProperties().containsKey(name));
    }

    /** Returns the phases and goals to run: those of the command line, or else the POM's own. */
    List<String> goals() {
        List<String> goals = session.getGoals();
        String own = session.getTopLevelProject().getDefaultGoal();
        return goals.isEmpty() && own != null ? List.of(own.strip().split("\\s+")) : goals;
    }

    /** Returns what of the command line has chosen the modules to build, or {@code null} where nothing has. */
    @Nullable
    String selection() {
        MavenExecutionRequest request = session.getRequest();
        if (!request.isRecursive()) {
            return "-N";
        }
        if (!request.getSelectedProjects().isEmpty()
                || !request.getExcludedProjects().isEmpty()) {
            return "-pl";
        }
        return request.getResumeFrom() != null && !request.getResumeFrom().isBlank() ? "-rf" : null;
    }
}

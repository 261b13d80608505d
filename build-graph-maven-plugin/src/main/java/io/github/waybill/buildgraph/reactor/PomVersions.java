package io.github.waybill.buildgraph.reactor;

import java.io.IOException;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Exclusion;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two POMs differ in nothing but versions that they manage: of artifacts and of BOMs, which stand in
 * {@code <dependencyManagement>} or in properties that nothing else in the POM names.
 */
final class PomVersions {

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([\\w.-]+)}");

    /** Names of this kind mean something to Maven or to Jib whether a POM names them or not. */
    private static final Pattern OF_SOMEBODY = Pattern.compile("(maven|project|pom|env|settings|java|jib)\\..*");

    private final Set<String> properties = new TreeSet<>();
    private final Set<Dependency> changed = new HashSet<>();
    private final Model was;
    private final Model is;

    private PomVersions(Model was, Model is) {
        this.was = was.clone();
        this.is = is.clone();
    }

    /**
     * Returns the properties that differ or are named by a version that does, none if all versions stand where they are managed; empty if
     * anything else differs, or may.
     *
     * @param was a POM as written at base
     * @param is the same POM as written at head
     */
    static Optional<Set<String>> properties(Model was, Model is) {
        PomVersions versions = new PomVersions(was, is);
        return versions.areAll() ? Optional.of(versions.properties) : Optional.empty();
    }

    private boolean areAll() {
        List<Dependency> before = ManagedEntries.of(was);
        List<Dependency> after = ManagedEntries.of(is);
        if (before.size() != after.size()) {
            return false;
        }
        Set<String> differing = new TreeSet<>();
        Stream.of(was, is)
                .flatMap(model -> model.getProperties().stringPropertyNames().stream())
                .filter(name -> !Objects.equals(
                        was.getProperties().getProperty(name),
                        is.getProperties().getProperty(name)))
                .forEach(differing::add);
        properties.addAll(differing);
        for (int i = 0; i < before.size(); i++) {
            if (!Objects.equals(before.get(i).getVersion(), after.get(i).getVersion())) {
                add(before.get(i));
                add(after.get(i));
            }
        }
        Set<String> used = new HashSet<>();
        Stream.of(before, after).flatMap(List::stream).forEach(entry -> {
            String property = property(entry.getVersion());
            if (property != null && properties.contains(property)) {
                used.add(property);
                changed.add(entry);
            }
        });
        return used.containsAll(differing)
                && properties.stream()
                        .noneMatch(name -> OF_SOMEBODY.matcher(name).matches())
                && differing.stream().allMatch(this::hasLiterals)
                && changed.stream().allMatch(PomVersions::isLiteralButForVersion)
                && isEachOnce(before)
                && isEachOnce(after)
                && isRestTheSame();
    }

    private void add(Dependency entry) {
        changed.add(entry);
        String property = property(entry.getVersion());
        if (property != null) {
            properties.add(property);
        }
    }

    /** Returns the property that a version is, or {@code null} if it is none, or more than one. */
    private static @Nullable String property(@Nullable String version) {
        Matcher property = PROPERTY.matcher(version == null ? "" : version);
        return property.matches() ? property.group(1) : null;
    }

    private boolean hasLiterals(String property) {
        return Stream.of(was, is)
                .map(model -> model.getProperties().getProperty(property, ""))
                .allMatch(PomVersions::isLiteral);
    }

    private static boolean isLiteralButForVersion(Dependency entry) {
        String version = entry.getVersion();
        return version != null
                && (isLiteral(version) || property(version) != null)
                && entry.getSystemPath() == null
                && Stream.of(
                                entry.getGroupId(),
                                entry.getArtifactId(),
                                entry.getType(),
                                entry.getClassifier(),
                                entry.getScope())
                        .allMatch(PomVersions::isLiteral)
                && entry.getExclusions().stream().allMatch(PomVersions::isLiteral);
    }

    private static boolean isEachOnce(List<Dependency> managed) {
        Set<String> keys = new HashSet<>();
        return managed.stream().map(Dependency::getManagementKey).allMatch(keys::add);
    }

    private static boolean isLiteral(Exclusion exclusion) {
        return isLiteral(exclusion.getGroupId()) && isLiteral(exclusion.getArtifactId());
    }

    private static boolean isLiteral(@Nullable String value) {
        return value == null || !value.contains("${");
    }

    /** What both say without these versions and properties: entries stand in the same order then, and nothing else names a property. */
    private boolean isRestTheSame() {
        changed.forEach(entry -> entry.setVersion(null));
        properties.forEach(name -> {
            was.getProperties().remove(name);
            is.getProperties().remove(name);
        });
        String rest = text(was);
        return rest.equals(text(is)) && !new PomNames(properties).standIn(rest);
    }

    /** Returns a POM as Maven writes it: without comments, and the elements in one order. */
    static String text(Model written) {
        StringWriter text = new StringWriter();
        try {
            new MavenXpp3Writer().write(text, written);
        } catch (IOException e) {
            throw new IllegalStateException("A string cannot be written to.", e);
        }
        return text.toString();
    }
}

package io.github.waybill.buildgraph.reactor;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Exclusion;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two POMs differ in nothing but versions and in what they manage: the versions of artifacts, BOMs and plugins, and of what plugins
 * depend on, which stand where they are needed or in properties that nothing else in the POM names; managed artifacts and BOMs that are one more
 * or less; and properties that nothing in the POM names.
 */
final class PomVersions {

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([\\w.-]+)}");

    /** Names of this kind mean something to Maven or to Jib whether a POM names them or not. */
    private static final Pattern OF_SOMEBODY = Pattern.compile("(maven|project|pom|env|settings|java|jib)\\..*");

    private final Model was;
    private final Model is;
    private final Set<String> properties = new TreeSet<>();
    private final List<Place> changed = new ArrayList<>();

    private PomVersions(Model was, Model is) {
        this.was = was.clone();
        this.is = is.clone();
    }

    /**
     * Returns the properties that differ or are named by a version that does, none if all versions stand where they are needed; empty if
     * anything else differs, or may.
     *
     * @param was a POM as written at base
     * @param is the same POM as written at head
     */
    static Optional<Set<String>> properties(Model was, Model is) {
        PomVersions versions = new PomVersions(was, is);
        return versions.areAll() ? Optional.of(versions.properties) : Optional.empty();
    }

    /**
     * A place in a POM where a version stands.
     *
     * @param isPlain whether all that is said there is literal, but for the version
     * @param strip takes away the version
     */
    private record Place(@Nullable String version, boolean isPlain, Runnable strip) {

        static Place of(Dependency dependency) {
            boolean isPlain = dependency.getSystemPath() == null
                    && Stream.of(
                                    dependency.getGroupId(),
                                    dependency.getArtifactId(),
                                    dependency.getType(),
                                    dependency.getClassifier(),
                                    dependency.getScope())
                            .allMatch(PomVersions::isLiteral)
                    && dependency.getExclusions().stream().allMatch(PomVersions::isLiteral);
            return new Place(dependency.getVersion(), isPlain, () -> dependency.setVersion(null));
        }

        static Place of(Plugin plugin) {
            return new Place(plugin.getVersion(), isPlain(plugin), () -> plugin.setVersion(null));
        }

        private static boolean isPlain(Plugin plugin) {
            return plugin.getInherited() == null && isLiteral(plugin.getKey());
        }

        /** What a plugin depends on. */
        Place in(Plugin plugin) {
            return new Place(version, isPlain && isPlain(plugin), strip);
        }

        /** Returns the property that the version is, or {@code null} if it is none, or more than one. */
        @Nullable
        String property() {
            Matcher property = PROPERTY.matcher(version == null ? "" : version);
            return property.matches() ? property.group(1) : null;
        }

        boolean isVersion() {
            return isPlain && version != null && (isLiteral(version) || property() != null);
        }
    }

    private boolean areAll() {
        Optional<Map<String, Place>> before = places(was);
        Optional<Map<String, Place>> after = places(is);
        if (before.isEmpty() || after.isEmpty()) {
            return false;
        }
        Stream.of(was, is)
                .flatMap(model -> model.getProperties().stringPropertyNames().stream())
                .filter(name -> !Objects.equals(value(was, name), value(is, name)))
                .forEach(properties::add);
        addWhatDiffers(before.get(), after.get());
        addWhatDiffers(after.get(), before.get());
        Stream.of(before.get(), after.get())
                .flatMap(places -> places.values().stream())
                .filter(place -> place.property() != null && properties.contains(place.property()))
                .forEach(changed::add);
        return properties.stream().noneMatch(name -> OF_SOMEBODY.matcher(name).matches())
                && properties.stream().allMatch(name -> isLiteral(value(was, name)) && isLiteral(value(is, name)))
                && changed.stream().allMatch(Place::isVersion)
                && isRestTheSame(before.get().keySet(), after.get().keySet());
    }

    private static @Nullable String value(Model model, String property) {
        return model.getProperties().getProperty(property);
    }

    private void addWhatDiffers(Map<String, Place> places, Map<String, Place> others) {
        places.forEach((key, place) -> {
            Place other = others.get(key);
            if (other == null || !Objects.equals(place.version(), other.version())) {
                changed.add(place);
                if (place.property() != null) {
                    properties.add(place.property());
                }
            }
        });
    }

    /** Returns where versions stand, by what they are of; empty if anything stands there twice. */
    private static Optional<Map<String, Place>> places(Model model) {
        Map<String, Place> places = new HashMap<>();
        boolean each = true;
        for (Dependency entry : ManagedEntries.of(model)) {
            each &= places.put(entry.getManagementKey(), Place.of(entry)) == null;
        }
        if (model.getBuild() != null) {
            each &= addPlugins(places, "plugin ", model.getBuild().getPlugins());
            PluginManagement managed = model.getBuild().getPluginManagement();
            each &= addPlugins(places, "managed plugin ", managed == null ? List.of() : managed.getPlugins());
        }
        return each ? Optional.of(places) : Optional.empty();
    }

    private static boolean addPlugins(Map<String, Place> places, String kind, List<Plugin> plugins) {
        boolean each = true;
        for (Plugin plugin : plugins) {
            String key = kind + plugin.getKey();
            each &= places.put(key, Place.of(plugin)) == null;
            for (Dependency dependency : plugin.getDependencies()) {
                Place place = Place.of(dependency).in(plugin);
                each &= places.put(key + " " + dependency.getManagementKey(), place) == null;
            }
        }
        return each;
    }

    private static boolean isLiteral(Exclusion exclusion) {
        return isLiteral(exclusion.getGroupId()) && isLiteral(exclusion.getArtifactId());
    }

    /** Returns whether nothing has to be put in for a part of a value. */
    static boolean isLiteral(@Nullable String value) {
        return value == null || !value.contains("${");
    }

    /** What both say without these versions, properties and entries: all else stands in the same order then, and nothing names a property. */
    private boolean isRestTheSame(Set<String> before, Set<String> after) {
        changed.forEach(place -> place.strip().run());
        String rest = rest(was, after);
        return rest.equals(rest(is, before)) && !new PomNames(properties).standIn(rest);
    }

    private String rest(Model model, Set<String> ofOther) {
        Map<Object, Object> named = new TreeMap<>(model.getProperties());
        named.keySet().removeAll(properties);
        model.setProperties(new Properties());
        DependencyManagement rest = new DependencyManagement();
        ManagedEntries.of(model).stream()
                .filter(entry -> ofOther.contains(entry.getManagementKey()))
                .forEach(rest::addDependency);
        model.setDependencyManagement(rest);
        return named + text(model);
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

package io.github.waybill.buildgraph.reactor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.jspecify.annotations.Nullable;

/** What entries of a model are called and how their values are written: on every machine alike. */
final class Values {

    /** The entry that the order of the dependencies is. */
    static final String ORDER = "order of dependencies";

    private final List<Place> places = new ArrayList<>();

    /**
     * A folder of this machine.
     *
     * @param folder its path
     * @param path where it stands in a value as a whole path or as the beginning of one
     * @param name what is written for it
     */
    private record Place(String folder, Pattern path, String name) {

        private static final String NAME_ENDS = "(?![\\w.-])";

        String replaceIn(String value) {
            return value.contains(folder) ? path.matcher(value).replaceAll(Matcher.quoteReplacement(name)) : value;
        }
    }

    /**
     * Makes a writer.
     *
     * @param workTree the folder of the repository: Maven writes its place on this machine into paths
     */
    Values(Path workTree) {
        // It is too long to be part of another path by chance, and may follow a letter, as in -I/home/me/shop/include.
        add(workTree.toString(), "", "${repository}");
        // These may be short: /root is no part of src/main/root.
        add(System.getProperty("user.home"), "(?<![\\w.}-])", "${user.home}");
        add(System.getProperty("java.home"), "(?<![\\w.}-])", "${java.home}");
    }

    private void add(String folder, String before, String name) {
        if (!folder.equals("/")) {
            places.add(new Place(folder, Pattern.compile(before + Pattern.quote(folder) + Place.NAME_ENDS), name));
        }
    }

    /** Returns a value without the places that this machine's folders have. */
    String portable(String value) {
        String portable = value;
        for (Place place : places) {
            portable = place.replaceIn(portable);
        }
        return portable;
    }

    /** Returns {@code groupId:artifactId}, with type and classifier where they are not those of a jar. */
    static String key(Dependency dependency) {
        String type = dependency.getType() == null ? "jar" : dependency.getType();
        String classifier = dependency.getClassifier();
        String key = dependency.getGroupId() + ":" + dependency.getArtifactId();
        if (classifier != null) {
            return key + ":" + type + ":" + classifier;
        }
        return type.equals("jar") ? key : key + ":" + type;
    }

    /** Returns the version, and what else is said of a dependency that is not the usual. */
    static String of(Dependency dependency) {
        return of(dependency, "compile".equals(dependency.getScope()) ? null : dependency.getScope());
    }

    /** As {@link #of(Dependency)}, of an entry that manages one: there no scope is the usual, since any holds whatever leads to the artifact. */
    static String ofManaged(Dependency entry) {
        return of(entry, entry.getScope());
    }

    private static String of(Dependency dependency, @Nullable String scope) {
        String exclusions = dependency.getExclusions().stream()
                .map(exclusion -> exclusion.getGroupId() + ":" + exclusion.getArtifactId())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return Stream.of(
                        dependency.getVersion() == null ? "any version" : dependency.getVersion(),
                        scope,
                        "true".equals(dependency.getOptional()) ? "optional" : null,
                        exclusions.isEmpty() ? null : "without " + exclusions,
                        dependency.getSystemPath())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }
}

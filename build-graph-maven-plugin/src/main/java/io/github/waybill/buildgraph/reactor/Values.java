package io.github.waybill.buildgraph.reactor;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;

/** What entries of a model are called and how their values are written: on every machine alike. */
final class Values {

    /** The entry that the order of the dependencies is. */
    static final String ORDER = "order of dependencies";

    /** Shorter ones may be part of any text. */
    private static final int SHORTEST = 4;

    private final Map<String, String> folders = new LinkedHashMap<>();

    /**
     * Makes a writer.
     *
     * @param workTree the folder of the repository: Maven writes its place on this machine into paths
     */
    Values(Path workTree) {
        add(workTree.toString(), "${repository}");
        add(System.getProperty("user.home"), "${user.home}");
        add(System.getProperty("java.home"), "${java.home}");
    }

    private void add(String folder, String name) {
        if (folder.length() >= SHORTEST) {
            folders.put(folder, name);
        }
    }

    /** Returns a value without the places that this machine's folders have. */
    String portable(String value) {
        String portable = value;
        for (Map.Entry<String, String> folder : folders.entrySet()) {
            if (portable.contains(folder.getKey())) {
                portable = portable.replace(folder.getKey(), folder.getValue());
            }
        }
        return portable;
    }

    /** Returns {@code groupId:artifactId}, with type and classifier where they are not those of a jar. */
    static String key(Dependency dependency) {
        String type = dependency.getType() == null ? "jar" : dependency.getType();
        String classifier = dependency.getClassifier();
        return Stream.of(
                        dependency.getGroupId(),
                        dependency.getArtifactId(),
                        type.equals("jar") && classifier == null ? null : type,
                        classifier)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(":"));
    }

    /** Returns the version, and what else is said of a dependency that is not the usual. */
    static String of(Dependency dependency) {
        String scope = dependency.getScope();
        String exclusions = dependency.getExclusions().stream()
                .map(exclusion -> exclusion.getGroupId() + ":" + exclusion.getArtifactId())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return Stream.of(
                        dependency.getVersion() == null ? "any version" : dependency.getVersion(),
                        scope == null || scope.equals("compile") ? null : scope,
                        "true".equals(dependency.getOptional()) ? "optional" : null,
                        exclusions.isEmpty() ? null : "without " + exclusions,
                        dependency.getSystemPath())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }
}

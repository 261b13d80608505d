package io.github.waybill.buildgraph.reactor;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.maven.model.Plugin;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * The names that a plugin's jar holds: of a property that a parameter takes ({@code META-INF/maven/plugin.xml} has it as an expression), and of
 * one that the plugin's code asks the project for by name. A plugin can read no property that its jar does not name, unless it makes up the
 * name, or reads them all.
 */
final class PluginTexts {

    private final ModelEnvironment environment;
    private final Map<String, Optional<Set<String>>> names = new ConcurrentHashMap<>();

    PluginTexts(ModelEnvironment environment) {
        this.environment = environment;
    }

    /** Returns every word of a plugin's jar that may name a property, or empty where the jar is not to be had. */
    Optional<Set<String>> names(Plugin plugin, String version) {
        return names.computeIfAbsent(plugin.getKey() + ":" + version, key -> read(plugin, version));
    }

    private Optional<Set<String>> read(Plugin plugin, String version) {
        ArtifactRequest request = new ArtifactRequest(
                new DefaultArtifact(plugin.getGroupId(), plugin.getArtifactId(), "jar", version),
                environment.pluginRepositories(),
                null);
        try {
            File jar = environment
                    .resolver()
                    .resolveArtifact(environment.session(), request)
                    .getArtifact()
                    .getFile();
            return Optional.of(names(jar));
        } catch (ArtifactResolutionException | IOException e) {
            return Optional.empty();
        }
    }

    private static Set<String> names(File jar) throws IOException {
        Set<String> found = new HashSet<>();
        try (ZipFile zip = new ZipFile(jar)) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
                    if (entry.getName().endsWith(".class")) {
                        ClassConstants.read(in, text -> addNames(text, found));
                    } else if (entry.getName().equals("META-INF/maven/plugin.xml")) {
                        // Names are of ASCII, whatever else there is.
                        addNames(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1), found);
                    }
                }
            }
        }
        return found;
    }

    /** Adds every run of letters, digits, underscores, dots and hyphens, of ASCII. A jar has a million characters: no pattern is as fast. */
    private static void addNames(String text, Set<String> found) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !isOfName(text.charAt(i))) {
                if (i > start) {
                    found.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c == '-';
    }
}

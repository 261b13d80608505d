package io.github.waybill.kustomizebump.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** A module as Jib sees it. The parameters are those of jib-maven-plugin: the command line first, then the POM's properties and configuration. */
final class JibModule {

    private static final String PLUGIN = "com.google.cloud.tools:jib-maven-plugin";
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^${}]+)}");
    private static final int ROUNDS = 10;

    private final MavenProject project;
    private final Properties user;
    private final @Nullable Plugin jib;

    JibModule(MavenProject project, Properties user) {
        this.project = project;
        this.user = user;
        this.jib = project.getBuildPlugins().stream()
                .filter(plugin -> plugin.getKey().equals(PLUGIN))
                .findFirst()
                .orElse(null);
    }

    /** Returns whether Jib publishes an image of the module. */
    boolean isService() {
        return jib != null
                && !project.getPackaging().equals("pom")
                && isContainerized()
                && !Boolean.parseBoolean(parameter("jib.skip", "skip").orElse("false"))
                && target().isPresent();
    }

    private boolean isContainerized() {
        String only = user.getProperty("jib.containerize");
        String artifactId = project.getArtifactId();
        return only == null
                || List.of(project.getGroupId() + ":" + artifactId, ":" + artifactId, artifactId)
                        .contains(only);
    }

    /** Returns the target image without tag and digest. */
    Optional<String> target() {
        Optional<String> image = parameter("jib.to.image", "to", "image");
        return image.or(() -> parameter("image"))
                .filter(name -> !name.isBlank())
                .map(JibModule::withoutTag);
    }

    /** Returns where Jib writes what it published. */
    Path report() {
        return parameter("jib.outputPaths.imageJson", "outputPaths", "imageJson")
                .map(path -> project.getBasedir().toPath().resolve(path))
                .orElseGet(() -> Path.of(project.getBuild().getDirectory(), "jib-image.json"));
    }

    /** Returns a parameter by its property, or by its path in the configuration of the plugin or one of its executions. */
    Optional<String> parameter(String property, String... path) {
        String value = user.getProperty(property, project.getProperties().getProperty(property));
        return value != null ? Optional.of(resolve(value)) : configured(path);
    }

    private Optional<String> configured(String... path) {
        if (jib == null || path.length == 0) {
            return Optional.empty();
        }
        List<Object> configurations = new ArrayList<>();
        configurations.add(jib.getConfiguration());
        jib.getExecutions().stream().map(PluginExecution::getConfiguration).forEach(configurations::add);
        for (Object configuration : configurations) {
            Xpp3Dom element = configuration instanceof Xpp3Dom dom ? dom : null;
            for (String name : path) {
                element = element == null ? null : element.getChild(name);
            }
            if (element != null && element.getValue() != null) {
                return Optional.of(resolve(element.getValue().strip()));
            }
        }
        return Optional.empty();
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

    static String withoutTag(String image) {
        String name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }
}

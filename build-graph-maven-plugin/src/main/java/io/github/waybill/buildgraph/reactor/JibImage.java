package io.github.waybill.buildgraph.reactor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The image that a module publishes through Jib. The names are those of
 * <a href="https://github.com/GoogleContainerTools/jib/tree/master/jib-maven-plugin#extended-usage">jib-maven-plugin</a>.
 */
public final class JibImage {

    /** Jib's own name. */
    public static final String PLUGIN = "com.google.cloud.tools:jib-maven-plugin";

    private static final String ARTIFACT_ID = PLUGIN.substring(PLUGIN.indexOf(':') + 1);

    private JibImage() {}

    /**
     * Returns a module's target image without tag and digest, with {@code ${…}} left where it has no value; empty where the module is no
     * service: without Jib, without a target image, skipped, or of packaging {@code pom}, which Jib passes over.
     *
     * @param model the module's effective model
     * @param user the properties of the command line
     */
    public static Optional<String> of(Model model, Properties user) {
        Plugin jib = plugin(model);
        Interpolation values = new Interpolation(model, user);
        if (jib == null || model.getPackaging().equals("pom") || isSkipped(model, jib, values)) {
            return Optional.empty();
        }
        return target(jib, values).filter(image -> !image.isBlank()).map(JibImage::withoutTag);
    }

    /** Returns the executions of Jib in the module's effective build. */
    public static List<PluginExecution> executions(Model model) {
        Plugin jib = plugin(model);
        return jib == null ? List.of() : jib.getExecutions();
    }

    private static @Nullable Plugin plugin(Model model) {
        if (model.getBuild() != null) {
            for (Plugin plugin : model.getBuild().getPlugins()) {
                if (isJib(plugin)) {
                    return plugin;
                }
            }
        }
        return null;
    }

    private static boolean isJib(Plugin plugin) {
        // A key is put together each time, and few plugins have this name.
        return plugin.getArtifactId().equals(ARTIFACT_ID) && plugin.getKey().equals(PLUGIN);
    }

    private static boolean isSkipped(Model model, Plugin jib, Interpolation values) {
        String only = values.property("jib.containerize");
        if (only != null
                && !List.of(
                                model.getGroupId() + ":" + model.getArtifactId(),
                                ":" + model.getArtifactId(),
                                model.getArtifactId())
                        .contains(only)) {
            return true;
        }
        String skip = values.property("jib.skip");
        return Boolean.parseBoolean(
                skip != null ? skip : configured(jib, values, "skip").orElse("false"));
    }

    private static Optional<String> target(Plugin jib, Interpolation values) {
        for (String property : List.of("jib.to.image", "image")) {
            String image = values.property(property);
            if (image != null) {
                return Optional.of(image);
            }
        }
        return configured(jib, values, "to", "image");
    }

    private static Optional<String> configured(Plugin jib, Interpolation values, String... path) {
        List<Object> configurations = new ArrayList<>();
        configurations.add(jib.getConfiguration());
        jib.getExecutions().stream().map(PluginExecution::getConfiguration).forEach(configurations::add);
        for (Object configuration : configurations) {
            Xpp3Dom element = configuration instanceof Xpp3Dom dom ? dom : null;
            for (String name : path) {
                element = element == null ? null : element.getChild(name);
            }
            if (element != null && element.getValue() != null) {
                return Optional.of(values.resolve(element.getValue().strip()));
            }
        }
        return Optional.empty();
    }

    /** A colon after the last slash begins a tag; one before it, a port. An expression may hold colons of its own. */
    static String withoutTag(String image) {
        String name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }
}

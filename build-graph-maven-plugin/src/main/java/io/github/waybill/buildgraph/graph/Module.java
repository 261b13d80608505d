package io.github.waybill.buildgraph.graph;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A project of the reactor.
 *
 * @param version the effective version
 * @param directory the module's folder, relative to the repository, {@code ""} for its root
 * @param image the image that the module publishes, without tag, or {@code null} where the module is no service
 * @param artifacts what the module packages, as {@code type} or {@code type:classifier}, its own artifact first
 * @param inputs the files the module depends on
 * @param external the coordinates the module names that no module of the reactor has: its other dependencies, parents, BOMs, plugins
 */
public record Module(
        ModuleId id,
        String version,
        String packaging,
        String directory,
        @Nullable String image,
        List<String> artifacts,
        Inputs inputs,
        Set<ModuleId> external) {

    public Module {
        artifacts = List.copyOf(artifacts);
        external = Collections.unmodifiableSet(new HashSet<>(external));
    }

    /** Returns whether the module declares a deployable image. */
    public boolean isService() {
        return image != null;
    }
}

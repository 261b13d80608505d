package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The module that a parameter names, as a person would name it: by {@code artifactId}, {@code groupId:artifactId}, folder, or image. */
final class NamedModule {

    /** How many modules a message names. */
    private static final int NAMED = 50;

    private NamedModule() {}

    /**
     * Returns the module.
     *
     * @param property the parameter's, for the message
     * @throws IllegalArgumentException if no module is named so, or more than one
     */
    static Module find(ServiceGraph graph, String property, @Nullable String name) {
        List<Module> found =
                graph.modules().stream().filter(module -> isNamed(module, name)).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw found.isEmpty()
                ? new UnknownValue(property, name, "the reactor's modules: " + known(graph.modules()))
                : new IllegalArgumentException(
                        "%s is %s, which several modules are called. Set it to groupId:artifactId."
                                .formatted(property, name));
    }

    private static boolean isNamed(Module module, @Nullable String name) {
        return List.of(
                        module.id().artifactId(),
                        ":" + module.id().artifactId(),
                        module.id().toString(),
                        module.directory().isEmpty() ? "." : module.directory(),
                        String.valueOf(module.image()))
                .contains(String.valueOf(name));
    }

    private static String known(List<Module> modules) {
        String named = modules.stream()
                .limit(NAMED)
                .map(module -> module.id().artifactId())
                .collect(Collectors.joining(", "));
        return modules.size() > NAMED ? named + " and " + (modules.size() - NAMED) + " more" : named;
    }
}

package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import io.github.waybill.buildgraph.reactor.Reactor;
import io.github.waybill.buildgraph.render.ShowJson;
import io.github.waybill.buildgraph.render.ShowText;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Shows one module or service: its edges both ways, its tests, its artifacts, its image, and what a change to it reaches: which services,
 * which tests, which packages, which images.
 *
 * @since 0.1.0
 */
@Mojo(name = "show", aggregator = true, threadSafe = true)
public final class ShowMojo extends AbstractGraphMojo {

    /**
     * The module: its <code>artifactId</code>, <code>groupId:artifactId</code>, folder, or image.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.module")
    private @Nullable String module;

    /**
     * How to write it: <code>text</code> or <code>json</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.format", defaultValue = "text")
    private String format = "text";

    @Inject
    ShowMojo(MavenSession session, RepositorySystem resolver) {
        super(session, resolver);
    }

    @Override
    void answer(GitRepository repository, Reactor reactor) throws IOException, MojoFailureException {
        ServiceGraph graph = reactor.graph();
        Module found = find(graph);
        give(
                switch (format) {
                    case "text" -> ShowText.of(graph, found);
                    case "json" -> ShowJson.of(graph, found);
                    default -> throw unknown("build-graph.format", format, "text, json");
                });
    }

    private Module find(ServiceGraph graph) throws MojoFailureException {
        List<Module> found = graph.modules().stream().filter(this::isMeant).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        String known = graph.modules().stream()
                .map(candidate -> candidate.id().artifactId())
                .collect(Collectors.joining(", "));
        throw found.isEmpty()
                ? unknown("build-graph.module", module, "the reactor's modules: " + known)
                : new MojoFailureException(
                        "build-graph.module is %s, which several modules are called. Set it to groupId:artifactId."
                                .formatted(module));
    }

    private boolean isMeant(Module candidate) {
        return List.of(
                        candidate.id().artifactId(),
                        ":" + candidate.id().artifactId(),
                        candidate.id().toString(),
                        candidate.directory().isEmpty() ? "." : candidate.directory(),
                        String.valueOf(candidate.image()))
                .contains(String.valueOf(module));
    }
}

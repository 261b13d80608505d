package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.graph.Halves;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import io.github.waybill.buildgraph.reactor.Reactor;
import io.github.waybill.buildgraph.reactor.ReactorException;
import io.github.waybill.buildgraph.render.ShowJson;
import io.github.waybill.buildgraph.render.ShowText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
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
    void answer(GitRepository repository, Reactor reactor) throws GitException, IOException, ReactorException {
        ServiceGraph graph = reactor.graph();
        Module found = NamedModule.find(graph, "build-graph.module", module);
        Halves<ModuleHalf> halves = Halves.of(half -> new ModuleHalf(found.id(), half));
        Map<ModuleHalf, String> fingerprints = reactor.fingerprints(List.of(halves.main(), halves.test()), rules());
        switch (format) {
            case "text" -> tell(ShowText.of(graph, found, fingerprints));
            case "json" -> give(ShowJson.of(graph, found, fingerprints));
            default -> throw new UnknownValue("build-graph.format", format, "text, json");
        }
    }
}

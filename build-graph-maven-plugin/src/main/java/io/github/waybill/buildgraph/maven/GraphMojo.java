package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import io.github.waybill.buildgraph.reactor.Reactor;
import io.github.waybill.buildgraph.reactor.ReactorException;
import io.github.waybill.buildgraph.render.GraphDot;
import io.github.waybill.buildgraph.render.GraphJson;
import io.github.waybill.buildgraph.render.GraphMermaid;
import io.github.waybill.buildgraph.render.GraphText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Shows the service graph of the reactor: its modules, the services among them, and every reason why one needs another. The graph is written
 * to <code>target/build-graph/graph.json</code> too.
 *
 * @since 0.1.0
 */
@Mojo(name = "graph", aggregator = true, threadSafe = true)
public final class GraphMojo extends AbstractGraphMojo {

    /**
     * How to write the graph: <code>text</code> (a tree), <code>json</code>, <code>dot</code> (Graphviz) or <code>mermaid</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.format", defaultValue = "text")
    private String format = "text";

    /**
     * Whether the graph as JSON tells the fingerprints of both halves of every module. For them the models of all modules are built from git,
     * and their dependencies are resolved.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.fingerprints", defaultValue = "false")
    private boolean fingerprints;

    @Inject
    GraphMojo(MavenSession session, RepositorySystem resolver) {
        super(session, resolver);
    }

    @Override
    void answer(GitRepository repository, Reactor reactor)
            throws GitException, IOException, ReactorException, MojoFailureException {
        ServiceGraph graph = reactor.graph();
        String json = GraphJson.of(graph, fingerprints ? fingerprints(reactor) : Map.of());
        String answer = switch (format) {
            case "text" -> GraphText.of(graph);
            case "json" -> json;
            case "dot" -> GraphDot.of(graph);
            case "mermaid" -> GraphMermaid.of(graph);
            default -> throw unknown("build-graph.format", format, "text, json, dot, mermaid");
        };
        writeResult("graph.json", json);
        give(answer);
    }

    private Map<ModuleHalf, String> fingerprints(Reactor reactor) throws GitException, ReactorException {
        List<ModuleHalf> halves = reactor.graph().modules().stream()
                .flatMap(module -> Stream.of(Half.values()).map(half -> new ModuleHalf(module.id(), half)))
                .toList();
        getLog().info("Computing the fingerprints of %d modules"
                .formatted(reactor.graph().modules().size()));
        return reactor.fingerprints(halves, rules());
    }
}

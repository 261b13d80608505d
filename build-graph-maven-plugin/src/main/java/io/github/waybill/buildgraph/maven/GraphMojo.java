package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import io.github.waybill.buildgraph.reactor.Reactor;
import io.github.waybill.buildgraph.render.GraphDot;
import io.github.waybill.buildgraph.render.GraphJson;
import io.github.waybill.buildgraph.render.GraphMermaid;
import io.github.waybill.buildgraph.render.GraphText;
import java.io.IOException;
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

    @Inject
    GraphMojo(MavenSession session, RepositorySystem resolver) {
        super(session, resolver);
    }

    @Override
    void answer(GitRepository repository, Reactor reactor) throws IOException, MojoFailureException {
        ServiceGraph graph = reactor.graph();
        String answer = switch (format) {
            case "text" -> GraphText.of(graph);
            case "json" -> GraphJson.of(graph);
            case "dot" -> GraphDot.of(graph);
            case "mermaid" -> GraphMermaid.of(graph);
            default -> throw unknown("build-graph.format", format, "text, json, dot, mermaid");
        };
        writeResult("graph.json", GraphJson.of(graph));
        give(answer);
    }
}

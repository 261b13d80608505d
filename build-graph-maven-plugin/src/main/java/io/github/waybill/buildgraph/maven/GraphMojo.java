package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import io.github.waybill.buildgraph.layout.LayoutLibrary;
import io.github.waybill.buildgraph.page.GraphSvg;
import io.github.waybill.buildgraph.reactor.Reactor;
import io.github.waybill.buildgraph.reactor.ReactorException;
import io.github.waybill.buildgraph.render.FingerprintsJson;
import io.github.waybill.buildgraph.render.GraphDot;
import io.github.waybill.buildgraph.render.GraphJson;
import io.github.waybill.buildgraph.render.GraphMermaid;
import io.github.waybill.buildgraph.render.GraphText;
import java.io.IOException;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Shows the service graph of the reactor: its modules, the services among them, and every reason why one needs another. The graph is written
 * to <code>target/build-graph/graph.json</code> too.
 *
 * <p>With <code>-Dbuild-graph.fingerprints=true</code> those of the services go to <code>target/build-graph/fingerprints.json</code> together with
 * the commit, for <code>kustomize-bump:verify</code> and <code>kustomize-bump:trace</code>; not where the working tree holds what no commit does.
 * <code>-Dbuild-graph.head=COMMIT</code> writes that of any commit without checking it out.</p>
 *
 * @since 0.1.0
 */
@Mojo(name = "graph", aggregator = true, threadSafe = true)
public final class GraphMojo extends AbstractGraphMojo {

    /**
     * How to write the graph: <code>text</code> (a tree), <code>json</code>, <code>dot</code> (Graphviz), <code>mermaid</code>, or
     * <code>svg</code> (a picture, laid out by the Eclipse Layout Kernel, which Maven downloads when it is first asked for).
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

    /**
     * What to show: by default the working tree, what is not committed included; or any branch, tag or commit, whatever is checked out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.head")
    private @Nullable String head;

    @Inject
    GraphMojo(MavenSession session, RepositorySystem resolver) {
        super(session, resolver);
    }

    @Override
    void answer(GitRepository repository, Reactor running) throws GitException, IOException, ReactorException {
        HeadReactor now = HeadReactor.of(session, resolver, repository, running, head);
        ServiceGraph graph = now.reactor().graph();
        Map<ModuleHalf, String> computed = fingerprints ? fingerprints(now.reactor()) : Map.of();
        String json = GraphJson.of(graph, computed);
        String answer = switch (format) {
            case "text" -> GraphText.of(graph);
            case "json" -> json;
            case "dot" -> GraphDot.of(graph);
            case "mermaid" -> GraphMermaid.of(graph);
            case "svg" -> svg(graph);
            default -> throw new UnknownValue("build-graph.format", format, "text, json, dot, mermaid, svg");
        };
        writeResult("graph.json", json);
        if (fingerprints) {
            writeFingerprints(now, computed);
        }
        if (format.equals("text")) {
            tell(answer);
        } else {
            give(answer);
        }
    }

    private String svg(ServiceGraph graph) throws IOException {
        try (LayoutLibrary library = LayoutArtifacts.open(session, resolver)) {
            return GraphSvg.of(graph, library.layout());
        }
    }

    /** A file that names a commit tells what that commit holds, or it is not written. */
    private void writeFingerprints(HeadReactor now, Map<ModuleHalf, String> computed) throws GitException, IOException {
        String commit = now.revision().commit();
        if (now.dirty()) {
            getLog().warn(
                            "fingerprints.json is not written: the working tree has changes that commit %s does not hold. Commit them, or set build-graph.head to a commit."
                                    .formatted(commit));
            return;
        }
        writeResult(
                "fingerprints.json", FingerprintsJson.of(commit, now.reactor().graph(), computed));
        getLog().info("Wrote fingerprints.json of commit " + commit);
    }

    private Map<ModuleHalf, String> fingerprints(Reactor reactor) throws GitException, ReactorException {
        getLog().info("Computing the fingerprints of %d modules"
                .formatted(reactor.graph().modules().size()));
        return reactor.fingerprints(reactor.graph().halves(), rules());
    }
}

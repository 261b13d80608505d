package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import io.github.waybill.buildgraph.layout.Layout;
import io.github.waybill.buildgraph.page.Facts;
import io.github.waybill.buildgraph.page.Page;
import io.github.waybill.buildgraph.page.ServiceGraphPage;
import io.github.waybill.buildgraph.reactor.Reactor;
import io.github.waybill.buildgraph.reactor.ReactorException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Draws the service graph: services, libraries, modules for tests alone, parents and BOMs, with every edge between them. A click on a module
 * shows both directions, or what a change there would affect. Below stands a table of all modules with image, tests, artifacts, fingerprint, and the
 * commit that affected each last. Of a reactor of more than 40 modules the folders are shown, and a click opens one.
 *
 * <p>On its own the goal writes <code>target/build-graph/report.html</code>, one file that needs nothing else, for a CI to keep. In
 * <code>&lt;reporting&gt;</code> it is a page of the site of the reactor's root. The picture is laid out by the Eclipse Layout Kernel, which Maven
 * downloads when the goal first runs.</p>
 *
 * @since 0.1.0
 */
@Mojo(name = "report", aggregator = true, threadSafe = true)
public final class ReportMojo extends AbstractReportMojo {

    /**
     * How many commits to go back through for the one that affected a module last, from head along first parents; 0 leaves the column
     * empty. The search ends early where every module has its commit. A commit that changes a POM costs about as much as
     * <code>build-graph:affected</code>, others next to nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.history", defaultValue = "50")
    private int history = 50;

    /**
     * Whether the table tells fingerprints. For them the models of all modules are built from git, and their dependencies are resolved.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.fingerprints", defaultValue = "true")
    private boolean fingerprints = true;

    @Inject
    ReportMojo(MavenSession session, RepositorySystem resolver) {
        super(session, resolver);
    }

    @Override
    Page page(GitRepository repository, Reactor running, Layout layout)
            throws GitException, IOException, ReactorException {
        HeadReactor now = HeadReactor.of(session, resolver, repository, running, null);
        ServiceGraph graph = now.reactor().graph();
        getLog().info("Drawing %d modules, and finding the commit that affected each last among the last %d"
                .formatted(graph.modules().size(), history));
        Facts facts = new Facts(
                now.revision(),
                now.dirty(),
                fingerprints(now.reactor()),
                TestFiles.of(graph, now.tree()),
                LastChanges.of(session, resolver, repository, now, rules(), history));
        return ServiceGraphPage.of(graph, facts, layout);
    }

    /** A picture without fingerprints is better than none. */
    private Map<ModuleHalf, String> fingerprints(Reactor reactor) throws GitException {
        try {
            return fingerprints ? reactor.fingerprints(reactor.graph().halves(), rules()) : Map.of();
        } catch (ReactorException e) {
            getLog().warn("The report tells no fingerprints. " + e.getMessage());
            return Map.of();
        }
    }

    @Override
    String file() {
        return "report.html";
    }

    @Override
    public String getOutputPath() {
        return "build-graph";
    }

    @Override
    public String getName(Locale locale) {
        return ServiceGraphPage.TITLE;
    }

    @Override
    public String getDescription(Locale locale) {
        return "The modules and services of the reactor, and every reason why one needs another.";
    }
}

package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.layout.Layout;
import io.github.waybill.buildgraph.page.AffectedPage;
import io.github.waybill.buildgraph.page.Page;
import io.github.waybill.buildgraph.reactor.Reactor;
import io.github.waybill.buildgraph.reactor.ReactorException;
import java.io.File;
import java.io.IOException;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Draws what a change affects: the affected modules lit in the service graph, and the causes with the chains they came along. It answers what
 * <code>build-graph:affected</code> does.
 *
 * <p>On its own the goal writes <code>target/build-graph/affected.html</code>, one file that needs nothing else, for a CI to keep beside a pull
 * request. In <code>&lt;reporting&gt;</code> it is a page of the site of the reactor's root.</p>
 *
 * @since 0.1.0
 */
@Mojo(name = "affected-report", aggregator = true, threadSafe = true)
public final class AffectedReportMojo extends AbstractReportMojo {

    /**
     * What to compare with, as <code>build-graph:affected</code> takes it: a branch or tag, a full commit id, <code>A...B</code>,
     * <code>A..B</code> or <code>deployed</code>; by default what the CI system says, or else the remote's default branch.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.base")
    private @Nullable String base;

    /**
     * What <code>kustomize-bump:deployed</code> has written, for <code>-Dbuild-graph.base=deployed</code>. A relative path is resolved in the folder
     * that Maven runs in.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.deployed", defaultValue = DeployedFile.DEFAULT)
    private File deployed = new File(DeployedFile.DEFAULT);

    /**
     * What to compare: by default the working tree, what is not committed included; or any branch, tag or commit, whatever is checked out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.head")
    private @Nullable String head;

    @Inject
    AffectedReportMojo(MavenSession session, RepositorySystem resolver) {
        super(session, resolver);
    }

    @Override
    Page page(GitRepository repository, Reactor running, Layout layout)
            throws GitException, IOException, ReactorException {
        Compared compared = Compared.of(session, resolver, repository, running, base, named(deployed), head, rules());
        return AffectedPage.of(compared.graph(), compared.affected(), layout);
    }

    @Override
    String file() {
        return "affected.html";
    }

    @Override
    public String getOutputPath() {
        return "build-graph-affected";
    }

    @Override
    public String getName(Locale locale) {
        return AffectedPage.TITLE;
    }

    @Override
    public String getDescription(Locale locale) {
        return "What a change affects, and why.";
    }
}

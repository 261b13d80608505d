package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.AffectedAnalysis;
import io.github.waybill.buildgraph.graph.Cause;
import io.github.waybill.buildgraph.graph.Deployed;
import io.github.waybill.buildgraph.graph.IgnoreRules;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import io.github.waybill.buildgraph.reactor.Reactor;
import io.github.waybill.buildgraph.reactor.ReactorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * A reactor and what is affected in it, whatever it was compared with.
 *
 * @param why every cause of one module
 */
record Compared(ServiceGraph graph, Affected affected, Function<ModuleId, List<Cause>> why) {

    /**
     * Compares.
     *
     * @param running the reactor of the running build
     * @param base {@code deployed}, a revision, or {@code null} for what the environment says
     * @param deployed the file that says what is deployed
     * @param head a revision, or {@code null} for the working tree
     * @throws ReactorException if a reactor cannot be read
     * @throws IllegalArgumentException if the file that says what is deployed cannot be
     */
    static Compared of(
            MavenSession session,
            RepositorySystem resolver,
            GitRepository repository,
            Reactor running,
            @Nullable String base,
            Path deployed,
            @Nullable String head,
            IgnoreRules rules)
            throws GitException, IOException, ReactorException {
        if (Deployed.REV.equals(base)) {
            DeployedFile read = DeployedFile.read(deployed);
            HeadReactor now = HeadReactor.of(session, resolver, repository, running, head);
            return DeployedComparison.of(repository, now, read, rules);
        }
        ComparedReactor found = ComparedReactor.of(session, resolver, repository, running, base, head);
        ServiceGraph graph = found.reactor().graph(found.change().paths());
        return new Compared(
                graph,
                AffectedAnalysis.of(graph, found.change(), rules),
                module -> AffectedAnalysis.why(graph, found.change(), rules, module));
    }
}

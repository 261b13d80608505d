package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.Comparison;
import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.graph.Change;
import io.github.waybill.buildgraph.reactor.Reactor;
import io.github.waybill.buildgraph.reactor.ReactorException;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * A reactor and how it differs from what it was at base.
 *
 * @param reactor that of head
 */
record ComparedReactor(Reactor reactor, Change change) {

    /**
     * Compares.
     *
     * @param running the reactor of the running build
     * @param base what to compare with, or {@code null} for what the environment says
     * @param head what to compare, or {@code null} for the working tree
     */
    static ComparedReactor of(
            MavenSession session,
            RepositorySystem resolver,
            GitRepository repository,
            Reactor running,
            @Nullable String base,
            @Nullable String head)
            throws GitException, IOException, ReactorException {
        Comparison comparison = repository.compare(base, head, environment(session));
        HeadReactor now =
                HeadReactor.of(session, resolver, repository, running, comparison.head(), comparison.workTree());
        return new ComparedReactor(now.reactor(), now.since(repository, comparison.bases()));
    }

    /** The build's environment, which is not this process's where a daemon runs the build. */
    private static Map<String, String> environment(MavenSession session) {
        Properties properties = session.getSystemProperties();
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("env."))
                .collect(Collectors.toMap(name -> name.substring("env.".length()), properties::getProperty));
    }
}

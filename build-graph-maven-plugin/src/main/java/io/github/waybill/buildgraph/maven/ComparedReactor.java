package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.Comparison;
import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.git.SourceTree;
import io.github.waybill.buildgraph.graph.Change;
import io.github.waybill.buildgraph.graph.Revision;
import io.github.waybill.buildgraph.reactor.Reactor;
import io.github.waybill.buildgraph.reactor.ReactorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
        List<SourceTree> bases = new ArrayList<>();
        for (Revision from : comparison.bases()) {
            bases.add(repository.tree(from));
        }
        SourceTree now = comparison.workTree() ? running.tree() : repository.tree(comparison.head());
        // The models of the running build are those of a commit only where nothing differs from it.
        boolean checkedOut = comparison.head().commit().equals(repository.head())
                && running.tree().dirt().isEmpty();
        Reactor reactor = comparison.workTree() || checkedOut
                ? running
                : Reactor.at(now, session, resolver, repository.workTree());
        return new ComparedReactor(
                reactor,
                reactor.change(
                        bases.get(0),
                        comparison.base(),
                        comparison.head(),
                        !now.dirt().isEmpty(),
                        repository.changes(bases, now)));
    }

    /** The build's environment, which is not this process's where a daemon runs the build. */
    private static Map<String, String> environment(MavenSession session) {
        Properties properties = session.getSystemProperties();
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("env."))
                .collect(Collectors.toMap(name -> name.substring("env.".length()), properties::getProperty));
    }
}

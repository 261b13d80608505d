package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.git.History;
import io.github.waybill.buildgraph.git.SourceTree;
import io.github.waybill.buildgraph.graph.AffectedAnalysis;
import io.github.waybill.buildgraph.graph.Change;
import io.github.waybill.buildgraph.graph.Commit;
import io.github.waybill.buildgraph.graph.IgnoreRules;
import io.github.waybill.buildgraph.graph.LastChange;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.Revision;
import io.github.waybill.buildgraph.reactor.Reactor;
import io.github.waybill.buildgraph.reactor.ReactorException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;

/**
 * Finds the commit that affected each module last. A half is affected by a commit if and only if its fingerprint is another one than at the
 * commit's first parent, so each commit is compared with that, by the rule of {@code build-graph:affected}, until every module has one. A
 * commit that touches no POM costs little: the models of the commit after it serve it too.
 */
final class LastChanges {

    private final MavenSession session;
    private final RepositorySystem resolver;
    private final GitRepository repository;
    private final IgnoreRules rules;
    private final Map<ModuleId, LastChange> found = new HashMap<>();

    private LastChanges(MavenSession session, RepositorySystem resolver, GitRepository repository, IgnoreRules rules) {
        this.session = session;
        this.resolver = resolver;
        this.repository = repository;
        this.rules = rules;
    }

    /**
     * Returns what is known of each module.
     *
     * @param limit how many commits to look at, at most; none where it is 0
     */
    static Map<ModuleId, LastChange> of(
            MavenSession session,
            RepositorySystem resolver,
            GitRepository repository,
            HeadReactor head,
            IgnoreRules rules,
            int limit)
            throws GitException, IOException {
        if (limit <= 0) {
            return Map.of();
        }
        LastChanges changes = new LastChanges(session, resolver, repository, rules);
        List<Module> modules = head.reactor().graph().modules();
        String rest;
        try {
            rest = changes.walk(head, limit);
        } catch (ReactorException e) {
            rest = "not known: " + e.getMessage();
        }
        for (Module module : modules) {
            changes.found.putIfAbsent(module.id(), LastChange.unknown(rest));
        }
        return changes.found;
    }

    /** Returns what can be said of modules that no commit was found for. */
    private String walk(HeadReactor head, int limit) throws GitException, IOException, ReactorException {
        int modules = head.reactor().graph().modules().size();
        HeadReactor now = head;
        if (head.dirty()) {
            LastChange uncommitted = LastChange.unknown("not committed yet");
            now = step(now, head.revision(), uncommitted);
        }
        History history = repository.history(head.revision(), limit + 1);
        List<Commit> commits = history.commits();
        for (int i = 0; i < commits.size() - 1 && found.size() < modules; i++) {
            Revision parent =
                    new Revision(commits.get(i + 1).id(), commits.get(i + 1).id());
            now = step(now, parent, LastChange.at(commits.get(i)));
        }
        Commit oldest = commits.get(commits.size() - 1);
        return switch (history.end()) {
            case LIMIT -> "more than %d commits ago".formatted(limit);
            case SHALLOW -> "not known: the clone is shallow";
            case ROOT -> {
                head.reactor()
                        .graph()
                        .modules()
                        .forEach(module -> found.putIfAbsent(module.id(), LastChange.at(oldest)));
                yield "";
            }
        };
    }

    /** Notes what a change affects of what is still open, and goes back to what it started from. */
    private HeadReactor step(HeadReactor now, Revision before, LastChange change)
            throws GitException, IOException, ReactorException {
        Change since = now.since(repository, List.of(before));
        AffectedAnalysis.of(now.reactor().graph(since.paths()), since, rules)
                .modules()
                .forEach(affected -> found.putIfAbsent(affected.module().id(), change));
        SourceTree tree = repository.tree(before);
        Optional<Reactor> same = now.reactor().among(tree, since.paths());
        return new HeadReactor(
                same.isPresent() ? same.get() : Reactor.at(tree, session, resolver, repository.workTree()),
                tree,
                before);
    }
}

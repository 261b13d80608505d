package io.github.waybill.buildgraph.maven;

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
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * The reactor that is looked at: that of the working tree, or of any commit, which need not be checked out.
 *
 * @param revision the commit; for the working tree the one that is checked out
 */
record HeadReactor(Reactor reactor, SourceTree tree, Revision revision) {

    /**
     * Returns that of a revision.
     *
     * @param running the reactor of the running build
     * @param head a branch, tag or commit, or {@code null} for the working tree
     */
    static HeadReactor of(
            MavenSession session,
            RepositorySystem resolver,
            GitRepository repository,
            Reactor running,
            @Nullable String head)
            throws GitException, IOException, ReactorException {
        return of(
                session, resolver, repository, running, repository.resolve(head == null ? "HEAD" : head), head == null);
    }

    /**
     * Returns that of a commit.
     *
     * @param workTree whether it is the working tree on top of that commit
     */
    static HeadReactor of(
            MavenSession session,
            RepositorySystem resolver,
            GitRepository repository,
            Reactor running,
            Revision head,
            boolean workTree)
            throws GitException, IOException, ReactorException {
        SourceTree now = workTree ? running.tree() : repository.tree(head);
        // The models of the running build are those of a commit only where nothing differs from it.
        boolean same = workTree
                || (head.commit().equals(repository.head())
                        && running.tree().dirt().isEmpty());
        Reactor reactor = same ? running : Reactor.at(now, session, resolver, repository.workTree());
        return new HeadReactor(reactor, now, head);
    }

    /** Returns whether it is the working tree, and that differs from its commit. */
    boolean dirty() throws GitException {
        return !tree.dirt().isEmpty();
    }

    /**
     * Returns how it differs from what it was.
     *
     * @param bases at least one; the first is the one that models are compared with
     */
    Change since(GitRepository repository, List<Revision> bases) throws GitException {
        List<SourceTree> trees = new ArrayList<>();
        for (Revision base : bases) {
            trees.add(repository.tree(base));
        }
        return reactor.change(trees.get(0), bases.get(0), revision, dirty(), repository.changes(trees, tree));
    }
}

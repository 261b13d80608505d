package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.FetchCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;

/**
 * The remote as JGit reaches it, where there is no git program: over HTTP with the credentials of its URL or {@code netrc}. JGit 7.8 deepens by
 * version 2 of git's protocol only; a server that speaks an older one fails with its own message.
 */
final class JGitRemote implements Remote {

    private static final int PATIENCE_SECONDS = 120;

    private final Repository repository;
    private final String name;

    JGitRemote(Repository repository, String name) {
        this.repository = repository;
        this.name = name;
    }

    @Override
    public Optional<Branch> branch(String branch) throws IOException {
        return Optional.ofNullable(refs().get(Constants.R_HEADS + branch))
                .map(ref -> new Branch(branch, ref.getObjectId().name()));
    }

    @Override
    public Optional<Branch> defaultBranch() throws IOException {
        return Optional.ofNullable(refs().get(Constants.HEAD))
                .filter(Ref::isSymbolic)
                .map(head -> new Branch(
                        Repository.shortenRefName(head.getTarget().getName()),
                        head.getObjectId().name()));
    }

    private Map<String, Ref> refs() throws IOException {
        try (Git git = Git.wrap(repository)) {
            return git.lsRemote().setRemote(name).setTimeout(PATIENCE_SECONDS).callAsMap();
        } catch (GitAPIException | JGitInternalException e) {
            throw failure(e);
        }
    }

    @Override
    public void fetch(String commit, boolean shallow) throws IOException {
        fetch(List.of(commit), shallow ? 1 : WHOLE);
    }

    /** A depth counts from what is asked for, and the ends themselves are: so it is the number of generations behind them, and one. */
    @Override
    public void deepen(Collection<String> ends, int generations) throws IOException {
        fetch(ends, generations == WHOLE ? WHOLE : generations + 1);
    }

    private void fetch(Collection<String> commits, int depth) throws IOException {
        try (Git git = Git.wrap(repository)) {
            FetchCommand fetch = git.fetch()
                    .setRemote(name)
                    .setTimeout(PATIENCE_SECONDS)
                    .setTagOpt(TagOpt.NO_TAGS)
                    .setRefSpecs(commits.stream().map(RefSpec::new).toList());
            if (depth != WHOLE
                    || !repository.getObjectDatabase().getShallowCommits().isEmpty()) {
                fetch.setDepth(depth);
            }
            fetch.call();
        } catch (GitAPIException | JGitInternalException e) {
            throw failure(e);
        }
    }

    private static IOException failure(Exception e) {
        return new IOException(Credentials.without(String.valueOf(e.getMessage())));
    }
}

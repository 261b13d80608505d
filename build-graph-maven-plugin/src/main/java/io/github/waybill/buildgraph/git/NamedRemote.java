package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The remote that a clone asks. Which one that is is found out when somebody wants to know, as seldom anybody does. */
final class NamedRemote implements Remote {

    private final GitStore store;
    private final boolean offline;
    private @Nullable String name;

    NamedRemote(GitStore store, boolean offline) {
        this.store = store;
        this.offline = offline;
    }

    /** Returns the name that the clone has for it. */
    String name() throws GitException {
        String known = name;
        if (known == null) {
            known = store.remoteName();
            name = known;
        }
        return known;
    }

    private Remote remote() throws IOException {
        if (offline) {
            return new OfflineRemote();
        }
        try {
            return GitCommand.isInstalled()
                    ? new GitRemote(store.workTree(), name())
                    : new JGitRemote(store.jgit().repository(), name());
        } catch (GitException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public Optional<Branch> branch(String branch) throws IOException {
        return remote().branch(branch);
    }

    @Override
    public Optional<Branch> defaultBranch() throws IOException {
        return remote().defaultBranch();
    }

    @Override
    public void fetch(String commit, boolean shallow) throws IOException {
        remote().fetch(commit, shallow);
    }

    @Override
    public void deepen(Collection<String> ends, int generations) throws IOException {
        remote().deepen(ends, generations);
    }
}

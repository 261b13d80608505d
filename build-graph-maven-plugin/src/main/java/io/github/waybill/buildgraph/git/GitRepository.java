package io.github.waybill.buildgraph.git;

import io.github.waybill.buildgraph.graph.PathChange;
import io.github.waybill.buildgraph.graph.Revision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** The git repository of a reactor. Nothing is checked out and no working tree is touched. */
public final class GitRepository implements AutoCloseable {

    private final GitStore store;
    private final CommitTree head;
    private final boolean offline;
    private final @Nullable Future<GitStatus> status;
    private final @Nullable Future<Links> links;
    private @Nullable Differences scanned;

    private GitRepository(GitStore store, CommitTree head, boolean offline, @Nullable Future<GitStatus> status) {
        this.store = store;
        this.head = head;
        this.offline = offline;
        this.status = status;
        this.links = status == null ? null : Ahead.begin("links", head::links);
    }

    /**
     * Opens the repository that a folder lies in.
     *
     * @param offline whether its remote must not be asked for what the clone lacks
     * @throws GitException if there is none, if it has no working tree or no commit
     */
    public static GitRepository open(Path folder, boolean offline) throws GitException {
        return open(folder, offline, null);
    }

    /**
     * Opens the repository that a folder lies in, while the git program looks at its working tree and lists the links of its commit, which are
     * asked for later.
     *
     * @param offline whether its remote must not be asked for what the clone lacks
     * @throws GitException if there is none, if it has no working tree or no commit
     */
    public static GitRepository openToScan(Path folder, boolean offline) throws GitException {
        return open(folder, offline, GitStatus.begin(folder));
    }

    private static GitRepository open(Path folder, boolean offline, @Nullable Future<GitStatus> status)
            throws GitException {
        GitStore store = store(folder, offline);
        try {
            String head = store.head()
                    .orElseThrow(() -> new GitException("The repository in " + store.workTree()
                            + " has no commit yet, so nothing can be traced to one. Commit, then run again."));
            return new GitRepository(store, CommitTree.of(store, new Revision(Constants.HEAD, head)), offline, status);
        } catch (GitException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Both ways to read a clone find the same: the git program is asked where it is there, since it is faster. */
    private static GitStore store(Path folder, boolean offline) throws GitException {
        try {
            Optional<GitStore> store = ProgramStore.open(folder, offline);
            if (store.isPresent()) {
                return store.get();
            }
        } catch (IOException e) {
            // JGit says what is the matter, if anything is.
        }
        return JGitStore.open(folder, offline);
    }

    /** Returns the folder of the working tree. */
    public Path workTree() {
        return store.workTree();
    }

    /** Returns the full object id of the commit that is checked out. */
    public String head() {
        return head.revision().commit();
    }

    /** Returns when the commit that is checked out was committed. */
    public Instant headTime() {
        return head.commit().committed();
    }

    /** Returns the URL of the remote {@code origin} without the credentials it may hold, or empty where there is none. */
    public Optional<String> origin() throws GitException {
        return store.url(Constants.DEFAULT_REMOTE_NAME).map(Credentials::without);
    }

    /**
     * Returns what to compare with what.
     *
     * @param base a branch or tag (its merge bases with head count), the full id of a commit (that itself), {@code A...B} or {@code A..B};
     *     {@code null} for what the environment of the CI system says, or else the remote's default branch
     * @param head a branch, tag or commit; {@code null} for the working tree, or for what the base names
     * @param environment the variables of the build's environment
     * @throws GitException if a revision is unknown, if the two have no commit in common, or if the clone is shallow and the remote does not
     *     give what is missing
     */
    public Comparison compare(@Nullable String base, @Nullable String head, Map<String, String> environment)
            throws GitException {
        return new ComparisonSelection(store, environment, offline).select(base, head);
    }

    /** Returns the commit of a revision. */
    public Revision resolve(String rev) throws GitException {
        return new ComparisonSelection(store, Map.of(), offline).named(rev);
    }

    /** Returns a commit by its full id, from the remote if need be; empty where neither has it. */
    public Optional<Revision> commit(String id) throws GitException {
        return new ComparisonSelection(store, Map.of(), offline).commit(id);
    }

    /**
     * Returns commits in the order in which they were made.
     *
     * @throws GitException if the repository does not have one of them
     */
    public List<String> oldestFirst(Collection<String> commits) throws GitException {
        try {
            return CommitOrder.oldestFirst(store.jgit().repository(), commits);
        } catch (IOException e) {
            throw Unreadable.repository(workTree(), e);
        }
    }

    /**
     * Returns the history of a commit, itself included.
     *
     * @param limit how many commits to go back through at most, at least one
     */
    public History history(Revision newest, int limit) throws GitException {
        try {
            return History.of(store.jgit().repository(), newest.commit(), limit);
        } catch (IOException e) {
            throw Unreadable.repository(workTree(), e);
        }
    }

    /** Returns the files of a commit. */
    public SourceTree tree(Revision revision) throws GitException {
        boolean isHead =
                revision.rev().equals(Constants.HEAD) && revision.commit().equals(head());
        return isHead ? head : CommitTree.of(store, revision);
    }

    /**
     * Looks at the working tree as it stands now, for {@link #workTree} to go by.
     *
     * @throws GitException if it cannot be read
     */
    public void scan() throws GitException {
        scanned();
    }

    /** Returns what was found when it was first looked at; several threads may ask. */
    private synchronized Differences scanned() throws GitException {
        Differences known = scanned;
        if (known == null) {
            GitStatus seen = status();
            known = seen != null && seen.isClean() ? without -> new TreeMap<>() : scan(seen);
            scanned = known;
        }
        return known;
    }

    private WorkTreeScan scan(@Nullable GitStatus seen) throws GitException {
        Repository repository = store.jgit().repository();
        ObjectId tree = ObjectId.fromString(head.tree());
        try {
            return seen == null ? WorkTreeScan.of(repository, tree) : WorkTreeScan.of(repository, tree, seen);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Returns what the git program says, or {@code null} where it cannot be asked: a walk finds the same. */
    private @Nullable GitStatus status() throws GitException {
        try {
            GitStatus seen = (status == null ? GitStatus.begin(workTree()) : status).get();
            return seen.head().equals(head()) ? seen : null;
        } catch (ExecutionException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GitException("The build was interrupted.");
        }
    }

    private GitException unreadable(IOException e) {
        return new GitException("The working tree " + workTree() + " cannot be compared with its commit ("
                + e.getMessage() + "). Run git status and git fsck there.");
    }

    /**
     * Returns the files of the working tree as they stood when it was first looked at; deleted ones are gone, untracked ones that git does not
     * ignore are there. It is looked at when the first of them is asked for, if it was not before.
     *
     * @param without folders of the repository that a build writes to; what is untracked there does not count
     */
    public SourceTree workTree(List<String> without) {
        return new WorkTree(workTree(), head, () -> differences(without));
    }

    private NavigableMap<String, Optional<FileId>> differences(List<String> without) throws GitException {
        try {
            return scanned().except(without);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Returns the files that differ, by path; a submodule is one of them.
     *
     * @param bases what differs from any of them counts, see {@link Comparison}
     */
    public List<PathChange> changes(List<SourceTree> bases, SourceTree head) throws GitException {
        return TreeChanges.between(bases, head);
    }

    /**
     * Returns the files of the working tree that no commit holds, by path: staged, changed, missing, and untracked ones that git does not
     * ignore.
     *
     * @param without folders of the repository that a build writes to; what is untracked there does not count
     */
    public NavigableSet<String> dirt(List<String> without) throws GitException {
        return workTree(without).dirt();
    }

    @Override
    public void close() {
        awaitLinks();
        store.close();
    }

    /** A clone must not be closed while it is read, even where nothing differs and nobody asks for the links. */
    private void awaitLinks() {
        try {
            if (links != null) {
                links.get();
            }
        } catch (ExecutionException e) {
            // Who asks for them is told.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

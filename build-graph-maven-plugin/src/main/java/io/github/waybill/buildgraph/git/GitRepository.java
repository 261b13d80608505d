package io.github.waybill.buildgraph.git;

import io.github.waybill.buildgraph.graph.PathChange;
import io.github.waybill.buildgraph.graph.Revision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** The git repository of a reactor. Nothing is checked out and no working tree is touched. */
public final class GitRepository implements AutoCloseable {

    private final Repository repository;
    private final RevCommit head;
    private final boolean offline;
    private final @Nullable Future<GitStatus> status;
    private @Nullable CommitTree checkedOut;
    private @Nullable WorkTreeScan scan;

    private GitRepository(Repository repository, RevCommit head, boolean offline, @Nullable Future<GitStatus> status) {
        this.repository = repository;
        this.head = head;
        this.offline = offline;
        this.status = status;
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
     * Opens the repository that a folder lies in, while the git program looks at its working tree, which is asked for later.
     *
     * @param offline whether its remote must not be asked for what the clone lacks
     * @throws GitException if there is none, if it has no working tree or no commit
     */
    public static GitRepository openToScan(Path folder, boolean offline) throws GitException {
        return open(folder, offline, GitStatus.begin(folder));
    }

    private static GitRepository open(Path folder, boolean offline, @Nullable Future<GitStatus> status)
            throws GitException {
        // How fine the file system tells times JGit measures once for each user's folder, which a build server has anew
        // each time. Until it
        // knows, it takes them for coarse and reads a file once more.
        FS.FileStoreAttributes.setBackground(true);
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(folder.toFile());
        if (builder.getGitDir() == null) {
            throw new GitException(
                    folder + " lies in no git repository. Run git init and commit, or run Maven in a clone.");
        }
        Repository repository = null;
        try {
            repository = builder.build();
            GitRepository opened = new GitRepository(repository, head(folder, repository), offline, status);
            repository = null;
            return opened;
        } catch (IOException e) {
            throw new GitException("The git repository of " + folder + " cannot be read (" + e.getMessage()
                    + "). Run git fsck there as the user of this build, or clone again.");
        } finally {
            if (repository != null) {
                repository.close();
            }
        }
    }

    private static RevCommit head(Path folder, Repository repository) throws IOException, GitException {
        String format = repository.getConfig().getString("extensions", null, "objectformat");
        if (format != null && !format.equals("sha1")) {
            throw new GitException(
                    "The repository of " + folder + " names its objects by " + format
                            + ", which can be read only by git itself so far. Clone it into one of sha1 (git init --object-format=sha1).");
        }
        if (repository.isBare()) {
            throw new GitException(folder + " lies in a bare repository. Run Maven in a clone with a working tree.");
        }
        ObjectId id = repository.resolve(Constants.HEAD);
        if (id == null) {
            throw new GitException("The repository in " + repository.getWorkTree()
                    + " has no commit yet, so nothing can be traced to one. Commit, then run again.");
        }
        try {
            return repository.parseCommit(id);
        } catch (IOException e) {
            throw Unreadable.object(repository, id, e);
        }
    }

    /** Returns the folder of the working tree. */
    public Path workTree() {
        return repository.getWorkTree().toPath();
    }

    /** Returns the full object id of the commit that is checked out. */
    public String head() {
        return head.name();
    }

    /** Returns when the commit that is checked out was committed. */
    public Instant headTime() {
        return Instant.ofEpochSecond(head.getCommitTime());
    }

    /** Returns the URL of the remote {@code origin} without the credentials it may hold, or empty where there is none. */
    public Optional<String> origin() {
        return Optional.ofNullable(repository.getConfig().getString("remote", Constants.DEFAULT_REMOTE_NAME, "url"))
                .map(Credentials::without);
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
        return new ComparisonSelection(repository, environment, offline).select(base, head);
    }

    /** Returns the commit of a revision. */
    public Revision resolve(String rev) throws GitException {
        return new ComparisonSelection(repository, Map.of(), offline).named(rev);
    }

    /** Returns a commit by its full id, from the remote if need be; empty where neither has it. */
    public Optional<Revision> commit(String id) throws GitException {
        return new ComparisonSelection(repository, Map.of(), offline).commit(id);
    }

    /**
     * Returns commits in the order in which they were made.
     *
     * @throws GitException if the repository does not have one of them
     */
    public List<String> oldestFirst(Collection<String> commits) throws GitException {
        try {
            return CommitOrder.oldestFirst(repository, commits);
        } catch (IOException e) {
            throw Unreadable.repository(repository, e);
        }
    }

    /**
     * Returns the history of a commit, itself included.
     *
     * @param limit how many commits to go back through at most, at least one
     */
    public History history(Revision newest, int limit) throws GitException {
        try {
            return History.of(repository, newest.commit(), limit);
        } catch (IOException e) {
            throw Unreadable.repository(repository, e);
        }
    }

    /** Returns the files of a commit. */
    public SourceTree tree(Revision revision) throws GitException {
        return revision.equals(headRevision()) ? checkedOut() : CommitTree.of(repository, revision, offline);
    }

    private Revision headRevision() {
        return new Revision(Constants.HEAD, head.name());
    }

    /** The one tree that is asked for again and again; those of other commits may be many, and are let go. */
    private CommitTree checkedOut() throws GitException {
        CommitTree known = checkedOut;
        if (known == null) {
            known = CommitTree.of(repository, headRevision(), offline);
            checkedOut = known;
        }
        return known;
    }

    /**
     * Looks at the working tree as it stands now, for {@link #workTree} to go by.
     *
     * @throws GitException if it cannot be read
     */
    public void scan() throws GitException {
        scanned();
    }

    private WorkTreeScan scanned() throws GitException {
        WorkTreeScan known = scan;
        if (known == null) {
            try {
                ObjectId tree = checkedOut().tree();
                GitStatus seen = status();
                known = seen == null ? WorkTreeScan.of(repository, tree) : WorkTreeScan.of(repository, tree, seen);
            } catch (IOException e) {
                throw unreadable(e);
            }
            scan = known;
        }
        return known;
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
        return new GitException("The working tree " + repository.getWorkTree() + " cannot be compared with its commit ("
                + e.getMessage() + "). Run git status and git fsck there.");
    }

    /**
     * Returns the files of the working tree as they stood when it was first looked at; deleted ones are gone, untracked ones that git does not
     * ignore are there.
     *
     * @param without folders of the repository that a build writes to; what is untracked there does not count
     */
    public SourceTree workTree(List<String> without) throws GitException {
        WorkTreeScan seen = scanned();
        try {
            return WorkTree.of(workTree(), checkedOut(), seen, without);
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
        return TreeChanges.between(repository, bases, head);
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
        repository.close();
    }
}

package io.github.waybill.buildgraph.git;

import io.github.waybill.buildgraph.graph.PathChange;
import io.github.waybill.buildgraph.graph.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.BranchConfig;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** The git repository of a reactor. Nothing is checked out and no working tree is touched. */
public final class GitRepository implements AutoCloseable {

    private static final Pattern FULL_ID = Pattern.compile("[0-9a-f]{40}");

    private final Repository repository;
    private final RevCommit head;

    private GitRepository(Repository repository, RevCommit head) {
        this.repository = repository;
        this.head = head;
    }

    /**
     * Opens the repository that a folder lies in.
     *
     * @throws GitException if there is none, if it has no working tree or no commit
     */
    public static GitRepository open(Path folder) throws GitException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(folder.toFile());
        if (builder.getGitDir() == null) {
            throw new GitException(
                    folder + " lies in no git repository. Run git init and commit, or run Maven in a clone.");
        }
        Repository repository = null;
        try {
            repository = builder.build();
            if (repository.isBare()) {
                throw new GitException(
                        folder + " lies in a bare repository. Run Maven in a clone with a working tree.");
            }
            ObjectId id = repository.resolve(Constants.HEAD);
            if (id == null) {
                throw new GitException("The repository in " + repository.getWorkTree()
                        + " has no commit yet, so nothing can be traced to one. Commit, then run again.");
            }
            GitRepository opened = new GitRepository(repository, repository.parseCommit(id));
            repository = null;
            return opened;
        } catch (IOException e) {
            throw unreadable(folder, e);
        } finally {
            if (repository != null) {
                repository.close();
            }
        }
    }

    private static GitException unreadable(Path folder, Exception e) {
        return new GitException("The git repository of " + folder + " cannot be read (" + e.getMessage()
                + "). Run git fsck there, or clone again.");
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
                .map(url -> url.replaceFirst("^(\\w[\\w+.-]*://)[^/@]*@", "$1"));
    }

    /**
     * Returns the commit to compare with: a full commit id as it is, of any other revision the merge base with HEAD.
     *
     * @param rev a branch, tag or commit; {@code null} for the remote's default branch
     * @throws GitException if the revision is unknown or has no commit in common with HEAD
     */
    public Revision base(@Nullable String rev) throws GitException {
        String asked = rev == null ? defaultBase() : rev;
        RevCommit commit = commit(asked);
        if (FULL_ID.matcher(asked).matches()) {
            return new Revision(asked, commit.name());
        }
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(commit));
            walk.markStart(walk.parseCommit(head));
            RevCommit base = walk.next();
            if (base == null) {
                throw new GitException(asked + " and HEAD have no commit in common." + shallowHint());
            }
            return new Revision(asked, base.name());
        } catch (IOException e) {
            throw new GitException("The history between " + asked + " and HEAD cannot be read (" + e.getMessage() + ")."
                    + shallowHint());
        }
    }

    /** Returns the commit of a revision. */
    public Revision resolve(String rev) throws GitException {
        return new Revision(rev, commit(rev).name());
    }

    private RevCommit commit(String rev) throws GitException {
        try {
            ObjectId id = repository.resolve(rev + "^{commit}");
            if (id != null) {
                return repository.parseCommit(id);
            }
        } catch (IOException | IllegalArgumentException e) {
            // What cannot be read or parsed is unknown too; the message below says what to do about either.
        }
        throw new GitException("The revision " + rev + " is unknown in " + repository.getWorkTree()
                + ". Set build-graph.base to a branch, tag or commit of this repository, or fetch it first."
                + shallowHint());
    }

    private String shallowHint() {
        try {
            return repository.getObjectDatabase().getShallowCommits().isEmpty()
                    ? ""
                    : " The clone is shallow: run git fetch --unshallow, or clone with the whole history (fetch-depth: 0 in"
                            + " GitHub Actions, GIT_DEPTH: 0 in GitLab CI).";
        } catch (IOException e) {
            return "";
        }
    }

    private String defaultBase() throws GitException {
        try {
            Ref remoteHead = repository.exactRef("refs/remotes/origin/HEAD");
            if (remoteHead != null && remoteHead.isSymbolic()) {
                return Repository.shortenRefName(remoteHead.getTarget().getName());
            }
            for (String branch : List.of("origin/main", "origin/master")) {
                if (repository.exactRef(Constants.R_REMOTES + branch) != null) {
                    return branch;
                }
            }
            String tracked = new BranchConfig(repository.getConfig(), repository.getBranch()).getTrackingBranch();
            if (tracked != null) {
                return Repository.shortenRefName(tracked);
            }
        } catch (IOException e) {
            throw unreadable(workTree(), e);
        }
        throw new GitException(
                "There is nothing to compare with: the repository has no origin/HEAD, origin/main or origin/master."
                        + " Set build-graph.base to a branch, tag or commit.");
    }

    /** Returns the files of a commit. */
    public SourceTree tree(Revision revision) throws GitException {
        return CommitTree.of(repository, revision);
    }

    /**
     * Returns the files of the working tree as they stand now; deleted ones are gone, untracked ones that git does not ignore are there.
     *
     * @param without folders of the repository that a build writes to; what is untracked there does not count
     */
    public SourceTree workTree(List<String> without) throws GitException {
        return WorkTree.of(repository, new Revision(Constants.HEAD, head.name()), without);
    }

    /** Returns the files that differ, by path. */
    public List<PathChange> changes(SourceTree base, SourceTree head) throws GitException {
        return TreeChanges.between(repository, List.of(base), head);
    }

    /**
     * Returns the files that differ, by path.
     *
     * @param base a commit
     * @param withWorkTree whether head is the working tree, untracked files included, or else the commit that is checked out
     * @param without folders of the repository that a build writes to; what is new there does not count
     */
    public List<PathChange> changes(Revision base, boolean withWorkTree, List<String> without) throws GitException {
        return changes(tree(base), withWorkTree ? workTree(without) : tree(new Revision(Constants.HEAD, head.name())));
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

    /** Returns a file's text at a commit, or empty if the commit has no such file. */
    public Optional<String> read(Revision revision, String path) throws GitException {
        return tree(revision).read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Returns the text of a file of the working tree, or empty if there is no such file. */
    public Optional<String> read(String path) throws GitException {
        Path file = workTree().resolve(path);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            throw new GitException(file + " cannot be read (" + e.getMessage() + ").");
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}

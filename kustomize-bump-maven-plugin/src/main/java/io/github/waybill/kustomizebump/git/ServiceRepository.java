package io.github.waybill.kustomizebump.git;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.Order;
import io.github.waybill.kustomizebump.bump.ServiceHistory;
import io.github.waybill.kustomizebump.bump.Urls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** The repository of the services, read only. */
public final class ServiceRepository implements ServiceHistory, AutoCloseable {

    private static final Pattern COMMIT_ID = Pattern.compile("[0-9a-f]{7,40}");

    private final Repository repository;

    private ServiceRepository(Repository repository) {
        this.repository = repository;
    }

    /** Opens the repository that a folder lies in; empty if there is none, or none with a working tree and a commit. */
    public static Optional<ServiceRepository> find(Path folder) throws BumpException {
        ClockOfFiles.measureInBackground();
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(folder.toFile());
        if (builder.getGitDir() == null) {
            return Optional.empty();
        }
        try {
            Repository repository = builder.build();
            if (repository.isBare() || repository.resolve(Constants.HEAD) == null) {
                repository.close();
                return Optional.empty();
            }
            return Optional.of(new ServiceRepository(repository));
        } catch (IOException e) {
            throw new BumpException("The git repository of " + folder + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** Returns the full id of the commit that is checked out. */
    public String head() throws BumpException {
        try {
            return repository.resolve(Constants.HEAD).name();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Returns the commits that the branch checked out has stood at, the newest first: of a merge the one that was merged into. Of a shallow
     * clone it returns what is there.
     *
     * @param limit how many at most
     */
    public List<String> firstParents(int limit) throws BumpException {
        List<String> commits = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setFirstParent(true);
            walk.markStart(walk.parseCommit(repository.resolve(Constants.HEAD)));
            for (RevCommit commit = walk.next(); commit != null && commits.size() < limit; commit = walk.next()) {
                commits.add(commit.name());
            }
            return commits;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Returns the address of the remote {@code origin}, without credentials. */
    public Optional<String> origin() {
        return Optional.ofNullable(repository.getConfig().getString("remote", Constants.DEFAULT_REMOTE_NAME, "url"))
                .map(Urls::withoutCredentials);
    }

    /**
     * Returns the files of the working tree that the commit does not hold.
     *
     * @param without folders that the build writes to; what is untracked there does not count
     */
    public Collection<String> dirt(List<Path> without) throws BumpException {
        try (Git git = Git.wrap(repository)) {
            Status status = git.status().call();
            Collection<String> dirt = new TreeSet<>(status.getUncommittedChanges());
            Path root = repository.getWorkTree().toPath();
            status.getUntracked().stream()
                    .filter(file -> without.stream().noneMatch(root.resolve(file)::startsWith))
                    .forEach(dirt::add);
            return dirt;
        } catch (GitAPIException e) {
            throw unreadable(e);
        }
    }

    /**
     * Returns the history of a branch.
     *
     * @param branch the branch, or {@code null} for the one that the remote calls its own, or else for what is checked out
     */
    public CommitGraph commits(@Nullable String branch) throws BumpException {
        try {
            return CommitGraph.of(repository, branch, this);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Order order(String deployed, String next) throws BumpException {
        try {
            Order order = orderAsFarAsKnown(deployed, next);
            UserClone clone = new UserClone(repository);
            if (order == Order.UNKNOWN && isCommitId(deployed) && clone.hasOrigin()) {
                // It may have been pushed, and deployed, after this clone was made.
                clone.update(deployed);
                order = orderAsFarAsKnown(deployed, next);
            }
            // In a shallow clone these two answers can be for want of history.
            while ((order == Order.DIVERGED || (order == Order.UNKNOWN && isCommitId(deployed))) && clone.isShallow()) {
                clone.deepen(deployed);
                order = orderAsFarAsKnown(deployed, next);
            }
            return order;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Order orderAsFarAsKnown(String deployed, String next) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId to = commit(next);
            if (to == null) {
                return Order.NOT_ASKED;
            }
            ObjectId from = commit(deployed);
            if (from == null) {
                return Order.UNKNOWN;
            }
            if (from.equals(to)) {
                return Order.SAME;
            }
            if (walk.isMergedInto(walk.parseCommit(from), walk.parseCommit(to))) {
                return Order.NEWER;
            }
            return walk.isMergedInto(walk.parseCommit(to), walk.parseCommit(from)) ? Order.OLDER : Order.DIVERGED;
        }
    }

    /** Returns the commit that a tag is the id of, in full or abbreviated, or {@code null}: a branch that happens to have the name is none. */
    private @Nullable ObjectId commit(String tag) throws IOException {
        if (!isCommitId(tag)) {
            return null;
        }
        try {
            return repository.resolve(tag + "^{commit}");
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            // A full id is taken for an object before anybody looks whether it is there.
            return null;
        }
    }

    static boolean isCommitId(String tag) {
        return COMMIT_ID.matcher(tag).matches();
    }

    private BumpException unreadable(Exception e) {
        return new BumpException("The git repository " + repository.getWorkTree() + " cannot be read: " + e.getMessage()
                + ". Run git fsck there, or clone again.");
    }

    @Override
    public void close() {
        repository.close();
    }
}

package io.github.waybill.kustomizebump.git;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.Order;
import io.github.waybill.kustomizebump.bump.ServiceHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
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

    @Override
    public Order order(String deployed, String next) throws BumpException {
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId to = commit(next);
            if (to == null) {
                return Order.NOT_ASKED;
            }
            ObjectId from = commit(deployed);
            if (from == null) {
                return unknown(deployed);
            }
            if (from.equals(to)) {
                return Order.SAME;
            }
            if (walk.isMergedInto(walk.parseCommit(from), walk.parseCommit(to))) {
                return Order.NEWER;
            }
            if (walk.isMergedInto(walk.parseCommit(to), walk.parseCommit(from))) {
                return Order.OLDER;
            }
            refuseShallow(deployed);
            return Order.DIVERGED;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Order unknown(String deployed) throws BumpException, IOException {
        if (COMMIT_ID.matcher(deployed).matches()) {
            refuseShallow(deployed);
        }
        return Order.UNKNOWN;
    }

    private void refuseShallow(String deployed) throws BumpException, IOException {
        if (!repository.getObjectDatabase().getShallowCommits().isEmpty()) {
            throw new BumpException(
                    "The clone " + repository.getWorkTree() + " is shallow and does not reach " + deployed
                            + ", which is deployed, so their order cannot be told. Run git fetch --unshallow, or clone with the whole history"
                            + " (fetch-depth: 0 in GitHub Actions, GIT_DEPTH: 0 in GitLab CI).");
        }
    }

    /** Returns the commit that a tag is the id of, in full or abbreviated, or {@code null}: a branch that happens to have the name is none. */
    private @Nullable ObjectId commit(String tag) throws IOException {
        return COMMIT_ID.matcher(tag).matches() ? repository.resolve(tag + "^{commit}") : null;
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

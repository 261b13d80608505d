package io.github.waybill.kustomizebump.git;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.GitOps;
import io.github.waybill.kustomizebump.bump.OverlayFile;
import io.github.waybill.kustomizebump.bump.Urls;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/**
 * The GitOps repository without a working tree: what is needed of one branch's newest commit, in a bare repository in a temporary folder, a new
 * commit made of objects there, and a push that never forces. Where another branch is pushed to, and is there already, the commit is made on top of that.
 */
public final class GitOpsRepository implements GitOps, AutoCloseable {

    /** With less than that on the disk, it is the disk that failed. */
    private static final long LEAST_SPACE = 1_000_000;

    private static final int LOOKS = 5;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final String url;
    private final Delivery delivery;
    private final Remote remote;
    private final List<String> fileNames;
    private final Path folder;
    private final Repository repository;
    private final RemoteObjects objects;
    private final CommitMessages messages;

    /** The branch that the newest tip is on. */
    private String source;

    private GitOpsRepository(
            String url, Delivery delivery, Access access, List<String> fileNames, Path folder, Repository repository) {
        this.url = url;
        this.delivery = delivery;
        this.remote = new Remote(url, access, folder);
        this.fileNames = fileNames;
        this.folder = folder;
        this.repository = repository;
        this.objects = new RemoteObjects(repository, url, remote);
        this.messages = new CommitMessages(url, remote, folder);
        this.source = delivery.branch();
    }

    /**
     * Prepares the temporary repository; the network is not used yet.
     *
     * @param fileNames the names that a kustomization can have in its folder
     */
    public static GitOpsRepository open(String url, Delivery delivery, Access access, List<String> fileNames)
            throws BumpException {
        delivery.check();
        ClockOfFiles.measureInBackground();
        try {
            Path folder = Files.createTempDirectory("kustomize-bump");
            return new GitOpsRepository(url, delivery, access, fileNames, folder, SparseRepository.create(folder));
        } catch (IOException e) {
            throw new BumpException(
                    "No repository can be made in the temporary folder " + System.getProperty("java.io.tmpdir") + " ("
                            + e.getMessage() + "). Make room there, or set java.io.tmpdir.");
        }
    }

    @Override
    public Tip fetch() throws BumpException {
        try {
            source = hasTarget() ? delivery.target() : delivery.branch();
            RevCommit commit = repository.parseCommit(objects.tip(source));
            return new TipTree(repository, objects, source, commit, fileNames);
        } catch (GitAPIException | IOException | URISyntaxException e) {
            throw unreachable(e);
        }
    }

    /** Returns the newest commit of the branch that is deployed, with all of its files. */
    public CommitTree tree() throws BumpException {
        source = delivery.branch();
        try {
            return new CommitTree(repository, repository.parseCommit(objects.wholeTip(source)));
        } catch (IOException | URISyntaxException e) {
            throw unreachable(e);
        }
    }

    /** Returns the history of that commit; the network is used when it is asked. */
    public GitOpsLog log(CommitTree tree) throws BumpException {
        try {
            return new GitOpsLog(
                    messages,
                    new LineHistory(url, remote, folder),
                    source,
                    repository.parseCommit(ObjectId.fromString(tree.commit())));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Returns whether the branch to push to is there; that it is, where it is the deployed one, shows when it is fetched. */
    private boolean hasTarget() throws GitAPIException {
        return delivery.pushBranch() != null && branches().contains(delivery.pushBranch());
    }

    private List<String> branches() throws GitAPIException {
        return Git.lsRemoteRepository()
                .setRemote(url)
                .setHeads(true)
                .setTimeout(remote.timeoutSeconds())
                .setCredentialsProvider(remote.credentials())
                .setTransportConfigCallback(remote)
                .call()
                .stream()
                .map(head -> Repository.shortenRefName(head.getName()))
                .sorted()
                .toList();
    }

    /** Says which of the ways to fail it was: the disk is full, the branch is not there, or the repository is not. */
    private BumpException unreachable(Exception failure) {
        if (folder.toFile().getUsableSpace() < LEAST_SPACE) {
            return new BumpException("The temporary folder " + folder.getParent() + " has no room for the tip of "
                    + shown() + " (" + remote.safe(failure) + "). Make room there, or set java.io.tmpdir.");
        }
        try {
            List<String> branches = branches();
            if (!branches.contains(source)) {
                String known = branches.isEmpty()
                        ? "it has no branch at all, commit to it first"
                        : "it has " + String.join(", ", branches) + ": set kustomize-bump.branch";
                return new BumpException(
                        "The GitOps repository " + shown() + " has no branch " + source + "; " + known + ".");
            }
        } catch (GitAPIException e) {
            // The first failure says what is wrong.
        }
        return new BumpException(
                "The GitOps repository " + shown() + " cannot be reached: " + remote.safe(failure)
                        + ". Check kustomize-bump.repository, the network, and "
                        + (isSsh()
                                ? "that the server's key stands in ~/.ssh/known_hosts and that yours is in an ssh-agent, in ~/.ssh or in the"
                                        + " server of settings.xml that kustomize-bump.serverId names."
                                : "the credentials: a server of settings.xml named by kustomize-bump.serverId,"
                                        + " KUSTOMIZE_BUMP_USERNAME and KUSTOMIZE_BUMP_PASSWORD, or a credential helper of git."));
    }

    private boolean isSsh() {
        return url.startsWith("ssh://") || url.matches("[^/]+:(?!//).*");
    }

    private String shown() {
        return Urls.withoutCredentials(url);
    }

    @Override
    public Optional<String> lastMessage(Tip tip, Predicate<String> wanted) throws BumpException {
        try {
            return messages.last(source, repository.parseCommit(ObjectId.fromString(tip.commit())), wanted);
        } catch (IOException | URISyntaxException e) {
            throw unreachable(e);
        }
    }

    @Override
    public String diff(OverlayFile before, OverlayFile after) {
        return LineDiff.of(before, after);
    }

    @Override
    public Optional<String> push(Tip tip, List<OverlayFile> changed, String message) throws BumpException {
        try {
            ObjectId commit =
                    new NewCommit(repository, delivery).on(ObjectId.fromString(tip.commit()), changed, message);
            return push(tip, commit) ? Optional.of(commit.name()) : Optional.empty();
        } catch (IOException | URISyntaxException e) {
            throw new BumpException("The commit for " + shown() + " cannot be made: " + remote.safe(e) + ".");
        }
    }

    /** Returns whether the commit is the branch's newest now; {@code false} if another one is. */
    private boolean push(Tip tip, ObjectId commit) throws BumpException, IOException, URISyntaxException {
        ObjectId before = source.equals(delivery.target()) ? ObjectId.fromString(tip.commit()) : ObjectId.zeroId();
        RemoteRefUpdate update = new RemoteRefUpdate(
                repository, null, commit, Constants.R_HEADS + delivery.target(), false, null, before);
        String words;
        try (Transport transport = Transport.open(repository, new URIish(url))) {
            remote.configurePush(transport);
            transport.setTimeout(remote.timeoutSeconds());
            transport.setCredentialsProvider(remote.credentials());
            if (!delivery.pushOptions().isEmpty()) {
                // An empty list is refused by a server that takes none.
                transport.setPushOptions(delivery.pushOptions());
            }
            PushResult result = transport.push(NullProgressMonitor.INSTANCE, List.of(update));
            switch (update.getStatus()) {
                case OK, UP_TO_DATE -> {
                    return true;
                }
                case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED -> {
                    return false;
                }
                default -> words = update.getStatus() + " " + update.getMessage() + " " + result.getMessages();
            }
        } catch (IOException e) {
            words = remote.refusal(e);
        }
        Optional<Boolean> taken = isTaken(tip, commit);
        if (taken.isPresent()) {
            return taken.get();
        }
        throw new BumpException("The GitOps repository " + shown() + " refuses the push to " + delivery.target() + ": "
                + Urls.withoutCredentials(words.strip()) + ". The branch is as it was.");
    }

    /**
     * Returns whether the branch has the commit, or another one that came first; empty if it has neither. That is a question of where the branch
     * is, not of the server's words: where the connection broke, the server may have taken the commit all the same, and a push that is just
     * being taken holds a lock, and the branch moves a moment later.
     */
    private Optional<Boolean> isTaken(Tip before, ObjectId commit) throws BumpException {
        for (int look = 0; look < LOOKS; look++) {
            String newest = fetch().commit();
            if (!newest.equals(before.commit())) {
                return Optional.of(newest.equals(commit.name()));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        messages.close();
        repository.close();
        remote.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            // A folder left in the temporary directory does no harm; the bump is what counts.
        }
    }
}

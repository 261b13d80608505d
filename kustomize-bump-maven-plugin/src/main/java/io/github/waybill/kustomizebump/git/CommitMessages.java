package io.github.waybill.kustomizebump.git;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a branch's commits, newest first, fetched as far back as somebody looks: commits without their files where the server can do
 * that, in steps, each into a repository of its own. (JGit sends what a repository has, and a server answers that with nothing more to have.)
 */
final class CommitMessages implements AutoCloseable {

    /** How many commits the steps fetch. What a bump looks for is mostly a recent commit. */
    private static final List<Integer> DEPTHS = List.of(50, 1_000, Integer.MAX_VALUE);

    private final String url;
    private final Remote remote;
    private final Path folder;
    private int step;
    private boolean withFiles;
    private @Nullable Repository fetched;

    /**
     * Makes a history that has nothing fetched yet.
     *
     * @param folder where repositories can be made
     */
    CommitMessages(String url, Remote remote, Path folder) {
        this.url = url;
        this.remote = remote;
        this.folder = folder;
    }

    /** Prepares for who looks for many commits: the first step, which would not reach them, is left out. */
    void expectMany() {
        if (step == 0) {
            step = 1;
            close();
        }
    }

    /** Fetches the first step before anybody looks. If that fails it fails once more when somebody does. */
    void readAhead(String branch) {
        try {
            fetch(branch);
        } catch (IOException | URISyntaxException e) {
            close();
        }
    }

    /**
     * Returns the message of the newest commit wanted, from the tip back; empty if there is none.
     *
     * @param branch the branch that the tip is on
     */
    Optional<String> last(String branch, RevCommit tip, Predicate<String> wanted)
            throws IOException, URISyntaxException {
        return lastCommit(branch, tip, commit -> wanted.test(commit.getFullMessage()))
                .map(RevCommit::getFullMessage);
    }

    /** Returns the newest commit wanted, in the same way. Where more of the history has to be fetched the question comes again for each. */
    Optional<RevCommit> lastCommit(String branch, RevCommit tip, Predicate<RevCommit> wanted)
            throws IOException, URISyntaxException {
        if (wanted.test(tip)) {
            return Optional.of(tip);
        }
        while (true) {
            Repository known = fetched;
            if (known == null || !known.getObjectDatabase().has(tip)) {
                known = fetch(branch);
            }
            boolean hasTip = known.getObjectDatabase().has(tip);
            Optional<RevCommit> found = hasTip ? walk(known, tip, wanted) : Optional.empty();
            boolean whole =
                    hasTip && known.getObjectDatabase().getShallowCommits().isEmpty();
            if (found.isPresent() || whole || step == DEPTHS.size() - 1) {
                return found;
            }
            step++;
            close();
        }
    }

    /** Returns whether one commit is another or descends from it; empty if the branch does not have both. */
    Optional<Boolean> contains(String branch, RevCommit tip, ObjectId commit, ObjectId other)
            throws IOException, URISyntaxException {
        Set<ObjectId> missing = new HashSet<>(List.of(commit));
        missing.add(other);
        lastCommit(branch, tip, next -> {
            missing.remove(next.getId());
            return missing.isEmpty();
        });
        if (!missing.isEmpty()) {
            return Optional.empty();
        }
        while (true) {
            Repository known = fetched;
            if (known == null) {
                // Both are the tip.
                return Optional.of(true);
            }
            try (RevWalk walk = new RevWalk(known)) {
                boolean contains = walk.isMergedInto(walk.parseCommit(other), walk.parseCommit(commit));
                if (contains || known.getObjectDatabase().getShallowCommits().isEmpty()) {
                    return Optional.of(contains);
                }
            }
            // The way from one to the other may be what the fetched part of the history leaves out.
            step = DEPTHS.size() - 1;
            fetch(branch);
        }
    }

    private static Optional<RevCommit> walk(Repository repository, ObjectId tip, Predicate<RevCommit> wanted)
            throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(tip));
            for (RevCommit commit : walk) {
                if (wanted.test(commit)) {
                    return Optional.of(commit);
                }
            }
            return Optional.empty();
        }
    }

    private Repository fetch(String branch) throws IOException, URISyntaxException {
        close();
        if (!withFiles) {
            try {
                return fetch(branch, FilterSpec.fromFilterLine("tree:0"));
            } catch (TransportException e) {
                // A server need not know filters; if it was something else that failed, it fails once more.
                withFiles = true;
                close();
            }
        }
        return fetch(branch, FilterSpec.NO_FILTER);
    }

    private Repository fetch(String branch, FilterSpec filter) throws IOException, URISyntaxException {
        Repository repository = SparseRepository.create(Files.createTempDirectory(folder, "history"));
        fetched = repository;
        try (Transport transport = Transport.open(repository, new URIish(url))) {
            remote.configure(transport);
            transport.setTimeout(remote.timeoutSeconds());
            transport.setCredentialsProvider(remote.credentials());
            transport.setFilterSpec(filter);
            transport.setDepth(DEPTHS.get(step));
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec(Constants.R_HEADS + branch)));
        }
        return repository;
    }

    @Override
    public void close() {
        if (fetched != null) {
            fetched.close();
            fetched = null;
        }
    }
}

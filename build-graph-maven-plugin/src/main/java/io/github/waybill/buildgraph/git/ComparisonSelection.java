package io.github.waybill.buildgraph.git;

import io.github.waybill.buildgraph.graph.Revision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.BranchConfig;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** Finds what to compare: what the user named, or else what the CI system proposes, or else the remote's default branch. */
final class ComparisonSelection {

    private final Repository repository;
    private final Map<String, String> environment;
    private final Revisions revisions;
    private final MergeBases mergeBases;

    ComparisonSelection(Repository repository, Map<String, String> environment, boolean offline) throws GitException {
        this.repository = repository;
        this.environment = environment;
        String remoteName = remoteName(repository);
        Remote remote = offline ? new OfflineRemote() : remote(repository, remoteName);
        this.revisions = new Revisions(repository, remote, remoteName, environment);
        this.mergeBases = new MergeBases(repository, remote, environment);
    }

    private static Remote remote(Repository repository, String name) {
        return GitCommand.isInstalled()
                ? new GitRemote(repository.getWorkTree().toPath(), name)
                : new JGitRemote(repository, name);
    }

    /** Origin, as clones name it; where there is no such remote the only one, or the one that the branch follows. */
    private static String remoteName(Repository repository) throws GitException {
        List<String> names = List.copyOf(repository.getRemoteNames());
        if (names.size() == 1) {
            return names.get(0);
        }
        try {
            String followed = new BranchConfig(repository.getConfig(), repository.getBranch()).getRemote();
            return followed == null || names.contains(Constants.DEFAULT_REMOTE_NAME)
                    ? Constants.DEFAULT_REMOTE_NAME
                    : followed;
        } catch (IOException e) {
            throw Unreadable.repository(repository, e);
        }
    }

    /** Returns the commit of a revision that a user named. */
    Revision named(String rev) throws GitException {
        return revisions.named(rev);
    }

    /** Returns a commit by its full id, if it is to be had. */
    Optional<Revision> commit(String id) throws GitException {
        return revisions.fetched(ObjectId.fromString(id)).map(commit -> new Revision(id, commit.name()));
    }

    Comparison select(@Nullable String base, @Nullable String head) throws GitException {
        if (base != null && base.contains("..")) {
            return range(base, head);
        }
        Revision to = revisions.named(head == null ? Constants.HEAD : head);
        return new Comparison(bases(base, to), to, head == null);
    }

    /** As git log and git diff have it; a side that is left out is HEAD. */
    private Comparison range(String range, @Nullable String head) throws GitException {
        int dots = range.indexOf("..");
        boolean fromMergeBase = range.startsWith("...", dots);
        if (head != null) {
            throw new GitException("build-graph.base is " + range + ", which names a head, and build-graph.head is "
                    + head + ". Leave one of them out.");
        }
        Revision from = revisions.named(side(range.substring(0, dots)));
        Revision to = revisions.named(side(range.substring(dots + (fromMergeBase ? 3 : 2))));
        return new Comparison(fromMergeBase ? mergeBases(from, to) : List.of(from), to, false);
    }

    private static String side(String rev) {
        return rev.isEmpty() ? Constants.HEAD : rev;
    }

    private List<Revision> bases(@Nullable String base, Revision to) throws GitException {
        if (base == null) {
            return proposed(CiSystem.of(environment), to);
        }
        if (Revisions.isFullId(base) && BaseCandidate.commit(base, "").isNothing()) {
            return proposed(Optional.empty(), to);
        }
        Revision from = revisions.named(base);
        return Revisions.isFullId(base) ? List.of(from) : mergeBases(from, to);
    }

    /**
     * A commit that is gone, since a branch was pushed by force or is new, gives way to what is proposed next. A target branch that is not to
     * be had does not: what would be merged into it differs from it in other files than from the default branch.
     */
    private List<Revision> proposed(Optional<CiSystem> system, Revision to) throws GitException {
        List<String> notes = new ArrayList<>();
        GitException failure = null;
        for (BaseCandidate candidate :
                system.isPresent() ? system.get().candidates(environment, head()) : List.<BaseCandidate>of()) {
            if (candidate.isNothing()) {
                notes.add(candidate.source() + " names no commit");
            } else if (candidate.kind() == BaseCandidate.Kind.BRANCH) {
                try {
                    return mergeBases(target(candidate), to);
                } catch (GitException e) {
                    failure = failure == null ? e : failure;
                }
            } else if (failure == null || candidate.kind() == BaseCandidate.Kind.MERGE_BASE) {
                Optional<ObjectId> commit = revisions.fetched(ObjectId.fromString(candidate.value()));
                if (commit.isPresent()) {
                    Revision from =
                            new Revision(candidate.source(), commit.get().name());
                    return candidate.kind() == BaseCandidate.Kind.COMMIT ? List.of(from) : mergeBases(from, to);
                }
                notes.add(candidate.source() + " names a commit that is gone");
            }
        }
        if (failure != null) {
            throw failure;
        }
        Revision branch = revisions.defaultBranch();
        String rev = notes.isEmpty() ? branch.rev() : branch.rev() + " (" + String.join(", ", notes) + ")";
        return mergeBases(new Revision(rev, branch.commit()), to);
    }

    private Revision target(BaseCandidate candidate) throws GitException {
        Revision branch = revisions
                .branch(candidate.value())
                .orElseThrow(() -> new GitException("The branch " + candidate.value() + " that " + candidate.source()
                        + " names is neither in the clone nor given by its remote. "
                        + CiSystem.wholeHistory(environment)));
        return new Revision(branch.rev() + " (" + candidate.source() + ")", branch.commit());
    }

    private List<Revision> mergeBases(Revision from, Revision to) throws GitException {
        return mergeBases
                .of(ObjectId.fromString(from.commit()), from.rev(), ObjectId.fromString(to.commit()), to.rev())
                .stream()
                .map(base -> new Revision(from.rev(), base.name()))
                .toList();
    }

    private HeadCommit head() throws GitException {
        ObjectId id = ObjectId.fromString(revisions.named(Constants.HEAD).commit());
        try {
            RevCommit commit = RevCommit.parse(repository.open(id).getBytes());
            return new HeadCommit(
                    id.name(),
                    Stream.of(commit.getParents()).map(RevCommit::name).toList());
        } catch (IOException e) {
            throw Unreadable.object(repository, id, e);
        }
    }
}

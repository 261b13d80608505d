package io.github.waybill.buildgraph.git;

import io.github.waybill.buildgraph.graph.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.jspecify.annotations.Nullable;

/** Finds what to compare: what the user named, or else what the CI system proposes, or else the remote's default branch. */
final class ComparisonSelection {

    private final GitStore store;
    private final Map<String, String> environment;
    private final Revisions revisions;
    private final MergeBases mergeBases;

    ComparisonSelection(GitStore store, Map<String, String> environment, boolean offline) {
        this.store = store;
        this.environment = environment;
        NamedRemote remote = new NamedRemote(store, offline);
        this.revisions = new Revisions(store, remote, environment);
        this.mergeBases = new MergeBases(store, remote, environment);
    }

    /** Returns the commit of a revision that a user named. */
    Revision named(String rev) throws GitException {
        return revisions.named(rev);
    }

    /** Returns a commit by its full id, if it is to be had. */
    Optional<Revision> commit(String id) throws GitException {
        return revisions.fetched(id).map(commit -> new Revision(id, commit));
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
                Optional<String> commit = revisions.fetched(candidate.value());
                if (commit.isPresent()) {
                    Revision from = new Revision(candidate.source(), commit.get());
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
        return mergeBases.of(from.commit(), from.rev(), to.commit(), to.rev()).stream()
                .map(base -> new Revision(from.rev(), base))
                .toList();
    }

    private CommitObject head() throws GitException {
        return CommitObject.of(store, revisions.named(Constants.HEAD).commit());
    }
}

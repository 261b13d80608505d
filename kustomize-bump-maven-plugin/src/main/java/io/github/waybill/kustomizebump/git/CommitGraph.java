package io.github.waybill.kustomizebump.git;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.ServiceHistory;
import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.CommitInfo;
import io.github.waybill.kustomizebump.bump.trace.ServiceCommits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * The history of a branch, read once and kept as numbers: how far the branch is ahead of hundreds of commits is then counted without git. A
 * commit is four bytes for itself and for each parent, beside its id.
 */
public final class CommitGraph implements ServiceCommits {

    private final Repository repository;
    private final String branch;
    private final ServiceHistory history;
    private final Map<String, Answer<Optional<Progress>>> answers = new HashMap<>();
    private List<ObjectId> commits = List.of();
    private Map<ObjectId, Integer> numbers = Map.of();
    private Ancestry ancestry = new Ancestry(new int[0][]);
    private boolean updated;

    private CommitGraph(Repository repository, String branch, ServiceHistory history) throws IOException {
        this.repository = repository;
        this.branch = branch;
        this.history = history;
        read();
    }

    /**
     * Reads the history of a branch.
     *
     * @param history who gets a commit that the clone does not have yet
     */
    static CommitGraph of(Repository repository, @Nullable String branch, ServiceHistory history)
            throws IOException, BumpException {
        String named = branch == null ? defaultBranch(repository) : branch;
        if (repository.resolve(named + "^{commit}") == null) {
            throw new BumpException("The service repository " + repository.getWorkTree() + " has no branch " + named
                    + ". Fetch it, or set kustomize-bump.serviceBranch.");
        }
        return new CommitGraph(repository, named, history);
    }

    private static String defaultBranch(Repository repository) throws IOException {
        String remote = Constants.R_REMOTES + Constants.DEFAULT_REMOTE_NAME + "/" + Constants.HEAD;
        Ref head = repository.exactRef(remote);
        if (head != null && head.isSymbolic() && head.getTarget().getObjectId() != null) {
            return Repository.shortenRefName(head.getTarget().getName());
        }
        String checkedOut = Objects.requireNonNullElse(repository.getFullBranch(), Constants.HEAD);
        return ObjectId.isId(checkedOut) ? Constants.HEAD : Repository.shortenRefName(checkedOut);
    }

    private void read() throws IOException {
        List<ObjectId> found = new ArrayList<>();
        Map<ObjectId, Integer> numbered = new HashMap<>();
        List<RevCommit> walked = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRetainBody(false);
            walk.sort(RevSort.TOPO);
            walk.markStart(walk.parseCommit(repository.resolve(branch + "^{commit}")));
            for (RevCommit commit : walk) {
                numbered.put(commit.getId(), found.size());
                found.add(commit.copy());
                walked.add(commit);
            }
            int[][] parents = new int[found.size()][];
            for (int i = 0; i < found.size(); i++) {
                parents[i] = Arrays.stream(walked.get(i).getParents())
                        .mapToInt(parent -> numbered.getOrDefault(parent.getId(), -1))
                        .filter(number -> number >= 0)
                        .toArray();
            }
            ancestry = new Ancestry(parents);
        }
        commits = found;
        numbers = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            numbers.put(found.get(i), i);
        }
    }

    @Override
    public String branch() {
        return branch;
    }

    @Override
    public String head() {
        return commits.get(0).name();
    }

    @Override
    public Answer<Optional<Progress>> find(String tag) {
        Answer<Optional<Progress>> known = answers.get(tag);
        if (known == null) {
            known = ask(tag);
            answers.put(tag, known);
        }
        return known;
    }

    private Answer<Optional<Progress>> ask(String tag) {
        if (!ServiceRepository.isCommitId(tag)) {
            return Answer.known(Optional.empty());
        }
        try {
            RevCommit commit = commit(tag);
            if (commit == null && !updated) {
                // Asked for its order, a commit that the clone does not have is fetched.
                history.order(tag, head());
                updated = repository.getObjectDatabase().getShallowCommits().isEmpty();
                // The branch may have moved with it.
                answers.clear();
                read();
                commit = commit(tag);
            }
            return Answer.known(commit == null ? Optional.empty() : Optional.of(progress(commit)));
        } catch (BumpException e) {
            updated = true;
            return Answer.unknown("the service repository does not have " + tag + " yet, and cannot get it: "
                    + String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
        } catch (IOException e) {
            return Answer.unknown("the service repository cannot be read: " + e.getMessage());
        }
    }

    private @Nullable RevCommit commit(String tag) throws IOException {
        try {
            ObjectId id = repository.resolve(tag + "^{commit}");
            return id == null ? null : repository.parseCommit(id);
        } catch (MissingObjectException | IncorrectObjectTypeException | AmbiguousObjectException e) {
            return null;
        }
    }

    private Progress progress(RevCommit commit) throws IOException {
        PersonIdent author = commit.getAuthorIdent();
        CommitInfo info =
                new CommitInfo(commit.name(), author.getName(), author.getWhenAsInstant(), commit.getShortMessage());
        Integer number = numbers.get(commit.getId());
        int behind = commits.size() - ancestors(commit).cardinality();
        return new Progress(info, number != null, behind);
    }

    /** Returns the commits of the branch that a commit has: itself and its ancestors. */
    private BitSet ancestors(RevCommit commit) throws IOException {
        return ancestry.of(starts(commit));
    }

    /** Returns the commit's number, or, of one beside the branch, those of the commits where it leaves the branch. */
    private List<Integer> starts(RevCommit commit) throws IOException {
        Integer own = numbers.get(commit.getId());
        if (own != null) {
            return List.of(own);
        }
        List<Integer> starts = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRetainBody(false);
            walk.markStart(walk.parseCommit(commit));
            for (RevCommit next : walk) {
                Integer number = numbers.get(next.getId());
                if (number != null) {
                    starts.add(number);
                    walk.markUninteresting(next);
                }
            }
        }
        return starts;
    }

    @Override
    public List<String> missing(String commit) {
        try {
            BitSet known = ancestors(repository.parseCommit(ObjectId.fromString(commit)));
            List<String> missing = new ArrayList<>();
            for (int i = known.nextClearBit(0); i < commits.size(); i = known.nextClearBit(i + 1)) {
                missing.add(commits.get(i).name());
            }
            return missing;
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public Answer<Boolean> contains(String commit, String other) {
        try (RevWalk walk = new RevWalk(repository)) {
            return Answer.known(walk.isMergedInto(
                    walk.parseCommit(ObjectId.fromString(other)), walk.parseCommit(ObjectId.fromString(commit))));
        } catch (IOException e) {
            return Answer.unknown("the service repository cannot be read: " + e.getMessage());
        }
    }

    @Override
    public boolean isBranch(String name) {
        try {
            return repository.exactRef(Constants.R_HEADS + name) != null
                    || repository.exactRef(Constants.R_REMOTES + Constants.DEFAULT_REMOTE_NAME + "/" + name) != null;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Optional<List<String>> parents(String commit) {
        return Optional.ofNullable(numbers.get(ObjectId.fromString(commit)))
                .map(number -> Arrays.stream(ancestry.parents(number))
                        .mapToObj(parent -> commits.get(parent).name())
                        .toList());
    }
}

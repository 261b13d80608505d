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
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdOwnerMap;
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
    private List<Numbered> commits = List.of();
    private ObjectIdOwnerMap<Numbered> numbers = new ObjectIdOwnerMap<>();
    private Ancestry ancestry = new Ancestry(new int[0][]);
    private boolean updated;

    /** A commit's id with its place in the history. */
    private static final class Numbered extends ObjectIdOwnerMap.Entry {

        private static final long serialVersionUID = 1;

        final int number;

        Numbered(AnyObjectId id, int number) {
            super(id);
            this.number = number;
        }
    }

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
        List<Numbered> found = new ArrayList<>();
        ObjectIdOwnerMap<Numbered> numbered = new ObjectIdOwnerMap<>();
        List<RevCommit[]> parents = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRetainBody(false);
            walk.sort(RevSort.TOPO);
            walk.markStart(walk.parseCommit(repository.resolve(branch + "^{commit}")));
            for (RevCommit commit : walk) {
                Numbered next = new Numbered(commit, found.size());
                numbered.add(next);
                found.add(next);
                parents.add(commit.getParents());
            }
        }
        ancestry = new Ancestry(numbers(parents, numbered));
        commits = found;
        numbers = numbered;
    }

    /** A parent that a shallow clone does not have has no number. */
    private static int[][] numbers(List<RevCommit[]> commits, ObjectIdOwnerMap<Numbered> numbered) {
        int[][] numbers = new int[commits.size()][];
        for (int i = 0; i < numbers.length; i++) {
            RevCommit[] commit = commits.get(i);
            int[] own = new int[commit.length];
            int known = 0;
            for (RevCommit parent : commit) {
                Numbered number = numbered.get(parent);
                if (number != null) {
                    own[known++] = number.number;
                }
            }
            numbers[i] = Arrays.copyOf(own, known);
        }
        return numbers;
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
        int behind = commits.size() - ancestors(commit).cardinality();
        return new Progress(info, numbers.contains(commit), behind);
    }

    /** Returns the commits of the branch that a commit has: itself and its ancestors. */
    private BitSet ancestors(RevCommit commit) throws IOException {
        return ancestry.of(starts(commit));
    }

    /** Returns the commit's number, or, of one beside the branch, those of the commits where it leaves the branch. */
    private List<Integer> starts(RevCommit commit) throws IOException {
        Numbered own = numbers.get(commit);
        if (own != null) {
            return List.of(own.number);
        }
        List<Integer> starts = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRetainBody(false);
            walk.markStart(walk.parseCommit(commit));
            for (RevCommit next : walk) {
                Numbered known = numbers.get(next);
                if (known != null) {
                    starts.add(known.number);
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
                .map(known -> Arrays.stream(ancestry.parents(known.number))
                        .mapToObj(parent -> commits.get(parent).name())
                        .toList());
    }
}

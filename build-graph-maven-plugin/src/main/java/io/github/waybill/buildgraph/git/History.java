package io.github.waybill.buildgraph.git;

import io.github.waybill.buildgraph.graph.Commit;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The commits that a branch went through: from one back along first parents, so that of a merge the merge itself counts and not what it
 * brought.
 *
 * @param commits the newest first, at least one
 * @param end why there are no more of them
 */
public record History(List<Commit> commits, End end) {

    /** Where a history stops. */
    public enum End {
        /** There are more, and no more were asked for. */
        LIMIT,
        /** The first commit of all. */
        ROOT,
        /** The clone is shallow, and ends here. */
        SHALLOW
    }

    public History {
        commits = List.copyOf(commits);
    }

    static History of(Repository repository, String newest, int limit) throws IOException {
        Set<ObjectId> shallow = repository.getObjectDatabase().getShallowCommits();
        List<Commit> commits = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit commit = walk.parseCommit(ObjectId.fromString(newest));
            while (true) {
                commits.add(new Commit(
                        commit.name(), Instant.ofEpochSecond(commit.getCommitTime()), commit.getShortMessage()));
                if (shallow.contains(commit)) {
                    return new History(commits, End.SHALLOW);
                }
                if (commit.getParentCount() == 0) {
                    return new History(commits, End.ROOT);
                }
                if (commits.size() == limit) {
                    return new History(commits, End.LIMIT);
                }
                commit = walk.parseCommit(commit.getParent(0));
            }
        }
    }
}

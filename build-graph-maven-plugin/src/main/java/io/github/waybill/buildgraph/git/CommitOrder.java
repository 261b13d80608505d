package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Commits in the order in which they were made: by their time, and within one second an ancestor first. */
final class CommitOrder {

    private CommitOrder() {}

    static List<String> oldestFirst(Repository repository, Collection<String> ids) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            List<RevCommit> left = new ArrayList<>();
            for (String id : ids) {
                left.add(walk.parseCommit(ObjectId.fromString(id)));
            }
            left.sort(Comparator.comparing(RevCommit::getCommitTime).thenComparing(RevCommit::name));
            List<String> ordered = new ArrayList<>();
            while (!left.isEmpty()) {
                RevCommit next = oldest(walk, left);
                left.remove(next);
                ordered.add(next.name());
            }
            return ordered;
        }
    }

    /** Returns the first of these that no other of the same second is an ancestor of. */
    private static RevCommit oldest(RevWalk walk, List<RevCommit> commits) throws IOException {
        RevCommit oldest = commits.get(0);
        for (RevCommit other : commits) {
            if (other.getCommitTime() == oldest.getCommitTime() && walk.isMergedInto(other, oldest)) {
                oldest = other;
            }
        }
        return oldest;
    }
}

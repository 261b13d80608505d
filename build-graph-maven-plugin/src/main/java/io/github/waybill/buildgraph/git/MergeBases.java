package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/**
 * The newest commits that two histories have in common, for which a shallow clone is deepened as far as needed.
 *
 * <p>In a shallow clone a common commit may be found while a newer one hides behind an end of the clone. So the search is over only when every
 * end that either commit leads to is a base itself or lies behind one: what hides there is older than the base.
 */
final class MergeBases {

    private static final int FIRST_STEP = 32;
    private static final int LAST_STEP = 4096;

    private final Repository repository;
    private final Remote remote;
    private final Map<String, String> environment;

    MergeBases(Repository repository, Remote remote, Map<String, String> environment) {
        this.repository = repository;
        this.remote = remote;
        this.environment = environment;
    }

    private record Found(List<RevCommit> bases, List<RevCommit> ends) {}

    /**
     * Returns the merge bases, the newest first.
     *
     * @param ours the revisions as the user knows them, for messages
     * @throws GitException if there is none, or none can be told because the clone is shallow and cannot be deepened
     */
    List<ObjectId> of(ObjectId one, String ours, ObjectId other, String theirs) throws GitException {
        Found found = find(one, other);
        for (int step = FIRST_STEP; !found.ends().isEmpty(); step = Math.min(2 * step, 2 * LAST_STEP)) {
            Set<ObjectId> before = Set.copyOf(shallow());
            String problem = deepen(found.ends(), step > LAST_STEP ? Remote.WHOLE : step);
            found = find(one, other);
            if (!problem.isEmpty() || before.equals(shallow())) {
                throw new GitException("The merge base of " + ours + " and " + theirs
                        + " lies behind the end of this shallow clone, and its remote gives no more" + problem + ". "
                        + CiSystem.wholeHistory(environment));
            }
        }
        if (found.bases().isEmpty()) {
            throw new GitException(ours + " and " + theirs + " have no commit in common."
                    + " Set build-graph.base to a commit, by its full id, to compare with that itself.");
        }
        return List.copyOf(found.bases());
    }

    /** Returns why not, or nothing where it went well. */
    private String deepen(List<RevCommit> ends, int generations) {
        try {
            remote.deepen(ends, generations);
            return "";
        } catch (IOException e) {
            return " (" + e.getMessage() + ")";
        }
    }

    private Set<ObjectId> shallow() throws GitException {
        try {
            return repository.getObjectDatabase().getShallowCommits();
        } catch (IOException e) {
            throw Unreadable.repository(repository, e);
        }
    }

    private Found find(ObjectId one, ObjectId other) throws GitException {
        try {
            List<RevCommit> bases = bases(one, other);
            return new Found(bases, ends(one, other, bases));
        } catch (IOException e) {
            throw Unreadable.object(repository, one, e);
        }
    }

    private List<RevCommit> bases(ObjectId one, ObjectId other) throws IOException {
        List<RevCommit> bases = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            if (one.equals(other)) {
                return List.of(walk.parseCommit(one));
            }
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(one));
            walk.markStart(walk.parseCommit(other));
            for (RevCommit base = walk.next(); base != null; base = walk.next()) {
                bases.add(base);
            }
            return bases;
        }
    }

    private List<RevCommit> ends(ObjectId one, ObjectId other, List<RevCommit> bases) throws IOException {
        Set<ObjectId> shallow = repository.getObjectDatabase().getShallowCommits();
        List<RevCommit> ends = new ArrayList<>();
        if (shallow.isEmpty()) {
            return ends;
        }
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(one));
            walk.markStart(walk.parseCommit(other));
            for (RevCommit base : bases) {
                walk.markUninteresting(walk.parseCommit(base));
            }
            for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
                if (shallow.contains(commit)) {
                    ends.add(commit);
                }
            }
            return ends;
        }
    }
}

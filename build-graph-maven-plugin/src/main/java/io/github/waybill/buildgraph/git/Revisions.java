package io.github.waybill.buildgraph.git;

import io.github.waybill.buildgraph.graph.Revision;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/** The commits that revisions name; a commit that the clone lacks is fetched. */
final class Revisions {

    private static final Pattern FULL_ID = Pattern.compile("[0-9a-f]{40}");

    private final Repository repository;
    private final Remote remote;
    private final String remoteName;
    private final Map<String, String> environment;

    Revisions(Repository repository, Remote remote, String remoteName, Map<String, String> environment) {
        this.repository = repository;
        this.remote = remote;
        this.remoteName = remoteName;
        this.environment = environment;
    }

    static boolean isFullId(String rev) {
        return FULL_ID.matcher(rev).matches();
    }

    /** Returns the commit of a branch, tag or commit that a user named; a branch may be the remote's alone. */
    Revision named(String rev) throws GitException {
        Optional<ObjectId> commit = isFullId(rev) ? fetched(ObjectId.fromString(rev)) : known(rev);
        if (commit.isEmpty() && !isFullId(rev) && Repository.isValidRefName(Constants.R_HEADS + rev)) {
            commit = branch(rev).map(branch -> ObjectId.fromString(branch.commit()));
        }
        return new Revision(
                rev,
                commit.orElseThrow(() -> new GitException("The revision " + rev + " is unknown in "
                                + repository.getWorkTree()
                                + ". Name a branch, tag or commit of this repository, or fetch it first."
                                + shallowHint()))
                        .name());
    }

    private String shallowHint() {
        return isShallow() ? " The clone is shallow. " + CiSystem.wholeHistory(environment) : "";
    }

    private boolean isShallow() {
        try {
            return !repository.getObjectDatabase().getShallowCommits().isEmpty();
        } catch (IOException e) {
            return false; // What cannot be read is told where the commits themselves are.
        }
    }

    /** Returns the commit of a revision as far as the clone has it. */
    Optional<ObjectId> known(String rev) throws GitException {
        try {
            return Optional.ofNullable(repository.resolve(rev + "^{commit}"));
        } catch (MissingObjectException e) {
            if (isFullId(rev)) {
                return Optional.empty();
            }
            throw Unreadable.object(repository, e.getObjectId(), e);
        } catch (IOException e) {
            throw Unreadable.repository(repository, e);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // Not in the syntax of a revision, and so the name of none.
        }
    }

    /** Returns a commit that the clone has now, from the remote if need be; empty where that does not give it. */
    Optional<ObjectId> fetched(ObjectId id) throws GitException {
        Optional<ObjectId> commit = known(id.name());
        if (commit.isPresent()) {
            return commit;
        }
        try {
            remote.fetch(id, isShallow());
        } catch (IOException e) {
            return Optional.empty();
        }
        return known(id.name());
    }

    /** Returns a branch of the remote: as it was last fetched, or else as it is now. */
    Optional<Revision> branch(String name) throws GitException {
        String tracking = remoteName + "/" + name;
        Optional<ObjectId> known = known(Constants.R_REMOTES + tracking);
        if (known.isPresent()) {
            return known.map(id -> new Revision(tracking, id.name()));
        }
        try {
            return fetched(remote.branch(name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Revision> fetched(Optional<Remote.Branch> branch) throws GitException {
        Optional<ObjectId> tip = branch.isPresent() ? fetched(branch.get().tip()) : Optional.empty();
        return tip.map(id -> new Revision(remoteName + "/" + branch.get().name(), id.name()));
    }

    /** Returns the remote's default branch: the one that the clone noted, or main, or master, or else the one that the remote names now. */
    Revision defaultBranch() throws GitException {
        try {
            Ref noted = repository.exactRef(Constants.R_REMOTES + remoteName + "/" + Constants.HEAD);
            if (noted != null && noted.isSymbolic() && noted.getObjectId() != null) {
                return named(Repository.shortenRefName(noted.getTarget().getName()));
            }
            for (String branch : List.of("main", "master")) {
                String tracking = remoteName + "/" + branch;
                if (repository.exactRef(Constants.R_REMOTES + tracking) != null) {
                    return named(tracking);
                }
            }
        } catch (IOException e) {
            throw Unreadable.repository(repository, e);
        }
        return fromRemote();
    }

    private Revision fromRemote() throws GitException {
        String problem = "";
        try {
            Optional<Revision> branch = fetched(remote.defaultBranch());
            if (branch.isPresent()) {
                return branch.get();
            }
        } catch (IOException e) {
            problem = " (" + e.getMessage() + ")";
        }
        throw new GitException("There is nothing to compare with: the repository knows no default branch of "
                + remoteName + problem + ". Set build-graph.base to a branch, tag or commit.");
    }
}

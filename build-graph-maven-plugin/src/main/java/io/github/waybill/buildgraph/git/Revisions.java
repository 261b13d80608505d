package io.github.waybill.buildgraph.git;

import io.github.waybill.buildgraph.graph.Revision;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/** The commits that revisions name; a commit that the clone lacks is fetched. */
final class Revisions {

    private static final Pattern FULL_ID = Pattern.compile("[0-9a-f]{40}");

    private final GitStore store;
    private final NamedRemote remote;
    private final Map<String, String> environment;

    Revisions(GitStore store, NamedRemote remote, Map<String, String> environment) {
        this.store = store;
        this.remote = remote;
        this.environment = environment;
    }

    static boolean isFullId(String rev) {
        return FULL_ID.matcher(rev).matches();
    }

    /** Returns the commit of a branch, tag or commit that a user named; a branch may be the remote's alone. */
    Revision named(String rev) throws GitException {
        Optional<String> commit = isFullId(rev) ? fetched(rev) : store.commit(rev);
        if (commit.isEmpty() && !isFullId(rev) && Repository.isValidRefName(Constants.R_HEADS + rev)) {
            commit = branch(rev).map(Revision::commit);
        }
        return new Revision(
                rev,
                commit.orElseThrow(() -> new GitException("The revision " + rev + " is unknown in "
                        + store.workTree()
                        + ". Name a branch, tag or commit of this repository, or fetch it first."
                        + shallowHint())));
    }

    private String shallowHint() {
        return isShallow() ? " The clone is shallow. " + CiSystem.wholeHistory(environment) : "";
    }

    private boolean isShallow() {
        try {
            return !store.shallow().isEmpty();
        } catch (GitException e) {
            return false; // What cannot be read is told where the commits themselves are.
        }
    }

    /** Returns a commit that the clone has now, from the remote if need be; empty where that does not give it. */
    Optional<String> fetched(String id) throws GitException {
        Optional<String> commit = store.commit(id);
        if (commit.isPresent()) {
            return commit;
        }
        try {
            remote.fetch(id, isShallow());
        } catch (IOException e) {
            return Optional.empty();
        }
        return store.commit(id);
    }

    /** Returns a branch of the remote: as it was last fetched, or else as it is now. */
    Optional<Revision> branch(String name) throws GitException {
        String tracking = remote.name() + "/" + name;
        Optional<String> known = store.commit(Constants.R_REMOTES + tracking);
        if (known.isPresent()) {
            return known.map(id -> new Revision(tracking, id));
        }
        try {
            return fetched(remote.branch(name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Revision> fetched(Optional<Remote.Branch> branch) throws GitException {
        Optional<String> tip = branch.isPresent() ? fetched(branch.get().tip()) : Optional.empty();
        String name = remote.name();
        return tip.map(id -> new Revision(name + "/" + branch.get().name(), id));
    }

    /** Returns the remote's default branch: the one that the clone noted, or main, or master, or else the one that the remote names now. */
    Revision defaultBranch() throws GitException {
        String noted = Constants.R_REMOTES + remote.name() + "/";
        Map<String, Optional<String>> refs =
                store.refs(List.of(noted + Constants.HEAD, noted + "main", noted + "master"));
        Optional<String> target = refs.getOrDefault(noted + Constants.HEAD, Optional.empty());
        if (target.isPresent()) {
            return named(Repository.shortenRefName(target.get()));
        }
        for (String branch : List.of("main", "master")) {
            if (refs.containsKey(noted + branch)) {
                return named(remote.name() + "/" + branch);
            }
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
                + remote.name() + problem + ". Set build-graph.base to a branch, tag or commit.");
    }
}

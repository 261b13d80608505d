package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * Objects that a partial clone left with its remote, as CircleCI clones by default. The git program fetches one as soon as it is asked for it;
 * JGit does not.
 */
final class PromisedObjects {

    private PromisedObjects() {}

    /** Fetches an object if the clone is a partial one and git can; whether it is there now shows when it is read again. */
    static void fetch(Repository repository, ObjectId object) throws IOException {
        boolean partial = repository.getRemoteNames().stream()
                .anyMatch(remote -> repository.getConfig().getBoolean("remote", remote, "promisor", false));
        if (partial && GitCommand.isInstalled()) {
            new GitCommand(repository.getWorkTree().toPath()).run(List.of("cat-file", "-s", object.name()));
        }
    }
}

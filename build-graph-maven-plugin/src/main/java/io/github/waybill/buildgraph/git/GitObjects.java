package io.github.waybill.buildgraph.git;

import java.io.IOException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** What to say of an object of git's that cannot be read. */
final class GitObjects {

    private GitObjects() {}

    /** Returns the failure to read an object, or one that it leads to: git's own message then names the other. */
    static GitException unreadable(Repository repository, ObjectId object, IOException failure) {
        return new GitException("The object " + object.name() + " of the repository in " + repository.getWorkTree()
                + " cannot be read (" + failure.getMessage() + "). Run git fsck there, or clone again.");
    }
}

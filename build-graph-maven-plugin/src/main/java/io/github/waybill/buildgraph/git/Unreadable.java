package io.github.waybill.buildgraph.git;

import java.io.IOException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** What to say of a repository, or an object of it, that cannot be read. */
final class Unreadable {

    private Unreadable() {}

    static GitException repository(Repository repository, IOException failure) {
        return new GitException("The git repository of " + repository.getWorkTree() + " cannot be read ("
                + failure.getMessage() + "). Run git fsck there, or clone again.");
    }

    /** Returns the failure to read an object, or one that it leads to. */
    static GitException object(Repository repository, ObjectId object, IOException failure) {
        String name = failure instanceof MissingObjectException missing
                ? missing.getObjectId().name()
                : object.name();
        return new GitException("The object " + name + " of the repository in " + repository.getWorkTree()
                + " is missing or damaged (" + failure.getMessage() + "). Run git fsck there, or clone again.");
    }
}

package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.errors.MissingObjectException;

/** What to say of a repository, or an object of it, that cannot be read. */
final class Unreadable {

    private Unreadable() {}

    static GitException repository(Path workTree, IOException failure) {
        return new GitException("The git repository of " + workTree + " cannot be read (" + failure.getMessage()
                + "). Run git fsck there, or clone again.");
    }

    /** Returns the failure to read an object, or one that it leads to. */
    static GitException object(Path workTree, String object, IOException failure) {
        String name = failure instanceof MissingObjectException missing
                ? missing.getObjectId().name()
                : object;
        return new GitException("The object " + name + " of the repository in " + workTree + " is missing or damaged ("
                + failure.getMessage() + "). Run git fsck there, or clone again.");
    }
}

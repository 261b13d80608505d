package io.github.waybill.kustomizebump.git;

import org.eclipse.jgit.util.FS;

/**
 * How fine the file system tells times. JGit measures that once for each user and file system, which takes seconds, and keeps it in the user's
 * folder; on a build server each build has a new one. JGit goes on at once where it may measure beside its work, and takes times for as coarse as
 * they can be until it knows, so that a file is read once more and none too few.
 */
final class ClockOfFiles {

    private ClockOfFiles() {}

    /** Has JGit wait for no measurement. Whoever opens a repository says so before. */
    static void measureInBackground() {
        FS.FileStoreAttributes.setBackground(true);
    }
}

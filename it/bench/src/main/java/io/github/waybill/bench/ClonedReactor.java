package io.github.waybill.bench;

import io.github.waybill.it.Folders;
import io.github.waybill.it.Git;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A reactor that others made, of which each commit is looked at beside its first parent.
 *
 * @param git its repository, with the branch {@code base} at the parent of the commit that is checked out
 * @param tip the commit that the clone began at
 */
record ClonedReactor(Git git, String tip) {

    /** Clones a repository. */
    static ClonedReactor in(Path folder, Path source) throws IOException, InterruptedException {
        Git git = new Git(Folders.fresh(folder));
        git.run("clone", "-q", source.toAbsolutePath().toString(), ".");
        ClonedReactor reactor = new ClonedReactor(git, git.head());
        reactor.checkOut(reactor.tip());
        return reactor;
    }

    /** Returns the last commits up to the tip, by the first parents, the newest first. */
    List<String> last(int commits) throws IOException, InterruptedException {
        return git.run("rev-list", "--first-parent", "-n", String.valueOf(commits), tip)
                .lines()
                .toList();
    }

    /** Returns what a commit is called in a table. */
    String title(String commit) throws IOException, InterruptedException {
        return git.run("log", "-1", "--format=%h %s", commit).strip();
    }

    void checkOut(String commit) throws IOException, InterruptedException {
        git.run("checkout", "-q", "--detach", commit);
        git.run("branch", "-q", "-f", "base", commit + "^");
    }
}

package io.github.waybill.buildgraph.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a walk to where git points finds what a walk over everything does. */
class WorkTreeScanTest {

    /** What people do between two commits, which in some order makes the next meet something odd. */
    enum Step {
        EDIT,
        EDIT_BACK,
        MAKE_RUNNABLE,
        STAGE,
        STAGE_ONE,
        STAGE_LATER,
        UNSTAGE,
        FORGET_A_FOLDER,
        REMOVE,
        DELETE,
        RENAME,
        ADD_A_FILE,
        ADD_A_FOLDER,
        ADD_A_REPOSITORY,
        BUILD,
        WRITE_WHAT_IS_IGNORED,
        IGNORE_NOTHING,
        PUT_A_LINK_IN_PLACE_OF_A_FILE,
        PUT_A_FOLDER_IN_PLACE_OF_A_FILE,
        PROMISE_NOT_TO_EDIT,
        BREAK_THE_PROMISE,
        LEAVE_OUT,
        DELETE_WHAT_IS_LEFT_OUT,
        STASH
    }

    private static void take(Step step, GitProgram git) throws IOException, InterruptedException {
        Path folder = git.folder();
        Path file = folder.resolve("lib/a.txt");
        switch (step) {
            case EDIT -> git.write("lib/a.txt", "edited");
            case EDIT_BACK -> git.write("lib/a.txt", "a");
            case MAKE_RUNNABLE ->
                assertThat(!Files.exists(file) || file.toFile().setExecutable(true))
                        .isTrue();
            case STAGE -> git.run("add", "-A");
            case STAGE_ONE -> git.run("add", "-A", "lib");
            case STAGE_LATER -> git.run("add", "-N", ".");
            case UNSTAGE -> git.run("reset", "-q");
            case FORGET_A_FOLDER -> git.run("rm", "-q", "-r", "-f", "--cached", "--ignore-unmatch", "lib");
            case REMOVE -> git.run("rm", "-q", "-f", "--ignore-unmatch", "lib/b.txt");
            case DELETE -> Files.deleteIfExists(folder.resolve("lib/b.txt"));
            case RENAME -> Files.move(folder.resolve("app/a b.txt"), folder.resolve("app/\u00fcber.txt"));
            case ADD_A_FILE -> git.write("lib/new.txt", "new");
            case ADD_A_FOLDER -> git.write("new/deep/er.txt", "new");
            case ADD_A_REPOSITORY -> GitProgram.init(folder.resolve("within")).commit("w.txt", "w");
            case BUILD -> git.write("app/target/App.class", "built");
            case WRITE_WHAT_IS_IGNORED -> git.write("lib/x.log", "log");
            case IGNORE_NOTHING -> git.write(".gitignore", "");
            case PUT_A_LINK_IN_PLACE_OF_A_FILE -> {
                Files.delete(file);
                Files.createSymbolicLink(file, Path.of("b.txt"));
            }
            case PUT_A_FOLDER_IN_PLACE_OF_A_FILE -> {
                Files.delete(folder.resolve("lib/b.txt"));
                git.write("lib/b.txt/c.txt", "c");
            }
            case PROMISE_NOT_TO_EDIT -> git.run("update-index", "--assume-unchanged", "app/c.txt");
            case BREAK_THE_PROMISE -> git.write("app/c.txt", "edited");
            case LEAVE_OUT -> git.run("update-index", "--skip-worktree", "app/d.txt");
            case DELETE_WHAT_IS_LEFT_OUT -> Files.deleteIfExists(folder.resolve("app/d.txt"));
            case STASH -> git.run("stash", "-q", "-u");
        }
    }

    @Property(tries = 60)
    void aWalkToWhereGitPointsFindsWhatAWalkOverEverythingFinds(@ForAll @Size(min = 1, max = 7) List<Step> steps)
            throws Exception {
        GitProgram git = repository(Files.createTempDirectory("scan"));
        try {
            for (Step step : steps) {
                try {
                    take(step, git);
                } catch (IOException | AssertionError e) {
                    // It makes no sense after those before: the tree stays as it is, which is a state too.
                }
            }
            assertSameFound(git);
        } finally {
            git.delete();
        }
    }

    private static GitProgram repository(Path folder) throws IOException, InterruptedException {
        GitProgram git = GitProgram.init(folder);
        git.write(".gitignore", "*.log\n");
        git.write("lib/a.txt", "a");
        git.write("lib/b.txt", "b");
        git.write("app/a b.txt", "a");
        git.write("app/c.txt", "c");
        git.write("app/d.txt", "d");
        git.commit();
        return git;
    }

    private static void assertSameFound(GitProgram git) throws IOException {
        List<String> built = List.of("app/target");
        GitStatus status = GitStatus.of(git.folder());
        try (Repository repository =
                new FileRepositoryBuilder().findGitDir(git.folder().toFile()).build()) {
            ObjectId tree = repository.resolve("HEAD^{tree}");
            assertThat(WorkTreeScan.of(repository, tree, status).except(built))
                    .as("where git says %s", status)
                    .isEqualTo(WorkTreeScan.of(repository, tree).except(built));
        }
    }

    @Test
    void whatASparseCheckoutLeavesOutIsNoDifference(@TempDir Path folder) throws Exception {
        GitProgram git = repository(folder);
        git.run("sparse-checkout", "set", "lib");
        assertThat(folder.resolve("app/c.txt")).doesNotExist();

        try (Repository repository =
                new FileRepositoryBuilder().findGitDir(folder.toFile()).build()) {
            ObjectId tree = repository.resolve("HEAD^{tree}");
            assertThat(WorkTreeScan.of(repository, tree).except(List.of())).isEmpty();
        }
        assertSameFound(git);
    }

    /** Typed off what git 2.39 prints for a repository in these states. */
    @Test
    void anEntryIsReadByItsKind() throws Exception {
        String id = "0123456789abcdef0123456789abcdef01234567";
        GitStatus status = GitStatus.read(String.join(
                "\0",
                "# branch.oid " + id,
                "# branch.head main",
                "1 .M N... 100644 100644 100755 " + id + " " + id + " lib/a b.txt",
                "1 .M SC.. 160000 160000 160000 " + id + " " + id + " libs/sub",
                "u UU N... 100644 100644 100644 100644 " + id + " " + id + " " + id + " lib/both.txt",
                "? new/",
                "? lib/\u00fc.txt",
                ""));

        assertThat(status)
                .isEqualTo(new GitStatus(
                        id,
                        Set.of("lib/a b.txt", "libs/sub", "lib/both.txt"),
                        Set.of("new", "lib/\u00fc.txt"),
                        Set.of("libs/sub")));
    }

    @Test
    void whatIsNotUnderstoodIsNoAnswer() {
        for (String text : List.of(
                "warning: could not open directory 'secret/': Permission denied\n# branch.oid 0\0",
                "# branch.oid 0\n",
                "1 .M N... 100644\0",
                "2 R. N... 100644 100644 100644 0 0 R100 b.txt\0a.txt\0")) {
            assertThatIOException().as(text).isThrownBy(() -> GitStatus.read(text));
        }
    }

    @Test
    void aFileInConflictIsFoundEitherWay(@TempDir Path folder) throws Exception {
        GitProgram git = repository(folder);
        git.run("checkout", "-q", "-b", "side");
        git.commit("lib/a.txt", "theirs");
        git.run("checkout", "-q", "main");
        git.commit("lib/a.txt", "ours");
        // Git fails where a merge has a conflict.
        assertThatThrownBy(() -> git.run("merge", "-q", "side")).hasMessageContaining("conflict");

        assertThat(GitStatus.of(folder).changed()).containsExactly("lib/a.txt");
        assertSameFound(git);
    }
}

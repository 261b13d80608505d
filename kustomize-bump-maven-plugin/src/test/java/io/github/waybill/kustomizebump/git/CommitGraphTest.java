package io.github.waybill.kustomizebump.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.kustomizebump.bump.trace.CommitInfo;
import io.github.waybill.kustomizebump.bump.trace.ServiceCommits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real repository with merges; the git program counts too. */
class CommitGraphTest {

    @TempDir
    Path folder;

    private GitProgram git;
    private String first;
    private String side;
    private String second;
    private String merge;
    private String beside;

    @BeforeEach
    void repository() throws Exception {
        git = GitProgram.init(folder.resolve("work"));
        first = git.commit();
        git.run("checkout", "-q", "-b", "side");
        side = git.commit();
        git.run("checkout", "-q", "main");
        second = git.commit("a.txt", "a");
        git.run("merge", "-q", "--no-ff", "-m", "Merge", "side");
        merge = git.run("rev-parse", "HEAD").strip();
        git.run("checkout", "-q", "-b", "beside", second);
        beside = git.commit();
        git.run("checkout", "-q", "main");
        git.commit();
    }

    private CommitGraph graph(String branch) throws Exception {
        return ServiceRepository.find(git.folder()).orElseThrow().commits(branch);
    }

    @Test
    void aCommitIsAsFarBehindAsGitCounts() throws Exception {
        CommitGraph graph = graph("main");
        for (String commit : List.of(first, side, second, merge, beside)) {
            ServiceCommits.Progress progress =
                    graph.find(commit).value().orElseThrow().orElseThrow();
            assertThat(progress.behind())
                    .isEqualTo(Integer.parseInt(
                            git.run("rev-list", "--count", commit + "..main").strip()));
            assertThat(graph.missing(commit))
                    .containsExactlyInAnyOrder(
                            git.run("rev-list", commit + "..main")
                                            .split("\n", -1)[0]
                                            .isEmpty()
                                    ? new String[0]
                                    : git.run("rev-list", commit + "..main")
                                            .strip()
                                            .split("\n", -1));
            assertThat(progress.onBranch()).isEqualTo(!commit.equals(beside));
        }
        assertThat(graph.head()).isEqualTo(git.run("rev-parse", "main").strip());
        assertThat(graph.parents(merge)).contains(List.of(second, side));
    }

    @Test
    void anAbbreviatedIdIsTheCommitAndABranchsNameIsNone() throws Exception {
        CommitGraph graph = graph("main");
        CommitInfo found = graph.find(second.substring(0, 9))
                .value()
                .orElseThrow()
                .orElseThrow()
                .commit();
        assertThat(found.id()).isEqualTo(second);
        assertThat(found.author()).isEqualTo("Developer");
        assertThat(found.subject()).isEqualTo("Write a.txt");
        assertThat(graph.find("main").value().orElseThrow()).isEmpty();
        assertThat(graph.find("1.2.3").value().orElseThrow()).isEmpty();
        assertThat(graph.find("f".repeat(40)).value().orElseThrow()).isEmpty();
        assertThat(graph.isBranch("side")).isTrue();
        assertThat(graph.isBranch("1.2.3")).isFalse();
    }

    @Test
    void oneCommitContainsWhatItDescendsFrom() throws Exception {
        CommitGraph graph = graph("main");
        assertThat(graph.contains(merge, side).value()).contains(true);
        assertThat(graph.contains(side, merge).value()).contains(false);
        assertThat(graph.contains(second, side).value()).contains(false);
    }

    @Test
    void theBranchIsTheRemotesOwnOrWhatIsCheckedOut() throws Exception {
        git.run("clone", "-q", ".", folder.resolve("clone").toString());
        GitProgram clone = new GitProgram(folder.resolve("clone"));
        clone.run("checkout", "-q", "-b", "topic");
        clone.commit();
        try (ServiceRepository repository =
                ServiceRepository.find(clone.folder()).orElseThrow()) {
            assertThat(repository.commits(null).branch()).isEqualTo("origin/main");
        }
        clone.run("remote", "set-head", "origin", "--delete");
        try (ServiceRepository repository =
                ServiceRepository.find(clone.folder()).orElseThrow()) {
            assertThat(repository.commits(null).branch()).isEqualTo("topic");
        }
    }

    @Test
    void aCommitThatTheCloneDoesNotHaveYetIsFetched() throws Exception {
        git.run("clone", "-q", ".", folder.resolve("clone").toString());
        String later = git.commit();
        try (ServiceRepository repository =
                ServiceRepository.find(folder.resolve("clone")).orElseThrow()) {
            CommitGraph graph = repository.commits(null);
            ServiceCommits.Progress progress =
                    graph.find(later).value().orElseThrow().orElseThrow();
            assertThat(progress.onBranch()).isTrue();
            assertThat(progress.behind()).isZero();
        }
    }

    @Test
    void aShallowCloneIsDeepenedToWhatIsDeployed() throws Exception {
        git.run(
                "clone",
                "-q",
                "--depth",
                "1",
                git.folder().toUri().toString(),
                folder.resolve("clone").toString());
        try (ServiceRepository repository =
                ServiceRepository.find(folder.resolve("clone")).orElseThrow()) {
            ServiceCommits.Progress progress =
                    repository.commits(null).find(first).value().orElseThrow().orElseThrow();
            assertThat(progress.behind()).isEqualTo(4);
        }
    }
}

package io.github.waybill.buildgraph.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.waybill.buildgraph.graph.Revision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shallow clone lacks is fetched from a real remote, and nothing but objects and the ends of the clone changes. */
class ShallowCloneTest {

    @TempDir
    Path folder;

    private GitProgram origin;
    private GitProgram git;
    private String forked;

    /** The branches main and feature parted more commits ago than the first step of deepening reaches. */
    @BeforeEach
    void makeRepository() throws IOException, InterruptedException {
        folder = folder.toRealPath();
        origin = GitProgram.init(folder.resolve("origin"));
        origin.commit("A.java", "1");
        forked = origin.commit("A.java", "2");
        grow(40);
        origin.run("checkout", "-q", "-b", "feature", forked);
        grow(40);
        origin.run("checkout", "-q", "main");
        git = new GitProgram(folder.resolve("shop"));
    }

    private void grow(int commits) throws IOException, InterruptedException {
        String loop = "!for i in $(seq %d); do git commit -q --allow-empty -m \"$(git branch --show-current) $i\"; done"
                .formatted(commits);
        origin.run("-c", "alias.grow=" + loop, "grow");
    }

    private void shallowClone(String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("clone", "-q"));
        arguments.addAll(List.of(options));
        arguments.addAll(
                List.of(origin.folder().toUri().toString(), git.folder().toString()));
        origin.run(arguments.toArray(String[]::new));
    }

    private Comparison compare(String base, Map<String, String> environment) throws GitException {
        try (GitRepository repository = GitRepository.open(git.folder(), false)) {
            return repository.compare(base, null, environment);
        }
    }

    private String id(String rev) throws IOException, InterruptedException {
        return origin.run("rev-parse", rev).strip();
    }

    @Test
    void itIsDeepenedUntilTheMergeBaseIsThere() throws Exception {
        shallowClone("--depth=1", "--branch=feature");
        String refs = git.run("for-each-ref");

        assertThat(compare("main", Map.of()).bases()).containsExactly(new Revision("main", forked));

        assertThat(git.run("for-each-ref")).isEqualTo(refs);
        assertThat(git.run("status", "--porcelain")).isEmpty();
        assertThat(git.folder().resolve(".git/FETCH_HEAD")).doesNotExist();
        assertThat(git.run("fsck", "--strict", "--no-dangling")).isEmpty();
    }

    @Test
    void offlineItStaysAsItIs() throws Exception {
        shallowClone("--depth=1", "--no-single-branch", "--branch=feature");

        try (GitRepository repository = GitRepository.open(git.folder(), true)) {
            assertThatThrownBy(() -> repository.compare("main", null, Map.of()))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("Maven is offline: leave -o out");
        }
        assertThat(git.run("rev-list", "--count", "HEAD").strip()).isEqualTo("1");
    }

    private interface RemoteUse {
        void use(Remote remote, JGitStore clone) throws Exception;
    }

    /** JGit's own server for file URLs does not speak the newest protocol, so there is a daemon. */
    private void withRemote(boolean program, RemoteUse use) throws Exception {
        try (GitDaemon daemon = GitDaemon.start(folder);
                JGitStore clone = JGitStore.open(git.folder(), false)) {
            git.run("remote", "set-url", "origin", daemon.url("origin"));
            use.use(
                    program ? new GitRemote(git.folder(), "origin") : new JGitRemote(clone.repository(), "origin"),
                    clone);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theGitProgramAndJGitDeepenAlike(boolean program) throws Exception {
        shallowClone("--depth=1", "--no-single-branch");

        withRemote(program, (remote, clone) -> {
            assertThat(new MergeBases(clone, remote, Map.of()).of(id("main"), "main", id("feature"), "feature"))
                    .containsExactly(forked);
            assertThat(remote.branch("feature")).contains(new Remote.Branch("feature", id("feature")));
            assertThat(remote.branch("none")).isEmpty();
            assertThat(remote.defaultBranch()).contains(new Remote.Branch("main", id("main")));
        });
        assertThat(git.run("fsck", "--strict", "--no-dangling")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCommitIsFetchedAlone(boolean program) throws Exception {
        shallowClone("--depth=1");

        withRemote(program, (remote, clone) -> remote.fetch(id(forked), true));

        assertThat(git.run("rev-list", forked).strip()).isEqualTo(forked);
        assertThat(git.run("rev-list", "--count", "HEAD").strip()).isEqualTo("1");
    }

    @Test
    void aMergeThatAServerMadeIsComparedThoughOnlyItWasCloned() throws Exception {
        origin.run("checkout", "-q", "--detach", "main");
        origin.run("merge", "-q", "--no-ff", "-m", "Merge", "feature");
        origin.run("branch", "merged");
        shallowClone("--depth=1", "--branch=merged");

        try (GitRepository repository = GitRepository.open(git.folder(), false)) {
            assertThat(repository
                            .compare(
                                    null,
                                    null,
                                    Map.of(
                                            "GITHUB_ACTIONS", "true",
                                            "GITHUB_REF", "refs/pull/7/merge",
                                            "GITHUB_SHA", repository.head()))
                            .base())
                    .isEqualTo(new Revision("HEAD^1 (GITHUB_REF)", id("main")));
        }
    }

    /**
     * Both tips reach root in three steps, and its child, their newest common commit, in five:
     *
     * <pre>
     * root -- child -- 3 commits -- left     (which merges a child of root)
     *              \-- 3 commits -- right    (which merges a child of root)
     * </pre>
     */
    @Test
    void aCommonCommitDoesNotHideANewerOneBehindTheEndOfTheClone() throws Exception {
        origin.run("checkout", "-q", "--orphan", "root");
        String root = origin.commit("B.java", "1");
        String child = origin.commit("B.java", "2");
        for (String side : List.of("left", "right")) {
            origin.run("checkout", "-q", "-b", "short-" + side, root);
            origin.commit(side + "-short", "1");
            origin.run("checkout", "-q", "-b", side, child);
            grow(3);
            origin.run("merge", "-q", "--no-ff", "-m", "Merge", "short-" + side);
        }
        shallowClone("--depth=3", "--no-single-branch", "--branch=left");
        assertThat(git.run("merge-base", "origin/right", "HEAD").strip()).isEqualTo(root);

        assertThat(compare("right", Map.of()).base()).isEqualTo(new Revision("right", child));
    }

    @Test
    void aCommitThatWasNamedInFullIsFetched() throws Exception {
        shallowClone("--depth=1");

        assertThat(compare(forked, Map.of()).base()).isEqualTo(new Revision(forked, forked));
    }

    @Test
    void historiesWithNothingInCommonAreRefusedOnceTheyAreThere() throws Exception {
        origin.run("checkout", "-q", "--orphan", "other");
        origin.commit("x", "x");
        origin.run("checkout", "-q", "main");
        shallowClone("--depth=1", "--no-single-branch");

        assertThatThrownBy(() -> compare("origin/other", Map.of()))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("origin/other and HEAD have no commit in common");
    }

    @Test
    void whereTheRemoteIsGoneTheErrorNamesTheSettingOfTheCi() throws Exception {
        shallowClone("--depth=1", "--no-single-branch");
        git.run("remote", "set-url", "origin", "http://robot:secret@127.0.0.1:1/shop.git");

        for (Map.Entry<Map<String, String>, String> expected : Map.of(
                        Map.<String, String>of(), "Run git fetch --unshallow",
                        Map.of("GITHUB_ACTIONS", "true"), "fetch-depth: 0",
                        Map.of("GITLAB_CI", "true"), "GIT_DEPTH to 0",
                        Map.of("JENKINS_URL", "http://ci"), "shallow: false",
                        Map.of("TF_BUILD", "True"), "fetchDepth: 0",
                        Map.of("BITBUCKET_BUILD_NUMBER", "1"), "depth: full",
                        Map.of("CIRCLECI", "true"), "method: full",
                        Map.of("BUILDKITE", "true"), "BUILDKITE_GIT_CLONE_FLAGS")
                .entrySet()) {
            assertThatThrownBy(() -> compare("origin/feature", expected.getKey()))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("The merge base of origin/feature and HEAD")
                    .hasMessageContaining("127.0.0.1:1")
                    .hasMessageContaining(expected.getValue())
                    .hasMessageNotContaining("secret");
        }
    }
}

package io.github.waybill.buildgraph.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.waybill.buildgraph.graph.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the git program and JGit read the same of a clone, and which clones the program is asked about. */
class GitStoreTest {

    @TempDir
    Path folder;

    private GitProgram origin;
    private GitProgram git;

    @BeforeEach
    void cloneWithEveryKindOfName() throws Exception {
        origin = GitProgram.init(folder.resolve("origin"));
        origin.commit("a/b/c.txt", "1");
        origin.run("tag", "plain");
        origin.run("tag", "-a", "annotated", "-m", "A tag with an object of its own");
        origin.run("branch", "feature/far");
        origin.commit("a/ä ö.txt", "2");
        git = new GitProgram(folder.resolve("clone"));
        origin.run("clone", "-q", origin.folder().toString(), git.folder().toString());
        git.run("checkout", "-q", "-b", "side", "annotated");
        git.commit("side.txt", "3");
        git.run("merge", "-q", "--no-edit", "main");
        // A branch and a tag of one name, and refs in a file of their own.
        git.run("branch", "plain", "main");
        git.run("pack-refs", "--all");
        git.run("update-ref", "refs/heads/loose", "main");
    }

    private ProgramStore program() throws IOException {
        return (ProgramStore) ProgramStore.open(git.folder(), false).orElseThrow();
    }

    @Test
    void aNameMeansTheSameCommit() throws Exception {
        String head = git.run("rev-parse", "HEAD").strip();
        String blob = git.run("rev-parse", "HEAD:side.txt").strip();
        try (GitStore program = program();
                GitStore jgit = JGitStore.open(git.folder(), false)) {
            for (String rev : List.of(
                    "HEAD",
                    "main",
                    "side",
                    "plain",
                    "loose",
                    "annotated",
                    "annotated^{}",
                    "origin/main",
                    "origin/HEAD",
                    "origin/feature/far",
                    "feature/far",
                    "refs/heads/main",
                    "HEAD~1",
                    "HEAD^2",
                    head,
                    head.substring(0, 12),
                    blob,
                    blob.substring(0, 12),
                    "0123456789012345678901234567890123456789",
                    "none",
                    "none/at/all",
                    "HEAD^7",
                    "HEAD:side.txt",
                    "a b",
                    "-q",
                    "",
                    "main\nside",
                    "main missing",
                    "ma*n")) {
                assertThat(program.commit(rev)).as(rev).isEqualTo(jgit.commit(rev));
            }
            assertThat(program.commit("annotated"))
                    .contains(git.run("rev-parse", "annotated^{commit}").strip());
            assertThat(program.commit("plain"))
                    .contains(git.run("rev-parse", "refs/tags/plain^{commit}").strip());
            assertThat(program.head()).isEqualTo(jgit.head()).contains(head);
            assertThat(program.workTree()).isEqualTo(jgit.workTree()).isEqualTo(git.folder());
        }
    }

    @Test
    void objectsHoldTheSame() throws Exception {
        List<String> ids = git.run("rev-list", "--objects", "--all")
                .lines()
                .map(line -> line.split(" ", 2)[0])
                .toList();
        assertThat(ids).hasSizeGreaterThan(10);
        try (GitStore program = program();
                GitStore jgit = JGitStore.open(git.folder(), false)) {
            assertThat(program.objects(ids)).containsExactlyElementsOf(jgit.objects(ids));
            assertThatThrownBy(() -> program.object("0123456789012345678901234567890123456789"))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("0123456789012345678901234567890123456789 of the repository in")
                    .hasMessageContaining("git fsck");
        }
    }

    @Test
    void anObjectThatStandsForAnotherIsNotFollowed() throws Exception {
        String head = git.run("rev-parse", "HEAD").strip();
        String tree = git.run("rev-parse", "HEAD^{tree}").strip();
        git.run("replace", head, git.run("rev-parse", "main").strip());
        assertThat(git.run("rev-parse", "HEAD^{tree}").strip()).isNotEqualTo(tree);

        try (GitStore program = program();
                GitStore jgit = JGitStore.open(git.folder(), false)) {
            assertThat(program.object(head)).isEqualTo(jgit.object(head));
            assertThat(CommitObject.read(head, program.object(head)).tree()).isEqualTo(tree);
        }
        assertThat(GitStatus.of(git.folder()).isClean()).isTrue();
    }

    @Test
    void linksAreThoseThatGitLists() throws Exception {
        Path root = git.folder();
        Files.createSymbolicLink(root.resolve("current"), Path.of("a/b"));
        Files.createSymbolicLink(root.resolve("a/gone"), Path.of("../nowhere/gr\u00f6\u00dfe"));
        Files.createSymbolicLink(root.resolve("a/b/\u00e4 120000 blob\t\u00f6"), Path.of("c.txt"));
        Files.createSymbolicLink(root.resolve("out"), folder);
        git.run("update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + ",lib");
        git.run("update-index", "--chmod=+x", "side.txt");
        // A name and a target that are not in UTF-8, made by a shell.
        git.run("-c", "alias.odd=!ln -s \"$(printf 'a/\\344')\" \"$(printf 'b\\374')\"", "odd");
        git.run("add", "-A", "a", "current", "out", ".");
        git.run("update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + ",lib");
        git.run("commit", "-q", "-m", "Link");
        String head = git.run("rev-parse", "HEAD").strip();

        Map<String, String> listed = LsTree.links(new GitCommand(git.folder()), head);

        assertThat(listed)
                .containsOnlyKeys("current", "a/gone", "a/b/\u00e4 120000 blob\t\u00f6", "out", "b\u00fc")
                .containsEntry("current", git.run("rev-parse", "HEAD:current").strip());
        try (GitStore program = program();
                GitStore jgit = JGitStore.open(git.folder(), false)) {
            for (GitStore store : List.of(program, jgit)) {
                CommitTree tree = CommitTree.of(store, new Revision(head, head));
                assertThat(tree.linkIdsInFolders()).isEqualTo(listed);
                assertThat(tree.targets())
                        .hasSize(5)
                        .containsEntry("current", "a/b")
                        .containsEntry("a/gone", "../nowhere/gr\u00f6\u00dfe")
                        .containsEntry("b\u00fc", "a/\u00e4")
                        .containsEntry("out", folder.toString());
            }
        }
        assertThat(LsTree.links(new GitCommand(git.folder().resolve("a")), "HEAD^"))
                .isEmpty();
        assertThatThrownBy(() -> LsTree.links(new GitCommand(git.folder()), "0".repeat(40)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refsAndRemotesAreTheSame() throws Exception {
        List<String> names = List.of(
                "refs/remotes/origin/HEAD",
                "refs/remotes/origin/main",
                "refs/remotes/origin/master",
                "refs/heads/plain");
        git.run("symbolic-ref", "refs/remotes/origin/master", "refs/remotes/origin/gone");
        try (GitStore program = program();
                GitStore jgit = JGitStore.open(git.folder(), false)) {
            assertThat(program.refs(names))
                    .isEqualTo(jgit.refs(names))
                    .isEqualTo(Map.of(
                            "refs/remotes/origin/HEAD", Optional.of("refs/remotes/origin/main"),
                            "refs/remotes/origin/main", Optional.empty(),
                            "refs/heads/plain", Optional.empty()));
            assertThat(program.remoteName()).isEqualTo(jgit.remoteName()).isEqualTo("origin");
            assertThat(program.url("origin"))
                    .isEqualTo(jgit.url("origin"))
                    .contains(origin.folder().toString());
            assertThat(program.url("fork")).isEqualTo(jgit.url("fork")).isEmpty();
        }
    }

    @Test
    void theRemoteIsTheOneThatTheBranchFollowsWhereNoneIsCalledOrigin() throws Exception {
        git.run("remote", "rename", "origin", "one");
        assertSameRemote("one");
        git.run("remote", "add", "two.dots", origin.folder().toString());
        git.run("config", "branch.side.remote", "two.dots");
        assertSameRemote("two.dots");
        git.run("remote", "add", "origin", origin.folder().toString());
        assertSameRemote("origin");
    }

    private void assertSameRemote(String name) throws Exception {
        try (GitStore program = program();
                GitStore jgit = JGitStore.open(git.folder(), false)) {
            assertThat(program.remoteName()).isEqualTo(jgit.remoteName()).isEqualTo(name);
        }
    }

    @Test
    void whatIsFetchedMeanwhileIsFound() throws Exception {
        String later = origin.commit("later.txt", "4");
        try (GitStore program = program()) {
            assertThat(program.commit(later)).isEmpty();
            git.run("fetch", "-q", "origin");
            assertThat(program.commit(later)).contains(later);
            assertThat(program.commit("origin/main")).contains(later);
        }
    }

    @Test
    void theProgramIsAskedAboutWholeClonesWithWorkingTreesAlone() throws Exception {
        git.run("worktree", "add", "-q", folder.resolve("linked").toString(), "main");
        GitProgram shallow = new GitProgram(folder.resolve("shallow"));
        origin.run(
                "clone",
                "-q",
                "--depth=1",
                origin.folder().toUri().toString(),
                shallow.folder().toString());
        GitProgram empty = GitProgram.init(folder.resolve("empty"));
        Files.createSymbolicLink(folder.resolve("link"), git.folder());
        Files.createSymbolicLink(folder.resolve("deep"), git.folder().resolve("a/b"));

        assertOpened(folder.resolve("linked"), folder.resolve("linked"));
        assertOpened(git.folder().resolve("a/b"), git.folder());
        assertOpened(folder.resolve("link/a"), folder.resolve("link"));
        assertThat(ProgramStore.open(shallow.folder(), false)).isEmpty();
        assertThat(ProgramStore.open(folder.resolve("deep"), false)).isEmpty();
        assertThatThrownBy(() -> ProgramStore.open(empty.folder(), false)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ProgramStore.open(git.folder().resolve(".git"), false))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ProgramStore.open(folder, false)).isInstanceOf(IOException.class);
    }

    private static void assertOpened(Path folder, Path workTree) throws Exception {
        try (GitStore store = ProgramStore.open(folder, false).orElseThrow()) {
            assertThat(store.workTree()).isEqualTo(workTree);
        }
    }

    /** Each commit of a history names earlier ones as its parents, by their numbers; two of its commits are compared. */
    record Histories(List<Set<Integer>> parents, int one, int other) {}

    @Provide
    Arbitrary<Histories> histories() {
        Arbitrary<List<Set<Integer>>> parents = Arbitraries.integers()
                .between(0, 7)
                .set()
                .ofMaxSize(2)
                .list()
                .ofMinSize(2)
                .ofMaxSize(8);
        return parents.flatMap(list -> Arbitraries.integers()
                .between(0, list.size() - 1)
                .tuple2()
                .map(pair -> new Histories(list, pair.get1(), pair.get2())));
    }

    @Property(tries = 25)
    void historiesMeetInTheSameCommits(@ForAll("histories") Histories histories) throws Exception {
        Path own = Files.createTempDirectory("histories");
        GitProgram drawn = GitProgram.init(own);
        try {
            drawn.commit();
            String tree = drawn.run("rev-parse", "HEAD^{tree}").strip();
            List<String> commits = new ArrayList<>();
            for (Set<Integer> parents : histories.parents()) {
                List<String> command = new ArrayList<>(List.of("commit-tree", tree, "-m", "Commit " + commits.size()));
                for (int parent : new TreeSet<>(parents)) {
                    if (parent < commits.size()) {
                        command.addAll(List.of("-p", commits.get(parent)));
                    }
                }
                commits.add(drawn.run(command.toArray(String[]::new)).strip());
            }
            String one = commits.get(histories.one());
            String other = commits.get(histories.other());
            try (GitStore program = ProgramStore.open(own, false).orElseThrow();
                    GitStore jgit = JGitStore.open(own, false)) {
                assertThat(program.mergeBases(one, other)).isEqualTo(jgit.mergeBases(one, other));
            }
        } finally {
            drawn.delete();
        }
    }
}

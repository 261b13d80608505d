package io.github.waybill.buildgraph.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.waybill.buildgraph.graph.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ids as {@code git ls-tree} and {@code git hash-object} print them, for commits and for the working tree. */
class SourceTreeTest {

    @TempDir
    Path folder;

    private GitProgram git;

    @BeforeEach
    void makeRepository() throws IOException, InterruptedException {
        folder = folder.toRealPath();
        git = GitProgram.init(folder.resolve("shop"));
        git.write("pom.xml", "<project/>");
        git.write(".gitignore", "target/\n*.log\n");
        git.write("tools/run.sh", "#!/bin/sh\n");
        git.write("gr\u00f6\u00dfe/\u65e5\u672c \u8a9e.txt", "1");
        Files.setPosixFilePermissions(
                git.folder().resolve("tools/run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        link("current", "pom.xml");
        git.commit("common/src/A.java", "class A {}\n");
    }

    private void link(String path, String target) throws IOException {
        Files.createSymbolicLink(git.folder().resolve(path), Path.of(target));
    }

    private final List<GitRepository> opened = new ArrayList<>();

    @AfterEach
    void closeRepositories() {
        opened.forEach(GitRepository::close);
    }

    private GitRepository open() throws GitException {
        GitRepository repository = GitRepository.open(git.folder(), false);
        opened.add(repository);
        return repository;
    }

    private SourceTree head() throws GitException {
        GitRepository repository = open();
        return repository.tree(new Revision("HEAD", repository.head()));
    }

    private SourceTree workTree(String... without) throws GitException {
        return open().workTree(List.of(without));
    }

    /** The files that git names, as {@code mode id} by path: of a tree-ish. */
    private SortedMap<String, String> lsTree(String treeish) throws IOException, InterruptedException {
        SortedMap<String, String> files = new TreeMap<>();
        for (String line : git.run("ls-tree", "-r", "-z", treeish).split("\0", 0)) {
            String[] columns = line.split("[ \t]", 4);
            files.put(columns[3], columns[0] + " " + columns[2]);
        }
        return files;
    }

    /** What git would commit now. */
    private SortedMap<String, String> wouldCommit() throws IOException, InterruptedException {
        Path index = git.folder().resolve(".git/index");
        byte[] before = Files.readAllBytes(index);
        git.run("add", "-A");
        String tree = git.run("write-tree").strip();
        Files.write(index, before);
        return lsTree(tree);
    }

    private static SortedMap<String, String> text(SortedMap<String, FileId> files) {
        SortedMap<String, String> text = new TreeMap<>();
        files.forEach((path, id) -> text.put(path, id.toString()));
        return text;
    }

    @Test
    void aCommitAndACleanWorkingTreeHoldWhatGitListsForBoth() throws Exception {
        assertThat(text(head().files())).isEqualTo(lsTree("HEAD"));
        assertThat(text(workTree().files())).isEqualTo(lsTree("HEAD"));
        assertThat(workTree().dirt()).isEmpty();
    }

    @Test
    void theWorkingTreeHoldsWhatGitWouldCommit() throws Exception {
        git.write("pom.xml", "<project><!-- edited --></project>");
        git.write("common/src/B.java", "class B {}\n");
        git.write("common/target/B.class", "built");
        git.write("build.log", "ignored");
        git.write("staged", "first");
        git.run("add", "staged");
        git.write("staged", "second");
        git.run("rm", "-q", "--cached", "gr\u00f6\u00dfe/\u65e5\u672c \u8a9e.txt");
        Files.delete(git.folder().resolve("common/src/A.java"));
        Files.setPosixFilePermissions(
                git.folder().resolve("tools/run.sh"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.delete(git.folder().resolve("current"));
        link("current", "tools/run.sh");

        assertThat(text(workTree().files())).isEqualTo(wouldCommit()).doesNotContainKey("build.log");
        assertThat(workTree().dirt())
                .containsExactly(
                        "common/src/A.java",
                        "common/src/B.java",
                        "current",
                        "gr\u00f6\u00dfe/\u65e5\u672c \u8a9e.txt",
                        "pom.xml",
                        "staged",
                        "tools/run.sh");
    }

    @Test
    void aRuleIgnoresOnlyWhatGitDoesNotTrack() throws Exception {
        for (String kept :
                List.of("target/kept/A", "target/kept/B", "target/dropped/C", "target/dropped/D", "kept.log")) {
            git.write(kept, "1");
        }
        git.run("add", "--force", "target", "kept.log");
        git.commit();
        git.write("target/kept/A", "2");
        git.write("target/kept/built", "1");
        git.write("target/built/E", "1");
        git.run("rm", "-rq", "--cached", "target/dropped");

        assertThat(text(workTree().files())).isEqualTo(wouldCommit()).containsKey("kept.log");
        assertThat(workTree().dirt()).containsExactly("target/dropped/C", "target/dropped/D", "target/kept/A");
    }

    @Test
    void aFileThatBecameAFolderAndAFolderThatBecameALinkAreWhatTheyAre() throws Exception {
        Files.delete(git.folder().resolve("pom.xml"));
        git.write("pom.xml/inner", "1");
        git.run("rm", "-rq", "common");
        link("common", "tools");

        assertThat(text(workTree().files())).isEqualTo(wouldCommit());
        assertThat(workTree().isFolder("pom.xml")).isTrue();
        assertThat(workTree().isFile("common/run.sh")).isTrue();
    }

    @Test
    void lineEndsThatGitConvertsAreNoDifference() throws Exception {
        git.commit(".gitattributes", "*.java text eol=crlf\n");
        git.run("rm", "-q", "--cached", "common/src/A.java");
        Files.delete(git.folder().resolve("common/src/A.java"));
        git.run("reset", "-q", "--hard");
        git.write("common/src/B.java", "class B {}\r\n");

        assertThat(git.folder().resolve("common/src/A.java")).hasContent("class A {}\r\n");
        assertThat(text(workTree().files())).isEqualTo(wouldCommit());
        assertThat(workTree().dirt()).containsExactly("common/src/B.java");
    }

    @Test
    void aFilterThatTheConfigurationNamesIsAsked() throws Exception {
        git.run("config", "filter.upper.clean", "tr a-z A-Z");
        git.write(".gitattributes", "*.up filter=upper\n");
        git.write("word.up", "word\n");

        assertThat(workTree().id("word.up"))
                .contains(new FileId("100644", git.run("hash-object", "word.up").strip()));
    }

    @Test
    void whatABuildWritesIsNotOfTheWorkingTreeUnlessGitHoldsIt() throws Exception {
        git.commit("out/kept", "1");
        git.write("out/kept", "2");
        git.write("out/built", "1");

        assertThat(workTree("out").dirt()).containsExactly("out/kept");
        assertThat(workTree("out").isFile("out/built")).isFalse();
    }

    @Test
    void aPathInConflictIsAsItStandsInTheWorkingTree() throws Exception {
        git.run("checkout", "-q", "-b", "other");
        git.commit("pom.xml", "<project>theirs</project>");
        git.run("checkout", "-q", "main");
        git.commit("pom.xml", "<project>ours</project>");
        new ProcessBuilder("git", "merge", "-q", "other")
                .directory(git.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("merge.txt").toFile())
                .start()
                .waitFor();

        assertThat(workTree().id("pom.xml"))
                .contains(new FileId("100644", git.run("hash-object", "pom.xml").strip()));
        assertThat(workTree().dirt()).containsExactly("pom.xml");
    }

    @Test
    void aSparseCheckoutLacksNothing() throws Exception {
        git.run("sparse-checkout", "set", "--no-cone", "/tools/");

        assertThat(git.folder().resolve("pom.xml")).doesNotExist();
        assertThat(text(workTree().files())).isEqualTo(lsTree("HEAD"));
        assertThat(workTree().read("pom.xml")).hasValue(bytes("<project/>"));
    }

    @Test
    void filesAndFoldersAreToldApart() throws Exception {
        for (SourceTree tree : List.of(head(), workTree())) {
            for (String file : List.of("pom.xml", "common/src/A.java", "./common/../pom.xml")) {
                assertThat(tree.isFile(file)).as(file).isTrue();
                assertThat(tree.isFolder(file)).as(file).isFalse();
            }
            for (String directory : List.of("", "common", "common/src/")) {
                assertThat(tree.isFolder(directory)).as(directory).isTrue();
                assertThat(tree.isFile(directory)).as(directory).isFalse();
                assertThat(tree.exists(directory)).as(directory).isTrue();
            }
            for (String neither : List.of("none/x", "pom.xml/x", "/pom.xml", "comm", "../shop/common", "..")) {
                assertThat(tree.isFile(neither)).as(neither).isFalse();
                assertThat(tree.isFolder(neither)).as(neither).isFalse();
                assertThat(tree.exists(neither)).as(neither).isFalse();
            }
        }
    }

    @Test
    void namesAreThoseOfTheFolderThatAPathLeadsTo() throws Exception {
        link("lib", "common");
        git.commit();
        git.write("common/new/B.java", "class B {}\n");

        assertThat(head().names("lib")).containsExactly("src");
        assertThat(workTree().names("lib")).containsExactlyInAnyOrder("src", "new");
        assertThat(workTree().names("")).contains("lib", "pom.xml").doesNotContain("common/new", "src");
        assertThat(workTree().names("pom.xml/none")).isEmpty();
    }

    @Test
    void aPathIsNormalWhereEachOfItsNamesLeadsDown() {
        assertThat(List.of("a", "a/b", ".a", "..a/...", "a b")).allMatch(SourceTree::isNormal);
        assertThat(List.of("", "/", "/a", "a/", "a//b", ".", "..", "./a", "a/..", "a/./b", "a/../b"))
                .noneMatch(SourceTree::isNormal);
    }

    @Test
    void aFolderWhoseLastFileWasDeletedIsGone() throws Exception {
        Files.delete(git.folder().resolve("common/src/A.java"));

        assertThat(workTree().isFolder("common")).isFalse();
        assertThat(head().isFolder("common")).isTrue();
        git.write("common/B", "1");
        assertThat(workTree().isFolder("common")).isTrue();
        assertThat(workTree().isFolder("common/src")).isFalse();
    }

    @Test
    void linksAreFollowedWithinTheTreeAndNeverOutOfIt() throws Exception {
        link("lib", "common/src");
        link("common/up", "../lib/../../pom.xml");
        link("loop", "loop");
        link("out", "../outside");
        link("absolute", git.folder().resolve("pom.xml").toString());
        Files.writeString(folder.resolve("outside"), "secret");
        git.commit();

        for (SourceTree tree : List.of(head(), workTree())) {
            assertThat(tree.isFolder("lib")).isTrue();
            assertThat(tree.read("current")).hasValue(bytes("<project/>"));
            assertThat(tree.read("lib/A.java")).hasValue(bytes("class A {}\n"));
            assertThat(tree.read("common/up")).hasValue(bytes("<project/>"));
            assertThat(tree.id("current").map(FileId::mode)).contains("120000");
            for (String nowhere : List.of("loop", "out", "absolute")) {
                assertThat(tree.isFile(nowhere)).as(nowhere).isFalse();
                assertThat(tree.read(nowhere)).as(nowhere).isEmpty();
            }
        }
    }

    @Test
    void theLinksAreThoseOfTheCommitOrOfTheWorkingTree() throws Exception {
        link("lib", "common/src");
        link("gone", "none");
        link("kept", "tools");
        git.commit();
        Files.delete(git.folder().resolve("lib"));
        link("lib", "tools");
        Files.delete(git.folder().resolve("gone"));
        Files.delete(git.folder().resolve("current"));
        git.write("current", "a file");
        link("common/new", "../pom.xml");

        assertThat(head().targets())
                .containsOnly(
                        entry("current", "pom.xml"),
                        entry("lib", "common/src"),
                        entry("gone", "none"),
                        entry("kept", "tools"));
        assertThat(workTree().targets())
                .containsOnly(entry("lib", "tools"), entry("kept", "tools"), entry("common/new", "../pom.xml"));
        assertThat(workTree().isLink("kept")).isTrue();
        assertThat(workTree().isLink("current")).isFalse();
        assertThat(workTree().isLink("kept/run.sh")).isFalse();
    }

    @Test
    void aWalkFollowsLinksAndFindsEachFileOnce() throws Exception {
        git.write("one/a.txt", "1");
        git.write("two/b.txt", "1");
        link("one/two", "../two");
        link("two/one", "../one");
        link("one/self", ".");
        link("one/pom", "../current");
        link("one/gone", "none");
        link("one/out", "../../outside");
        link("lib", "one");
        git.commit();

        for (SourceTree tree : List.of(head(), workTree())) {
            for (String folder : List.of("one", "lib", "two/one/self")) {
                assertThat(tree.walk(folder)).as(folder).containsExactly("one/a.txt", "pom.xml", "two/b.txt");
            }
            assertThat(tree.walk("tools")).containsExactly("tools/run.sh");
            assertThat(tree.walk("one/gone")).isEmpty();
            assertThat(tree.walk("none")).isEmpty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

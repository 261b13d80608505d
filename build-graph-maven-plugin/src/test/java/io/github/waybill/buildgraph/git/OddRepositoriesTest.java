package io.github.waybill.buildgraph.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.waybill.buildgraph.graph.PathChange;
import io.github.waybill.buildgraph.graph.PathChange.Kind;
import io.github.waybill.buildgraph.graph.Revision;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories that are not just a clone: submodules, alternates, damaged ones, and those that cannot be read. */
class OddRepositoriesTest {

    private static final List<String> ALLOW_FILE = List.of("-c", "protocol.file.allow=always");

    @TempDir
    Path folder;

    private GitProgram git;
    private String first;

    @BeforeEach
    void makeRepository() throws IOException, InterruptedException {
        folder = folder.toRealPath();
        git = GitProgram.init(folder.resolve("shop"));
        first = git.commit("common/A.java", "class A {}");
    }

    private List<PathChange> changes(String since, String... without) throws GitException {
        try (GitRepository repository = GitRepository.open(git.folder(), false)) {
            return repository.changes(
                    List.of(repository.tree(new Revision(since, since))), repository.workTree(List.of(without)));
        }
    }

    private GitProgram addSubmodule() throws IOException, InterruptedException {
        GitProgram library = GitProgram.init(folder.resolve("library"));
        library.commit("L.java", "1");
        git.run(
                ALLOW_FILE.get(0),
                ALLOW_FILE.get(1),
                "submodule",
                "--quiet",
                "add",
                library.folder().toUri().toString(),
                "lib");
        first = git.commit();
        return new GitProgram(git.folder().resolve("lib"));
    }

    private String treeLine(String path) throws IOException, InterruptedException {
        String[] columns = git.run("ls-tree", "HEAD", path).split("[ \t]", 4);
        return columns[0] + " " + columns[2];
    }

    @Test
    void aSubmoduleIsTheCommitThatItStandsAt() throws Exception {
        GitProgram lib = addSubmodule();
        assertThat(changes(first)).isEmpty();
        try (GitRepository repository = GitRepository.open(git.folder(), false)) {
            assertThat(repository.workTree(List.of()).id("lib").map(FileId::toString))
                    .contains(treeLine("lib"));
        }

        lib.commit("L.java", "2");
        assertThat(changes(first)).containsExactly(new PathChange("lib", Kind.MODIFIED));

        git.commit();
        assertThat(changes(first)).containsExactly(new PathChange("lib", Kind.MODIFIED));
        try (GitRepository repository = GitRepository.open(git.folder(), false)) {
            assertThat(repository.workTree(List.of()).dirt()).isEmpty();
        }
    }

    @Test
    void whatIsNotCommittedInASubmoduleIsADifferenceAndWhatIsBuiltThereIsNone() throws Exception {
        GitProgram lib = addSubmodule();
        lib.write("target/L.class", "built");
        assertThat(changes(first, "lib/target")).isEmpty();

        lib.write("L.java", "edited");
        assertThat(changes(first, "lib/target")).containsExactly(new PathChange("lib", Kind.MODIFIED));
        try (GitRepository repository = GitRepository.open(git.folder(), false)) {
            FileId edited = repository.workTree(List.of("lib/target")).id("lib").orElseThrow();
            lib.write("L.java", "edited again");
            assertThat(repository.workTree(List.of("lib/target")).id("lib"))
                    .isPresent()
                    .get()
                    .isNotEqualTo(edited);
        }
    }

    @Test
    void aSubmoduleThatWasNeverInitialisedIsNoDifference() throws Exception {
        addSubmodule();
        GitProgram clone = new GitProgram(folder.resolve("clone"));
        git.run("clone", "-q", git.folder().toString(), clone.folder().toString());

        try (GitRepository repository = GitRepository.open(clone.folder(), false)) {
            SourceTree workTree = repository.workTree(List.of());
            assertThat(workTree.dirt()).isEmpty();
            assertThat(workTree.files())
                    .isEqualTo(repository.tree(workTree.revision()).files());
        }
    }

    @Test
    void aSubmoduleCanBeTheRootOfTheWorkingTree() throws Exception {
        GitProgram lib = addSubmodule();

        try (GitRepository repository = GitRepository.open(lib.folder(), false)) {
            assertThat(repository.workTree()).isEqualTo(lib.folder());
            assertThat(repository.head()).isEqualTo(lib.run("rev-parse", "HEAD").strip());
            assertThat(repository.workTree(List.of()).files()).containsOnlyKeys("L.java");
        }
    }

    @Test
    void aLinkMovedAndANameThatChangedItsCaseAreChanges() throws Exception {
        Files.createSymbolicLink(git.folder().resolve("current"), Path.of("common"));
        git.commit("gr\u00f6\u00dfe/\u65e5\u672c \u8a9e.txt", "1");
        String before = git.commit("B", "1");
        Files.delete(git.folder().resolve("current"));
        Files.createSymbolicLink(git.folder().resolve("current"), Path.of("gr\u00f6\u00dfe"));
        git.run("mv", "common/A.java", "common/a.java");
        git.run("mv", "gr\u00f6\u00dfe/\u65e5\u672c \u8a9e.txt", "gr\u00f6\u00dfe/\u65e5\u672c.txt");
        Files.setPosixFilePermissions(git.folder().resolve("B"), PosixFilePermissions.fromString("rwxr-xr-x"));
        git.commit();

        List<String> named = git.run(
                        "-c", "core.quotePath=false", "diff", "--no-renames", "--name-status", before, "HEAD")
                .lines()
                .toList();

        assertThat(changes(before))
                .extracting(change -> change.kind().name().charAt(0) + "\t" + change.path())
                .containsExactlyInAnyOrderElementsOf(named)
                .hasSize(6);
    }

    @Test
    void objectsOfAnotherRepositoryAreReadThroughAlternates() throws Exception {
        GitProgram clone = new GitProgram(folder.resolve("clone"));
        git.run(
                "clone",
                "-q",
                "--shared",
                git.folder().toString(),
                clone.folder().toString());

        try (GitRepository repository = GitRepository.open(clone.folder(), false)) {
            assertThat(repository.tree(new Revision("HEAD", first)).isFile("common/A.java"))
                    .isTrue();
            assertThat(repository.workTree(List.of()).dirt()).isEmpty();
        }
    }

    @Test
    void whatAPartialCloneLeftWithItsRemoteIsFetchedWhenItIsRead() throws Exception {
        git.run("config", "uploadpack.allowFilter", "true");
        git.commit("common/A.java", "class A { int a; }");
        GitProgram clone = new GitProgram(folder.resolve("clone"));
        git.run(
                "clone",
                "-q",
                "--filter=blob:none",
                git.folder().toUri().toString(),
                clone.folder().toString());
        assertThat(clone.run("rev-list", "--objects", "--all", "--missing=print"))
                .contains("?");

        try (GitRepository repository = GitRepository.open(clone.folder(), false)) {
            SourceTree base = repository.tree(new Revision(first, first));
            assertThat(repository.changes(List.of(base), repository.workTree(List.of())))
                    .containsExactly(new PathChange("common/A.java", Kind.MODIFIED));
            assertThat(base.read("common/A.java")).hasValue("class A {}".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void theLinksOfAPartialCloneAreToldWithoutItsRemote() throws Exception {
        git.run("config", "uploadpack.allowFilter", "true");
        Files.createSymbolicLink(git.folder().resolve("current"), Path.of("common"));
        git.commit();
        git.commit("common/A.java", "class A { int a; }");
        for (String filter : List.of("blob:none", "tree:0")) {
            GitProgram clone = new GitProgram(folder.resolve("without " + filter.replace(':', ' ')));
            git.run(
                    "clone",
                    "-q",
                    "--filter=" + filter,
                    git.folder().toUri().toString(),
                    clone.folder().toString());
            clone.run(
                    "remote",
                    "set-url",
                    "origin",
                    folder.resolve("gone").toUri().toString());

            try (GitRepository repository = GitRepository.openToScan(clone.folder(), true);
                    GitStore jgit = JGitStore.open(clone.folder(), true)) {
                assertThat(repository.workTree(List.of()).links().names(List.of("common/A.java")))
                        .containsExactly(entry("common/A.java", List.of("current/A.java")));
                Revision head = new Revision("HEAD", repository.head());
                assertThat(CommitTree.of(jgit, head).linkIdsInFolders()).containsOnlyKeys("current");
            }
        }
    }

    @Test
    void aChangeToldOfAFileIsToldOfTheLinksOfHead() throws Exception {
        Files.createSymbolicLink(git.folder().resolve("current"), Path.of("common"));
        String before = git.commit();
        git.commit("common/A.java", "class A { int a; }");

        assertThat(changes(before))
                .containsExactly(new PathChange("common/A.java", Kind.MODIFIED, List.of("current/A.java")));
        Files.delete(git.folder().resolve("current"));
        Files.createSymbolicLink(git.folder().resolve("latest"), Path.of("common"));
        assertThat(changes(before))
                .containsExactly(
                        new PathChange("common/A.java", Kind.MODIFIED, List.of("latest/A.java")),
                        new PathChange("current", Kind.DELETED),
                        new PathChange("latest", Kind.ADDED));
    }

    /** Git itself refuses to work there unless safe.directory names it; reading runs nothing that the owner could have put in. */
    @Test
    void aRepositoryOfAnotherUserIsRead() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("only root can give files away")
                .isEqualTo("root");
        Process chown =
                new ProcessBuilder("chown", "-R", "65534:65534", git.folder().toString()).start();
        assertThat(chown.waitFor()).isZero();

        try (GitRepository repository = GitRepository.open(git.folder(), false)) {
            assertThat(repository.workTree(List.of()).dirt()).isEmpty();
            assertThat(repository.compare(first, null, Map.of()).base().commit())
                    .isEqualTo(first);
        }
    }

    @Test
    void aRepositoryOfSha256IsRefused() throws Exception {
        Path sha256 = Files.createDirectories(folder.resolve("sha256"));
        GitProgram other = new GitProgram(sha256);
        other.run("init", "-q", "-b", "main", "--object-format=sha256");
        other.commit("A.java", "1");

        assertThatThrownBy(() -> GitRepository.open(sha256, false))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("names its objects by sha256");
    }

    @Test
    void aBareRepositoryIsRefused() throws Exception {
        git.run(
                "clone",
                "-q",
                "--bare",
                git.folder().toString(),
                folder.resolve("bare").toString());

        assertThatThrownBy(() -> GitRepository.open(folder.resolve("bare"), false))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("bare repository");
    }

    private Path loose(String id) {
        return git.folder().resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2));
    }

    private enum Damage {
        GONE,
        EMPTY,
        ZEROS
    }

    private void damage(String id, Damage damage) throws IOException {
        Path file = loose(id);
        long size = Files.size(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        switch (damage) {
            case GONE -> Files.delete(file);
            case EMPTY -> Files.write(file, new byte[0]);
            case ZEROS -> Files.write(file, new byte[(int) size]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GONE", "EMPTY", "ZEROS"})
    void aDamagedObjectIsNamed(String damage) throws Exception {
        String blob = git.run("rev-parse", "HEAD:common/A.java").strip();
        String tree = git.run("rev-parse", "HEAD:common").strip();
        String head = git.commit("B", "1");
        damage(blob, Damage.valueOf(damage));
        damage(tree, Damage.valueOf(damage));
        damage(first, Damage.valueOf(damage));

        try (GitRepository repository = GitRepository.open(git.folder(), false)) {
            SourceTree commit = repository.tree(new Revision("HEAD", head));
            assertDamaged(tree, () -> commit.isFile("common/A.java"));
            assertDamaged(first, () -> repository.tree(new Revision(first, first)));
            assertDamaged(tree, commit::files);
        }
        damage(head, Damage.valueOf(damage));
        assertDamaged(head, () -> GitRepository.open(git.folder(), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GONE", "EMPTY", "ZEROS"})
    void aDamagedFileIsNamedWhenItIsRead(String damage) throws Exception {
        String blob = git.run("rev-parse", "HEAD:common/A.java").strip();
        damage(blob, Damage.valueOf(damage));

        try (GitRepository repository = GitRepository.open(git.folder(), false)) {
            SourceTree commit = repository.tree(new Revision("HEAD", first));
            assertThat(commit.isFile("common/A.java")).isTrue();
            assertDamaged(blob, () -> commit.read("common/A.java"));
            assertThat(repository.workTree(List.of()).read("common/A.java")).isPresent();
        }
    }

    private static void assertDamaged(String id, org.assertj.core.api.ThrowableAssert.ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOf(GitException.class)
                .hasMessageContaining("The object " + id)
                .hasMessageContaining("git fsck");
    }

    @Test
    void aHistoryThatCannotBeReadIsNamed() throws Exception {
        git.commit("B", "1");
        git.run("branch", "side");
        git.commit("C", "1");
        git.run("checkout", "-q", "side");
        git.commit("D", "1");
        String parted = git.run("merge-base", "main", "side").strip();
        damage(parted, Damage.GONE);

        try (GitRepository repository = GitRepository.open(git.folder(), false)) {
            assertDamaged(parted, () -> repository.compare("main", null, Map.of()));
        }
    }

    /** Sparse on disk, so the test costs no space; a heap that must hold it would be twice the size. */
    @Test
    void aLargeFileIsHashedAsAStream() throws Exception {
        try (RandomAccessFile large =
                new RandomAccessFile(git.folder().resolve("large.bin").toFile(), "rw")) {
            large.setLength(100L << 20);
        }
        String blob = git.run("hash-object", "large.bin").strip();

        try (GitRepository repository = GitRepository.open(git.folder(), false)) {
            com.sun.management.ThreadMXBean threads =
                    (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            SourceTree workTree = repository.workTree(List.of());
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(50L << 20);
            assertThat(workTree.id("large.bin")).contains(new FileId("100644", blob));
        }
    }
}

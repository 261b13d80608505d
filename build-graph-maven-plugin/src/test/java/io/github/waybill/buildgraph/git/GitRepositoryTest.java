package io.github.waybill.buildgraph.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.waybill.buildgraph.graph.PathChange;
import io.github.waybill.buildgraph.graph.PathChange.Kind;
import io.github.waybill.buildgraph.graph.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What git says, on repositories that the git program made. */
class GitRepositoryTest {

    @TempDir
    Path folder;

    private GitProgram git;
    private String first;

    @BeforeEach
    void makeRepository() throws IOException, InterruptedException {
        folder = folder.toRealPath();
        git = GitProgram.init(folder.resolve("shop"));
        git.write("pom.xml", "<project/>");
        git.write(".gitignore", "target/\n");
        first = git.commit("common/A.java", "class A {}");
    }

    private GitRepository open() throws GitException {
        return GitRepository.open(git.folder(), false);
    }

    private List<PathChange> changes(boolean withWorkTree, String... without) throws GitException {
        try (GitRepository repository = open()) {
            SourceTree head = withWorkTree
                    ? repository.workTree(List.of(without))
                    : repository.tree(new Revision("HEAD", repository.head()));
            return repository.changes(List.of(repository.tree(new Revision(first, first))), head);
        }
    }

    @Test
    void aFolderOfTheWorkingTreeWillDo() throws GitException {
        try (GitRepository repository = GitRepository.open(git.folder().resolve("common"), false)) {
            assertThat(repository.workTree()).isEqualTo(git.folder());
            assertThat(repository.head()).isEqualTo(first);
        }
    }

    /** Most of them are of the same second. */
    @Test
    void commitsAreInTheOrderInWhichTheyWereMade() throws Exception {
        List<String> made = new ArrayList<>(List.of(first));
        for (int i = 0; i < 8; i++) {
            made.add(git.commit());
        }
        try (GitRepository repository = open()) {
            assertThat(repository.oldestFirst(new TreeSet<>(made))).isEqualTo(made);
        }
    }

    @Test
    void aFolderInNoRepositoryIsRefused() {
        assertThatThrownBy(() -> GitRepository.open(folder, false))
                .isInstanceOf(GitException.class)
                .hasMessageContaining(folder + " lies in no git repository");
    }

    @Test
    void aRepositoryWithoutACommitIsRefused() throws Exception {
        GitProgram empty = GitProgram.init(folder.resolve("empty"));

        assertThatThrownBy(() -> GitRepository.open(empty.folder(), false))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("has no commit yet");
    }

    @Test
    void aLinkedWorkTreeIsReadAsItStands() throws Exception {
        git.run(
                "worktree",
                "add",
                "-q",
                "-b",
                "feature",
                folder.resolve("linked").toString());
        GitProgram linked = new GitProgram(folder.resolve("linked"));
        String head = linked.commit("common/B.java", "class B {}");

        try (GitRepository repository = GitRepository.open(linked.folder(), false)) {
            assertThat(repository.workTree()).isEqualTo(linked.folder());
            assertThat(repository.head()).isEqualTo(head);
            assertThat(repository.compare("main", null, Map.of()).base().commit())
                    .isEqualTo(first);
        }
    }

    @Test
    void additionsModificationsAndDeletionsAreToldApart() throws Exception {
        git.write("common/B.java", "class B {}");
        git.write("pom.xml", "<project><version>2</version></project>");
        Files.delete(git.folder().resolve("common/A.java"));
        git.commit();

        assertThat(changes(false))
                .containsExactly(
                        new PathChange("common/A.java", Kind.DELETED),
                        new PathChange("common/B.java", Kind.ADDED),
                        new PathChange("pom.xml", Kind.MODIFIED));
    }

    @Test
    void aRenameIsADeletionAndAnAddition() throws Exception {
        git.run("mv", "common/A.java", "common/Z.java");
        git.commit();

        assertThat(changes(false))
                .containsExactly(
                        new PathChange("common/A.java", Kind.DELETED), new PathChange("common/Z.java", Kind.ADDED));
    }

    @Test
    void theExecutableBitIsAChange() throws Exception {
        git.run("update-index", "--chmod=+x", "common/A.java");
        git.run("commit", "-q", "-m", "Make it run");

        assertThat(changes(false)).containsExactly(new PathChange("common/A.java", Kind.MODIFIED));
    }

    @Test
    void namesOutsideAsciiAndWithSpacesAreReadAsTheyAre() throws Exception {
        git.commit("gr\u00f6\u00dfe/\u65e5\u672c \u8a9e.txt", "1");

        assertThat(changes(false))
                .containsExactly(new PathChange("gr\u00f6\u00dfe/\u65e5\u672c \u8a9e.txt", Kind.ADDED));
    }

    @Test
    void theWorkingTreeCountsOnlyWhereItIsAskedFor() throws Exception {
        git.write("common/New.java", "class New {}");
        git.write("pom.xml", "<project/><!-- edited -->");
        git.write("common/target/A.class", "built");
        git.run("rm", "-q", "common/A.java");

        assertThat(changes(false)).isEmpty();
        assertThat(changes(true))
                .containsExactly(
                        new PathChange("common/A.java", Kind.DELETED),
                        new PathChange("common/New.java", Kind.ADDED),
                        new PathChange("pom.xml", Kind.MODIFIED));
    }

    @Test
    void whatABuildWritesIsNoChangeThoughGitDoesNotIgnoreIt() throws Exception {
        git.write("out/A.class", "built");
        git.write("outer/A.java", "class A {}");

        assertThat(changes(true, "out")).containsExactly(new PathChange("outer/A.java", Kind.ADDED));
        try (GitRepository repository = open()) {
            assertThat(repository.dirt(List.of("out"))).containsExactly("outer/A.java");
        }
    }

    @Test
    void theOriginIsToldWithoutItsCredentials() throws Exception {
        git.run("remote", "add", "origin", "https://robot:secret@git.example.com/shop.git");

        try (GitRepository repository = open()) {
            assertThat(repository.origin()).contains("https://git.example.com/shop.git");
        }
    }
}

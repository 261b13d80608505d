package io.github.waybill.kustomizebump.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.Order;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceRepositoryTest {

    private static final String NO_COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    private GitProgram git;
    private String first;
    private String second;

    @BeforeEach
    void repository() throws Exception {
        git = GitProgram.init(folder.resolve("shop"));
        first = git.commit("a.txt", "1");
        second = git.commit("a.txt", "2");
    }

    @Test
    void ancestryDecides() throws Exception {
        assertThat(order(git, first, second)).isEqualTo(Order.NEWER);
        assertThat(order(git, second, first)).isEqualTo(Order.OLDER);
        assertThat(order(git, second, second)).isEqualTo(Order.SAME);
        assertThat(order(git, second.substring(0, 12), first)).isEqualTo(Order.OLDER);
    }

    @Test
    void branchesThatPartedAreDiverged() throws Exception {
        git.run("checkout", "-q", "-b", "other", first);
        String other = git.commit("b.txt", "1");
        assertThat(order(git, other, second)).isEqualTo(Order.DIVERGED);
        git.run("merge", "-q", "-m", "Merge", "main");
        assertThat(order(git, second, git.run("rev-parse", "HEAD").strip())).isEqualTo(Order.NEWER);
    }

    @Test
    void whatIsNoCommitIsUnknown() throws Exception {
        git.run("branch", "release");
        assertThat(order(git, NO_COMMIT, second)).isEqualTo(Order.UNKNOWN);
        assertThat(order(git, "release", second)).isEqualTo(Order.UNKNOWN);
        assertThat(order(git, "1.2.3", second)).isEqualTo(Order.UNKNOWN);
        assertThat(order(git, second, "1.2.3")).isEqualTo(Order.NOT_ASKED);
    }

    @Test
    void shallowCloneIsDeepenedUntilTheOrderIsKnown() throws Exception {
        String newest = second;
        for (int i = 0; i < 120; i++) {
            newest = git.commit();
        }
        GitProgram clone = shallow("clone");
        assertThat(clone.run("rev-list", "--count", "HEAD").strip()).isEqualTo("1");
        assertThat(order(clone, first, newest)).isEqualTo(Order.NEWER);
        assertThat(order(shallow("another"), NO_COMMIT, newest)).isEqualTo(Order.UNKNOWN);
    }

    @Test
    void whatWasPushedAfterTheCloneWasMadeIsFetched() throws Exception {
        git.run("clone", "-q", ".", "../clone");
        GitProgram clone = new GitProgram(folder.resolve("clone"));
        String newest = git.commit("a.txt", "3");

        assertThat(order(clone, newest, second)).isEqualTo(Order.OLDER);
        assertThat(order(clone, NO_COMMIT, second)).isEqualTo(Order.UNKNOWN);
        assertThat(clone.run("rev-parse", "main").strip()).isEqualTo(second);
        Files.move(git.folder(), folder.resolve("gone"));
        assertThatThrownBy(() -> order(clone, NO_COMMIT, second))
                .isInstanceOf(BumpException.class)
                .hasMessageContaining("does not have " + NO_COMMIT)
                .hasMessageContaining("see that git fetch works there");
    }

    @Test
    void shallowCloneThatCannotBeDeepenedIsRefused() throws Exception {
        GitProgram clone = shallow("clone");
        Files.move(git.folder(), folder.resolve("gone"));
        assertThatThrownBy(() -> order(clone, first, second))
                .isInstanceOf(BumpException.class)
                .hasMessageContaining(first)
                .hasMessageContaining("which is deployed");
    }

    @Test
    void dirtIsWhatTheCommitDoesNotHold() throws Exception {
        Files.writeString(git.folder().resolve("a.txt"), "mine");
        Files.createDirectories(git.folder().resolve("target"));
        Files.writeString(git.folder().resolve("target/new.jar"), "built");
        Files.writeString(git.folder().resolve("new.txt"), "mine");
        try (ServiceRepository repository = ServiceRepository.find(git.folder()).orElseThrow()) {
            assertThat(repository.dirt(List.of(git.folder().resolve("target")))).containsExactly("a.txt", "new.txt");
        }
    }

    private GitProgram shallow(String name) throws Exception {
        git.run("clone", "-q", "--depth", "1", git.folder().toUri().toString(), "../" + name);
        return new GitProgram(folder.resolve(name));
    }

    private static Order order(GitProgram git, String deployed, String next) throws BumpException {
        try (ServiceRepository repository = ServiceRepository.find(git.folder()).orElseThrow()) {
            return repository.order(deployed, next);
        }
    }
}

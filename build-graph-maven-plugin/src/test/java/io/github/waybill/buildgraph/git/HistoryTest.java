package io.github.waybill.buildgraph.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.buildgraph.graph.Commit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    @TempDir
    Path folder;

    private GitProgram git;
    private String first;
    private String second;
    private String merge;

    @BeforeEach
    void makeHistory() throws Exception {
        git = GitProgram.init(folder.resolve("shop"));
        first = git.commit("A.java", "1");
        git.run("checkout", "-q", "-b", "feature");
        git.commit("B.java", "1");
        git.run("checkout", "-q", "main");
        second = git.commit("A.java", "2");
        git.run("merge", "-q", "--no-ff", "-m", "Merge it\n\nWith a body.", "feature");
        merge = git.run("rev-parse", "HEAD").strip();
    }

    private static History history(Path clone, int limit) throws GitException {
        try (GitRepository repository = GitRepository.open(clone, false)) {
            return repository.history(repository.resolve("HEAD"), limit);
        }
    }

    @Test
    void itGoesBackAlongFirstParents() throws Exception {
        History history = history(git.folder(), 10);

        assertThat(history.commits().stream().map(Commit::id)).containsExactly(merge, second, first);
        assertThat(history.commits().get(0).subject()).isEqualTo("Merge it");
        assertThat(history.commits().get(0).time().getEpochSecond())
                .isEqualTo(Long.parseLong(git.run("log", "-1", "--format=%ct").strip()));
        assertThat(history.end()).isEqualTo(History.End.ROOT);
    }

    @Test
    void itEndsWhereNoMoreIsAskedFor() throws Exception {
        History history = history(git.folder(), 2);

        assertThat(history.commits().stream().map(Commit::id)).containsExactly(merge, second);
        assertThat(history.end()).isEqualTo(History.End.LIMIT);
    }

    @Test
    void itEndsWhereTheCloneDoes() throws Exception {
        Path clone = folder.resolve("clone");
        git.run("clone", "-q", "--depth", "2", git.folder().toUri().toString(), clone.toString());

        History history = history(clone, 10);

        assertThat(history.commits().stream().map(Commit::id)).containsExactly(merge, second);
        assertThat(history.end()).isEqualTo(History.End.SHALLOW);
    }
}

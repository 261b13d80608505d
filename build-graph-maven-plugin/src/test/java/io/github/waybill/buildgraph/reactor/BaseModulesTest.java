package io.github.waybill.buildgraph.reactor;

import static io.github.waybill.buildgraph.graph.Reactor.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.buildgraph.git.GitProgram;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.graph.Change;
import io.github.waybill.buildgraph.graph.MovedModule;
import io.github.waybill.buildgraph.graph.Reactor;
import io.github.waybill.buildgraph.graph.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which modules joined, left and moved, on POMs that the git program committed. */
class BaseModulesTest {

    @TempDir
    Path folder;

    private GitProgram git;

    @BeforeEach
    void makeRepository() throws IOException, InterruptedException {
        git = GitProgram.init(folder.toRealPath().resolve("shop"));
    }

    private static String modules(String... modules) {
        return Stream.of(modules)
                .map(module -> "<module>" + module + "</module>")
                .collect(Collectors.joining("", "<modules>", "</modules>"));
    }

    private static String profile(String id, String... modules) {
        return "<profiles><profile><id>" + id + "</id>" + modules(modules) + "</profile></profiles>";
    }

    private void pom(String directory, String artifact, String content) throws IOException {
        String folder = directory.isEmpty() ? "" : directory + "/";
        git.write(
                folder + "pom.xml",
                "<project><parent><groupId>shop</groupId></parent><artifactId>" + artifact + "</artifactId>" + content
                        + "</project>");
    }

    private Change since(String base, Reactor head) throws Exception {
        try (GitRepository repository = GitRepository.open(git.folder())) {
            Revision from = new Revision(base, base);
            Revision to = repository.resolve("HEAD");
            return BaseModules.change(
                    repository, head.graph(), from, to, false, repository.changes(from, true, List.of()));
        }
    }

    @Test
    void aNewModuleJoined() throws Exception {
        pom("", "root", modules("a"));
        pom("a", "a", "");
        String base = git.commit();
        pom("", "root", modules("a", "b"));
        pom("b", "b", "");
        git.commit();

        assertThat(since(base, new Reactor().pom("root", "").jar("a").jar("b")).added())
                .containsExactly(id("b"));
    }

    @Test
    void aModuleWhoseFilesLayThereJoinsWhenItIsListed() throws Exception {
        pom("", "root", modules("a"));
        pom("a", "a", "");
        pom("b", "b", "");
        String base = git.commit();
        pom("", "root", modules("a", "b"));
        git.commit();

        assertThat(since(base, new Reactor().pom("root", "").jar("a").jar("b")).added())
                .containsExactly(id("b"));
    }

    @Test
    void whatAModuleThatJoinsListsJoinsToo() throws Exception {
        pom("", "root", modules());
        pom("tools", "tools", modules("../b"));
        pom("b", "b", "");
        String base = git.commit();
        pom("", "root", modules("tools"));
        git.commit();

        assertThat(since(
                                base,
                                new Reactor()
                                        .pom("root", "")
                                        .pom("tools", "tools")
                                        .jar("b"))
                        .added())
                .containsExactly(id("b"), id("tools"));
    }

    @Test
    void listedElsewhereOrInAnotherOrderAModuleHasNotJoined() throws Exception {
        pom("", "root", modules("a", "b", "tools"));
        pom("tools", "tools", "");
        pom("a", "a", "");
        pom("b", "b", "");
        String base = git.commit();
        pom("", "root", modules("tools", "a/pom.xml"));
        pom("tools", "tools", modules("../b"));
        git.commit();

        assertThat(since(
                                base,
                                new Reactor()
                                        .pom("root", "")
                                        .pom("tools", "tools")
                                        .jar("a")
                                        .jar("b"))
                        .added())
                .isEmpty();
    }

    @Test
    void outOfAProfileAModuleMayHaveJoined() throws Exception {
        pom("", "root", profile("all", "a", "b"));
        pom("a", "a", "");
        pom("b", "b", "");
        String base = git.commit();
        pom("", "root", modules("a") + profile("all", "b"));
        git.commit();

        assertThat(since(base, new Reactor().pom("root", "").jar("a").jar("b")).added())
                .containsExactly(id("a"));
    }

    @Test
    void aModuleThatIsGoneOrNoLongerListedLeft() throws Exception {
        pom("", "root", modules("a", "b", "c"));
        pom("a", "a", "");
        pom("b", "b", "");
        pom("c", "c", "");
        String base = git.commit();
        pom("", "root", modules("a"));
        Files.delete(git.folder().resolve("b/pom.xml"));
        git.commit();

        Change change = since(base, new Reactor().pom("root", "").jar("a"));

        assertThat(change.removed()).hasSize(2).containsEntry(id("b"), "b").containsEntry(id("c"), "c");
    }

    @Test
    void aModuleInAnotherFolderMovedAndDidNotJoin() throws Exception {
        pom("", "root", modules("a"));
        pom("a", "a", "");
        String base = git.commit();
        git.run("mv", "a", "lib-a");
        pom("", "root", modules("lib-a"));
        git.commit();

        Change change = since(base, new Reactor().pom("root", "").jarIn("lib-a", "a"));

        assertThat(change.moved()).containsExactly(new MovedModule(id("a"), "a", "lib-a"));
        assertThat(change.added()).isEmpty();
        assertThat(change.removed()).isEmpty();
    }

    @Test
    void aPomThatWasNoXmlTellsNothing() throws Exception {
        git.write("pom.xml", "<project><modules><module>gone");
        pom("a", "a", "");
        String base = git.commit();
        pom("", "root", modules());
        git.commit();

        Change change = since(base, new Reactor().pom("root", ""));

        assertThat(change.removed()).isEmpty();
    }
}

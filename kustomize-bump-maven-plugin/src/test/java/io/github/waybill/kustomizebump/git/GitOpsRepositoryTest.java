package io.github.waybill.kustomizebump.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.waybill.kustomizebump.bump.Bump;
import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.GitOps;
import io.github.waybill.kustomizebump.bump.Intent;
import io.github.waybill.kustomizebump.bump.Origin;
import io.github.waybill.kustomizebump.bump.OverlayFile;
import io.github.waybill.kustomizebump.bump.Pin;
import io.github.waybill.kustomizebump.bump.Policy;
import io.github.waybill.kustomizebump.bump.PublishedImage;
import io.github.waybill.kustomizebump.bump.Receipt;
import io.github.waybill.kustomizebump.bump.ServiceHistory;
import io.github.waybill.kustomizebump.kustomize.Kustomization;
import io.github.waybill.kustomizebump.kustomize.KustomizeEditor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against real bare repositories; what came out is judged by the git program. */
class GitOpsRepositoryTest {

    private static final String OVERLAY = "images:\n- name: a\n  newTag: old # mine\n- name: b\n  newTag: old\n";

    @TempDir
    Path folder;

    private GitProgram work;
    private GitProgram bare;

    @BeforeEach
    void repository() throws Exception {
        work = GitProgram.init(folder.resolve("work"));
        work.commit("overlays/staging/run.sh", "true\n");
        work.commit("other.txt", "stays\n");
        Files.createSymbolicLink(work.folder().resolve("link"), Path.of("overlays"));
        work.commit("overlays/staging/kustomization.yaml", OVERLAY);
        work.run("clone", "-q", "--bare", ".", "../infra.git");
        work.run("remote", "add", "origin", "../infra.git");
        bare = new GitProgram(folder.resolve("infra.git"));
    }

    @Test
    void commitChangesTheOneFile() throws Exception {
        Receipt receipt = bump(open("main"), "a", "next");
        work.run("pull", "-q", "origin", "main");
        assertThat(work.run("rev-parse", "HEAD").strip()).isEqualTo(receipt.commit());
        assertThat(Files.readString(work.folder().resolve("overlays/staging/kustomization.yaml")))
                .isEqualTo("images:\n- name: a\n  newTag: next # mine\n- name: b\n  newTag: old\n");
        assertThat(work.run("diff", "--name-status", "HEAD~1").strip())
                .isEqualTo("M\toverlays/staging/kustomization.yaml");
        assertThat(work.run("log", "-1", "--format=%(trailers:key=Waybill-Image,valueonly)")
                        .strip())
                .isEqualTo("overlays/staging a:next");
        assertThat(bare.run("fsck", "--strict")).doesNotContain("error");
        assertThat(work.run("rev-list", "--count", "HEAD").strip()).isEqualTo("4");
    }

    @Test
    void nothingToChangeIsNoCommit() throws Exception {
        String before = bare.run("rev-parse", "main");
        assertThat(bump(open("main"), "a", "old").commit()).isNull();
        assertThat(bare.run("rev-parse", "main")).isEqualTo(before);
    }

    @Test
    void intentIsAppliedToTheTipThatCameFirst() throws Exception {
        GitOps overtaken = new GitOps() {
            private final GitOps real = open("main");
            private boolean first = true;

            @Override
            public Tip fetch() throws BumpException {
                return real.fetch();
            }

            @Override
            public Optional<String> lastMessage(Tip tip, Predicate<String> wanted) throws BumpException {
                return real.lastMessage(tip, wanted);
            }

            @Override
            public String diff(OverlayFile before, OverlayFile after) {
                return real.diff(before, after);
            }

            @Override
            public Optional<String> push(Tip tip, List<OverlayFile> changed, String message) throws BumpException {
                if (first) {
                    first = false;
                    try {
                        bump(open("main"), "b", "theirs");
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return real.push(tip, changed, message);
            }
        };
        bump(overtaken, "a", "mine");
        assertThat(bare.run("show", "main:overlays/staging/kustomization.yaml"))
                .isEqualTo("images:\n- name: a\n  newTag: mine # mine\n- name: b\n  newTag: theirs\n");
        assertThat(bare.run("rev-list", "--count", "main").strip()).isEqualTo("5");
    }

    @Test
    void manyAtOnceAllLand() throws Exception {
        StringBuilder many = new StringBuilder("images:\n");
        for (int i = 0; i < 10; i++) {
            many.append("- name: s").append(i).append("\n  newTag: old\n");
        }
        work.commit("overlays/staging/kustomization.yaml", many.toString());
        work.run("push", "-q", "origin", "main");
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Future<Receipt>> all = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                String service = "s" + i;
                all.add(threads.submit(() -> bump(open("main"), service, "next")));
            }
            for (Future<Receipt> one : all) {
                assertThat(one.get().commit()).isNotNull();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(bare.run("show", "main:overlays/staging/kustomization.yaml"))
                .isEqualTo(many.toString().replace("old", "next"));
        assertThat(bare.run("rev-list", "--count", "main").strip()).isEqualTo("14");
        assertThat(bare.run("rev-list", "--merges", "main")).isEmpty();
    }

    @Test
    void missingBranchNamesTheOthers() {
        assertThatThrownBy(() -> bump(open("nowhere"), "a", "next"))
                .hasMessageContaining("has no branch nowhere; it has main");
    }

    @Test
    void linkAndWayOutAreRefused() throws Exception {
        pushLink("overlays/up", "../../..");
        pushLink("outside", work.folder().toString());
        GitOps.Tip tip = open("main").fetch();
        assertThatThrownBy(() -> tip.overlay("link/staging")).hasMessageContaining("link is a symbolic link");
        assertThatThrownBy(() -> tip.overlay("outside/overlays/staging"))
                .hasMessageContaining("outside is a symbolic link");
        assertThatThrownBy(() -> tip.overlay("overlays/up/work/overlays/staging"))
                .hasMessageContaining("overlays/up is a symbolic link");
        assertThatThrownBy(() -> tip.overlay("../staging")).hasMessageContaining("leads out of the GitOps repository");
        assertThatThrownBy(() -> tip.overlay("/etc")).hasMessageContaining("leads out of the GitOps repository");
        assertThatThrownBy(() -> tip.overlay("overlays")).hasMessageContaining("has no kustomization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kustomization.yaml", "kustomization.yml", "Kustomization"})
    void aFileOfEachNameIsFound(String name) throws Exception {
        work.commit("overlays/" + name + "/" + name, OVERLAY);
        work.run("push", "-q", "origin", "main");
        assertThat(open("main").fetch().overlay("overlays/" + name).path()).isEqualTo("overlays/" + name + "/" + name);
    }

    @Test
    void linkInPlaceOfTheFileIsRefused() throws Exception {
        pushLink("overlays/linked/kustomization.yaml", "/etc/passwd");
        assertThatThrownBy(() -> open("main").fetch().overlay("overlays/linked"))
                .hasMessageContaining("overlays/linked/kustomization.yaml is a symbolic link");
    }

    @Test
    void twoKustomizationsInOneFolderAreRefused() throws Exception {
        work.commit("overlays/staging/Kustomization", OVERLAY);
        work.run("push", "-q", "origin", "main");
        assertThatThrownBy(() -> open("main").fetch().overlay("overlays/staging"))
                .hasMessageContaining("kustomization.yaml and overlays/staging/Kustomization");
    }

    @Test
    void passwordIsNeverShown() {
        assertThatThrownBy(() -> GitOpsRepository.open(
                                "http://user:s3cret@127.0.0.1:9/infra.git",
                                Delivery.to("main"),
                                access(),
                                Kustomization.fileNames())
                        .fetch())
                .hasMessageContaining("http://127.0.0.1:9/infra.git")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void anotherBranchIsMadeForAPullRequestAndBuiltUpon() throws Exception {
        String main = bare.run("rev-parse", "main");
        Delivery request = new Delivery("main", "release/next", List.of(), null, null, null);

        Receipt first = bump(open(request), "a", "next");
        assertThat(bare.run("rev-parse", "main")).isEqualTo(main);
        assertThat(bare.run("rev-parse", "release/next~1")).isEqualTo(main);

        Receipt second = bump(open(request), "b", "next");
        assertThat(bare.run("rev-parse", "release/next").strip()).isEqualTo(second.commit());
        assertThat(bare.run("rev-parse", "release/next~1").strip()).isEqualTo(first.commit());
        assertThat(bare.run("rev-parse", "main")).isEqualTo(main);

        assertThat(bump(open(request), "b", "next").commit()).isNull();
    }

    @Test
    void authorCommitterAndMessageAreWhatWasAsked() throws Exception {
        Delivery delivery = new Delivery(
                "main", null, List.of(), "Release Train <train@example.com>", "Robot <robot@example.com>", false);

        bump(open(delivery), "a", "next", "chore(deploy): {services} {unknown} in {overlays}\n\n{changes}\n{tags}\n\n");

        assertThat(bare.run("log", "-1", "--format=%an <%ae>%n%cn <%ce>%n%B", "main")
                        .strip())
                .isEqualTo("""
                        Release Train <train@example.com>
                        Robot <robot@example.com>
                        chore(deploy): a {unknown} in overlays/staging

                        overlays/staging: a old -> next
                        next

                        Waybill-Image: overlays/staging a:next""");
    }

    @Test
    void whatGitWouldNotTakeIsRefusedBeforeTheNetworkIsUsed() {
        assertThatThrownBy(() -> open(new Delivery("main", "a..b", List.of(), null, null, null)))
                .hasMessageContaining("\"a..b\" is no name that git takes. Set kustomize-bump.pushBranch");
        for (String nobody : List.of("Robot", "<robot@example.com>", "Robot <r@example.com>\nWaybill-Commit: x", "")) {
            assertThatThrownBy(() -> open(new Delivery("main", null, List.of(), nobody, null, null)))
                    .hasMessageContaining("kustomize-bump.author is \"" + nobody + "\", which names nobody");
        }
    }

    @Test
    void hooksOfARepositoryOnThisMachineAreRunAndQuoted() throws Exception {
        String before = bare.run("rev-parse", "main");
        Path hook = bare.folder().resolve("hooks/pre-receive");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\necho 'main is protected' >&2\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> bump(open("main"), "a", "next"))
                .hasMessageContaining("refuses the push to main")
                .hasMessageContaining("main is protected");

        assertThat(bare.run("rev-parse", "main")).isEqualTo(before);
    }

    /** Pushes a link that is in the repository alone, since JUnit warns of every one that it finds. */
    private void pushLink(String path, String target) throws Exception {
        Path link = work.folder().resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
        work.run("add", path);
        work.run("commit", "-q", "-m", "Link " + path);
        work.run("push", "-q", "origin", "main");
        Files.delete(link);
    }

    private GitOpsRepository open(String branch) throws BumpException {
        return open(Delivery.to(branch));
    }

    private GitOpsRepository open(Delivery delivery) throws BumpException {
        return GitOpsRepository.open(bare.folder().toUri().toString(), delivery, access(), Kustomization.fileNames());
    }

    private static Access access() {
        return new Access(null, null, null, null, Duration.ofMinutes(1));
    }

    private static Receipt bump(GitOps gitOps, String service, String tag) throws BumpException, InterruptedException {
        return bump(gitOps, service, tag, null);
    }

    private static Receipt bump(GitOps gitOps, String service, String tag, @Nullable String template)
            throws BumpException, InterruptedException {
        Bump bump = new Bump(
                gitOps, new KustomizeEditor(), ServiceHistory.NONE, null, new Policy(false, false, false), line -> {});
        PublishedImage image = new PublishedImage(service, null, service, tag, null);
        return bump.run(
                new Origin(null, null),
                template,
                List.of(new Intent(image, "overlays/staging", Pin.TAG)),
                Duration.ofMinutes(5));
    }
}

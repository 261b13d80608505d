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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against real bare repositories; what came out is judged by the git program. */
class GitOpsRepositoryTest {

    private static final String OVERLAY = "images:\n- name: a\n  newTag: old # mine\n- name: b\n  newTag: old\n";

    @TempDir
    Path folder;

    private Path work;
    private Path bare;

    @BeforeEach
    void repository() throws Exception {
        work = Files.createDirectories(folder.resolve("work"));
        bare = folder.resolve("infra.git");
        git(work, "init", "-q", "-b", "main");
        write("overlays/staging/kustomization.yaml", OVERLAY);
        write("overlays/staging/run.sh", "true\n");
        write("other.txt", "stays\n");
        Files.createSymbolicLink(work.resolve("link"), Path.of("overlays"));
        commit("Begin");
        git(folder, "clone", "-q", "--bare", work.toString(), bare.toString());
        git(work, "remote", "add", "origin", bare.toString());
    }

    @Test
    void commitChangesTheOneFile() throws Exception {
        Receipt receipt = bump(open("main"), "a", "next");
        git(work, "pull", "-q", "origin", "main");
        assertThat(git(work, "rev-parse", "HEAD").strip()).isEqualTo(receipt.commit());
        assertThat(Files.readString(work.resolve("overlays/staging/kustomization.yaml")))
                .isEqualTo("images:\n- name: a\n  newTag: next # mine\n- name: b\n  newTag: old\n");
        assertThat(git(work, "diff", "--name-status", "HEAD~1").strip())
                .isEqualTo("M\toverlays/staging/kustomization.yaml");
        assertThat(git(work, "log", "-1", "--format=%(trailers:key=Waybill-Image,valueonly)")
                        .strip())
                .isEqualTo("overlays/staging a:next");
        assertThat(git(bare, "fsck", "--strict")).doesNotContain("error");
        assertThat(git(work, "rev-list", "--count", "HEAD").strip()).isEqualTo("2");
    }

    @Test
    void nothingToChangeIsNoCommit() throws Exception {
        String before = git(bare, "rev-parse", "main");
        assertThat(bump(open("main"), "a", "old").commit()).isNull();
        assertThat(git(bare, "rev-parse", "main")).isEqualTo(before);
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
        assertThat(git(bare, "show", "main:overlays/staging/kustomization.yaml"))
                .isEqualTo("images:\n- name: a\n  newTag: mine # mine\n- name: b\n  newTag: theirs\n");
        assertThat(git(bare, "rev-list", "--count", "main").strip()).isEqualTo("3");
    }

    @Test
    void manyAtOnceAllLand() throws Exception {
        StringBuilder many = new StringBuilder("images:\n");
        for (int i = 0; i < 10; i++) {
            many.append("- name: s").append(i).append("\n  newTag: old\n");
        }
        write("overlays/staging/kustomization.yaml", many.toString());
        commit("Ten services");
        git(work, "push", "-q", "origin", "main");
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
        assertThat(git(bare, "show", "main:overlays/staging/kustomization.yaml"))
                .isEqualTo(many.toString().replace("old", "next"));
        assertThat(git(bare, "rev-list", "--count", "main").strip()).isEqualTo("12");
        assertThat(git(bare, "rev-list", "--merges", "main")).isEmpty();
    }

    @Test
    void missingBranchNamesTheOthers() {
        assertThatThrownBy(() -> bump(open("nowhere"), "a", "next"))
                .hasMessageContaining("has no branch nowhere; it has main");
    }

    @Test
    void linkAndWayOutAreRefused() throws Exception {
        GitOps.Tip tip = open("main").fetch();
        assertThatThrownBy(() -> tip.overlay("link/staging")).hasMessageContaining("link is a symbolic link");
        assertThatThrownBy(() -> tip.overlay("../staging")).hasMessageContaining("leads out of the GitOps repository");
        assertThatThrownBy(() -> tip.overlay("/etc")).hasMessageContaining("leads out of the GitOps repository");
        assertThatThrownBy(() -> tip.overlay("overlays")).hasMessageContaining("has no kustomization");
    }

    @Test
    void twoKustomizationsInOneFolderAreRefused() throws Exception {
        write("overlays/staging/Kustomization", OVERLAY);
        commit("A second one");
        git(work, "push", "-q", "origin", "main");
        assertThatThrownBy(() -> open("main").fetch().overlay("overlays/staging"))
                .hasMessageContaining("kustomization.yaml and overlays/staging/Kustomization");
    }

    @Test
    void passwordIsNeverShown() {
        assertThatThrownBy(() -> GitOpsRepository.open(
                                "http://user:s3cret@127.0.0.1:9/infra.git", "main", access(), Kustomization.fileNames())
                        .fetch())
                .hasMessageContaining("http://127.0.0.1:9/infra.git")
                .hasMessageNotContaining("s3cret");
    }

    private GitOpsRepository open(String branch) throws BumpException {
        return GitOpsRepository.open(bare.toUri().toString(), branch, access(), Kustomization.fileNames());
    }

    private static Access access() {
        return new Access(null, null, null, Duration.ofSeconds(10));
    }

    private static Receipt bump(GitOps gitOps, String service, String tag) throws BumpException, InterruptedException {
        Bump bump = new Bump(
                gitOps, new KustomizeEditor(), ServiceHistory.NONE, null, new Policy(false, false), line -> {});
        PublishedImage image = new PublishedImage(service, null, service, tag, null);
        return bump.run(
                new Origin(null, null),
                List.of(new Intent(image, "overlays/staging", Pin.TAG)),
                Duration.ofSeconds(60));
    }

    private void write(String file, String content) throws IOException {
        Path path = work.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private void commit(String message) throws Exception {
        git(work, "add", "-A");
        git(work, "-c", "user.name=Developer", "-c", "user.email=developer@example.com", "commit", "-q", "-m", message);
    }

    private static String git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}

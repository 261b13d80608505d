package io.github.waybill.kustomizebump.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.DeploymentLog;
import io.github.waybill.kustomizebump.bump.trace.Handover;
import io.github.waybill.kustomizebump.bump.trace.ImageName;
import io.github.waybill.kustomizebump.bump.trace.Place;
import io.github.waybill.kustomizebump.kustomize.Kustomization;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who put an image where it stands, in a real repository: by a receipt, or by hand. */
class GitOpsLogTest {

    private static final String FILE = "overlays/staging/kustomization.yaml";
    private static final String DIGEST = "sha256:" + "d".repeat(64);

    @TempDir
    Path folder;

    private GitProgram work;
    private String byHand;
    private String byReceipt;
    private String last;

    @BeforeEach
    void repository() throws Exception {
        work = GitProgram.init(folder.resolve("work"));
        byHand = work.commit(FILE, "images:\n- name: a\n  newTag: \"1\"\n- name: b\n  newTag: \"1\"\n");
        Files.writeString(
                work.folder().resolve(FILE), "images:\n- name: a\n  newTag: \"1\"\n- name: b\n  newTag: \"2\"\n");
        work.run(
                "commit",
                "-q",
                "-a",
                "-m",
                "Release b\n\nWaybill-Promoted-From: overlays/dev\nWaybill-Image: overlays/staging r/b:2@" + DIGEST);
        byReceipt = work.run("rev-parse", "HEAD").strip();
        last = work.commit("README.md", "more");
        work.run("config", "uploadpack.allowFilter", "true");
        work.run("config", "uploadpack.allowAnySHA1InWant", "true");
    }

    private GitOpsRepository open() throws Exception {
        return GitOpsRepository.open(
                work.folder().toUri().toString(),
                Delivery.to("main"),
                new Access(null, null, null, null, Duration.ofSeconds(20)),
                Kustomization.fileNames());
    }

    @Test
    void theTreeHasAllFilesAndNoLinks() throws Exception {
        Files.createSymbolicLink(work.folder().resolve("link.yaml"), Path.of(FILE));
        String tip = work.commit("b/c.txt", "text");
        try (GitOpsRepository repository = open()) {
            CommitTree tree = repository.tree();
            assertThat(tree.commit()).isEqualTo(tip);
            assertThat(tree.files()).containsExactly("README.md", "b/c.txt", FILE);
            assertThat(tree.content("b/c.txt")).hasValue("text".getBytes(StandardCharsets.UTF_8));
            assertThat(tree.content("nothing")).isEmpty();
        }
    }

    @Test
    void aReceiptSaysItAndElseTheLineDoes() throws Exception {
        DeploymentLog.Question a = new DeploymentLog.Question(ImageName.parse("r/a:1"), new Place(FILE, 3));
        DeploymentLog.Question b = new DeploymentLog.Question(ImageName.parse("r/b:2"), new Place(FILE, 5));
        DeploymentLog.Question pinned =
                new DeploymentLog.Question(ImageName.parse("r/b@" + DIGEST), new Place(FILE, 5));
        DeploymentLog.Question nowhere = new DeploymentLog.Question(ImageName.parse("r/c:2"), new Place(FILE, 50));
        try (GitOpsRepository repository = open()) {
            Map<DeploymentLog.Question, Answer<Handover>> answers =
                    repository.log(repository.tree()).handovers(List.of(a, b, pinned, nowhere));

            Handover hand = answer(answers, a).value().orElseThrow();
            assertThat(hand.commit().id()).isEqualTo(byHand);
            assertThat(hand.receipt()).isFalse();

            Handover receipt = answer(answers, b).value().orElseThrow();
            assertThat(receipt.commit().id()).isEqualTo(byReceipt);
            assertThat(receipt.commit().subject()).isEqualTo("Release b");
            assertThat(receipt.receipt()).isTrue();
            assertThat(receipt.digest()).isEqualTo(DIGEST);
            assertThat(receipt.promotedFrom()).isEqualTo("overlays/dev");

            assertThat(answer(answers, pinned).value()).contains(receipt);
            assertThat(answer(answers, nowhere).reason())
                    .contains("no commit of the GitOps repository has the line " + FILE + ":50");
        }
    }

    @Test
    void aCommitContainsItselfAndWhatCameBefore() throws Exception {
        try (GitOpsRepository repository = open()) {
            GitOpsLog log = repository.log(repository.tree());
            assertThat(log.contains(last, byHand).value()).contains(true);
            assertThat(log.contains(byReceipt, byReceipt).value()).contains(true);
            assertThat(log.contains(byHand, byReceipt).value()).contains(false);
            assertThat(log.contains("f".repeat(40), byHand).reason().orElse("")).contains("does not have both");
        }
    }

    private static Answer<Handover> answer(
            Map<DeploymentLog.Question, Answer<Handover>> answers, DeploymentLog.Question question) {
        return Objects.requireNonNull(answers.get(question));
    }
}

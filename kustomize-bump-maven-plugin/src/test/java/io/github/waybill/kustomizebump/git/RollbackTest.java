package io.github.waybill.kustomizebump.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.kustomizebump.bump.Bump;
import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.Intent;
import io.github.waybill.kustomizebump.bump.Origin;
import io.github.waybill.kustomizebump.bump.Pin;
import io.github.waybill.kustomizebump.bump.Policy;
import io.github.waybill.kustomizebump.bump.PublishedImage;
import io.github.waybill.kustomizebump.bump.Receipt;
import io.github.waybill.kustomizebump.kustomize.Kustomization;
import io.github.waybill.kustomizebump.kustomize.KustomizeEditor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollback is respected until a commit arrives that is newer than the one rolled back. The commits are a to e, each on top of the one before. */
class RollbackTest {

    private static final Policy STRICT = new Policy(false, false, false);
    private static final Policy ROLLBACK = new Policy(true, false, false);

    @TempDir
    Path folder;

    private GitProgram services;
    private GitProgram infra;
    private String a;
    private String b;
    private String c;
    private String d;
    private String e;

    @BeforeEach
    void repositories() throws Exception {
        services = GitProgram.init(folder.resolve("shop"));
        a = services.commit();
        b = services.commit();
        c = services.commit();
        d = services.commit();
        e = services.commit();
        infra = GitProgram.init(folder.resolve("infra"));
        infra.commit("staging/kustomization.yaml", "images:\n- name: app\n  newTag: " + d + "\n");
        infra.run("clone", "-q", "--bare", ".", "../infra.git");
        infra.run("remote", "add", "origin", "../infra.git");
    }

    @Test
    void whatWasRolledBackStaysAway() throws Exception {
        assertThat(bump(b, ROLLBACK)).isEqualTo(Receipt.Outcome.UPDATED);
        assertThat(bump(d, STRICT)).isEqualTo(Receipt.Outcome.HELD);
        assertThat(bump(c, STRICT)).isEqualTo(Receipt.Outcome.HELD);
        assertThat(deployed()).isEqualTo(b);
        assertThat(bump(e, STRICT)).isEqualTo(Receipt.Outcome.UPDATED);
        assertThat(bump(d, STRICT)).isEqualTo(Receipt.Outcome.SUPERSEDED);
        assertThat(deployed()).isEqualTo(e);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rollbackOfLongAgoIsRespected(boolean serverFilters) throws Exception {
        new GitProgram(folder.resolve("infra.git")).run("config", "uploadpack.allowFilter", "" + serverFilters);
        bump(b, ROLLBACK);
        infra.run("pull", "-q", "origin", "main");
        for (int i = 0; i < 60; i++) {
            infra.commit();
        }
        infra.run("push", "-q", "origin", "main");
        assertThat(bump(d, STRICT)).isEqualTo(Receipt.Outcome.HELD);
        assertThat(bump(e, STRICT)).isEqualTo(Receipt.Outcome.UPDATED);
    }

    @Test
    void furtherRollbackStillKeepsTheNewestAway() throws Exception {
        bump(b, ROLLBACK);
        bump(a, ROLLBACK);
        assertThat(bump(c, STRICT)).isEqualTo(Receipt.Outcome.HELD);
        assertThat(bump(d, STRICT)).isEqualTo(Receipt.Outcome.HELD);
        assertThat(bump(e, STRICT)).isEqualTo(Receipt.Outcome.UPDATED);
    }

    @Test
    void releaseByNameInBetweenDoesNotEndTheRollback() throws Exception {
        bump(b, ROLLBACK);
        assertThat(bump(c, ROLLBACK)).isEqualTo(Receipt.Outcome.UPDATED);
        assertThat(bump(d, STRICT)).isEqualTo(Receipt.Outcome.HELD);
        assertThat(bump(e, STRICT)).isEqualTo(Receipt.Outcome.UPDATED);
    }

    @Test
    void rollbackIsOfItsImageAndOverlayAlone() throws Exception {
        bump(b, ROLLBACK);
        infra.run("pull", "-q", "origin", "main");
        infra.commit("production/kustomization.yaml", "images:\n- name: app\n  newTag: " + b + "\n");
        infra.commit("staging/kustomization.yaml", "images:\n- name: other\n  newTag: " + b + "\n");
        infra.run("push", "-q", "origin", "main");
        assertThat(bump("app", "production", d, STRICT)).isEqualTo(Receipt.Outcome.UPDATED);
        assertThat(bump("other", "staging", d, STRICT)).isEqualTo(Receipt.Outcome.UPDATED);
    }

    private Receipt.Outcome bump(String commit, Policy policy) throws Exception {
        return bump("app", "staging", commit, policy);
    }

    private Receipt.Outcome bump(String name, String overlay, String commit, Policy policy) throws Exception {
        String url = folder.resolve("infra.git").toUri().toString();
        Access access = new Access(null, null, null, null, Duration.ofMinutes(1));
        try (ServiceRepository history =
                        ServiceRepository.find(services.folder()).orElseThrow();
                GitOpsRepository gitOps =
                        GitOpsRepository.open(url, Delivery.to("main"), access, Kustomization.fileNames())) {
            Bump bump = new Bump(gitOps, new KustomizeEditor(), history, null, policy, line -> {});
            PublishedImage image = new PublishedImage(name, null, name, commit, null);
            List<Intent> intents = List.of(new Intent(image, overlay, Pin.TAG));
            Receipt receipt = bump.run(new Origin(null, commit), null, intents, Duration.ofMinutes(5));
            return receipt.entries().get(0).outcome();
        } catch (BumpException refused) {
            throw new AssertionError(refused.getMessage(), refused);
        }
    }

    private String deployed() throws Exception {
        infra.run("pull", "-q", "origin", "main");
        return infra.run("show", "HEAD:staging/kustomization.yaml")
                .replaceAll("(?s).*newTag: \"?(\\w+).*", "$1")
                .strip();
    }
}

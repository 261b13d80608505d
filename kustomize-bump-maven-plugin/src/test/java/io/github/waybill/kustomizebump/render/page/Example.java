package io.github.waybill.kustomizebump.render.page;

import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.Applied;
import io.github.waybill.kustomizebump.bump.trace.BuiltFrom;
import io.github.waybill.kustomizebump.bump.trace.CommitInfo;
import io.github.waybill.kustomizebump.bump.trace.Container;
import io.github.waybill.kustomizebump.bump.trace.Handover;
import io.github.waybill.kustomizebump.bump.trace.ImageName;
import io.github.waybill.kustomizebump.bump.trace.Place;
import io.github.waybill.kustomizebump.bump.trace.Registered;
import io.github.waybill.kustomizebump.bump.trace.RunImage;
import io.github.waybill.kustomizebump.bump.trace.Running;
import io.github.waybill.kustomizebump.bump.trace.Service;
import io.github.waybill.kustomizebump.bump.trace.Trace;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import io.github.waybill.kustomizebump.bump.trace.Workload;
import io.github.waybill.kustomizebump.bump.verify.Finding;
import io.github.waybill.kustomizebump.bump.verify.Level;
import io.github.waybill.kustomizebump.bump.verify.Verdict;
import io.github.waybill.kustomizebump.bump.verify.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service in an overlay, all of whose links were read and hold; a test says what is otherwise. */
final class Example {

    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    static final String PUT = "fedcba9876543210fedcba9876543210fedcba98";
    static final String DIGEST = "sha256:" + "d".repeat(64);
    static final Instant MADE = Instant.parse("2026-11-27T12:00:00Z");

    String overlay = "overlays/staging";
    String service = "pricing";
    String subject = "Round half up";

    @Nullable
    String doubt;

    Answer<Registered> registered = Answer.known(new Registered(DIGEST, COMMIT, null));
    Answer<Applied> applied = Answer.known(new Applied("flux-system/shop", PUT, PUT, true, false, "", List.of()));
    Answer<Running> running = Answer.known(
            new Running(true, "1/1 ready", List.of(new Running.PodContainer("pricing-1", "serve", DIGEST, true))));

    @Nullable
    Answer<BuiltFrom> commit;

    final List<Finding> findings = new ArrayList<>();
    final List<Finding> unjudged = new ArrayList<>();
    final List<String> gaps = new ArrayList<>();

    Place place() {
        return new Place(overlay + "/kustomization.yaml", 7);
    }

    Example finds(String rule, Level level, String message) {
        findings.add(new Finding(rule, level, overlay, service, place(), message));
        return this;
    }

    Example cannotTell(String rule, String reason) {
        unjudged.add(new Finding(rule, Level.ERROR, overlay, service, place(), reason));
        return this;
    }

    private CommitInfo info(String id, String title) {
        return new CommitInfo(id, "Ada", Instant.parse("2026-11-24T10:00:00Z"), title);
    }

    TracedOverlay traced() {
        Workload workload = new Workload("Deployment", "staging", service);
        TracedImage image = new TracedImage(
                new Service("shop:" + service, service, null, null),
                new RunImage(
                        new ImageName("r.example.com/shop/" + service, COMMIT, null),
                        List.of(service),
                        service,
                        place(),
                        List.of(new Container(workload, "serve", false)),
                        doubt),
                commit == null ? Answer.known(new BuiltFrom(info(COMMIT, subject), true, 12, Answer.known(3))) : commit,
                Answer.known(new Handover(info(PUT, "Release"), true, null, null)),
                registered,
                Map.of(workload, running));
        return new TracedOverlay(overlay, applied, List.of(image), gaps);
    }

    Deployment deployment() {
        TracedOverlay traced = traced();
        return new Deployment("deployment-1", traced, traced.images().get(0), findings, unjudged);
    }

    static Trace trace(Example... examples) {
        return new Trace(
                "https://git.example.com/shop/infra-config.git",
                "main",
                PUT,
                "https://git.example.com/shop.git",
                "origin/main",
                COMMIT,
                List.of(examples).stream().map(Example::traced).toList());
    }

    static Verdict verdict(Example... examples) {
        return new Verdict(
                Verification.rules(),
                5,
                List.of(examples).stream()
                        .flatMap(example -> example.findings.stream())
                        .toList(),
                List.of(examples).stream()
                        .flatMap(example -> example.unjudged.stream())
                        .toList());
    }

    static Matrix matrix(Example... examples) {
        return new Matrix(trace(examples), verdict(examples), List.of("staging", "production"));
    }

    static DeploymentsPage page(Example... examples) {
        return new DeploymentsPage(trace(examples), verdict(examples), List.of("staging", "production"), MADE);
    }
}

package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.Applied;
import io.github.waybill.kustomizebump.bump.trace.BuiltFrom;
import io.github.waybill.kustomizebump.bump.trace.CommitInfo;
import io.github.waybill.kustomizebump.bump.trace.Container;
import io.github.waybill.kustomizebump.bump.trace.DeploymentLog;
import io.github.waybill.kustomizebump.bump.trace.Fingerprints;
import io.github.waybill.kustomizebump.bump.trace.Handover;
import io.github.waybill.kustomizebump.bump.trace.ImageName;
import io.github.waybill.kustomizebump.bump.trace.Place;
import io.github.waybill.kustomizebump.bump.trace.Registered;
import io.github.waybill.kustomizebump.bump.trace.RunImage;
import io.github.waybill.kustomizebump.bump.trace.Running;
import io.github.waybill.kustomizebump.bump.trace.Service;
import io.github.waybill.kustomizebump.bump.trace.ServiceCommits;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import io.github.waybill.kustomizebump.bump.trace.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chain that holds from commit to pod, of one service in one overlay, with every link in a field of its own that a test can break. The service
 * repository is a line of commits: {@code 1}, {@code 2}, {@code 3} forty times.
 */
final class Chain {

    static final String NAME = "r.example.com/shop/pricing";
    static final String DIGEST = "sha256:" + "d".repeat(64);
    static final String FINGERPRINT = "f".repeat(64);
    static final String PUT = "a".repeat(40);
    static final Workload WORKLOAD = new Workload("Deployment", "staging", "pricing");

    String overlay = "overlays/staging";
    ImageName image = ImageName.parse(NAME + ":" + commit(2));
    String declared = NAME;
    Answer<BuiltFrom> commit = built(2, true);
    Answer<Handover> handover = Answer.known(new Handover(info(PUT), true, DIGEST, null));
    Answer<Registered> registered = Answer.known(new Registered(DIGEST, commit(2), FINGERPRINT));
    Answer<Applied> applied =
            Answer.known(new Applied("flux-system/shop", PUT, PUT, true, false, "Applied revision", List.of()));
    Answer<Running> running = Answer.known(
            new Running(true, "1/1 ready", List.of(new Running.PodContainer("pricing-1", "serve", DIGEST, true))));
    final List<ImageName> others = new ArrayList<>();
    final List<TracedOverlay> before = new ArrayList<>();

    static String commit(int number) {
        return String.valueOf(number).repeat(40);
    }

    static CommitInfo info(String id) {
        return new CommitInfo(id, "Developer", Instant.EPOCH, "Say so");
    }

    static Answer<BuiltFrom> built(int number, boolean onBranch) {
        return Answer.known(new BuiltFrom(info(commit(number)), onBranch, 3 - number, Answer.unknown("nobody asked")));
    }

    TracedOverlay traced() {
        List<TracedImage> images = new ArrayList<>();
        images.add(traced(image, "serve"));
        others.forEach(other -> images.add(traced(other, "migrate")));
        return new TracedOverlay(overlay, applied, images, List.of());
    }

    private TracedImage traced(ImageName name, String container) {
        RunImage run = new RunImage(
                name,
                List.of("pricing", name.name()),
                "pricing",
                new Place(overlay + "/kustomization.yaml", 7),
                List.of(new Container(WORKLOAD, container, container.equals("migrate"))),
                null);
        return new TracedImage(
                new Service("shop:pricing", "pricing", declared, null),
                run,
                commit,
                handover,
                registered,
                Map.of(WORKLOAD, running));
    }

    /** Returns what the verification finds broken, each as {@code rule: message}. */
    List<String> broken() throws BumpException {
        return verdict().findings().stream()
                .map(finding -> finding.rule() + ": " + finding.message())
                .toList();
    }

    Verdict verdict() throws BumpException {
        return new Verification(Map.of()).of(List.of(traced()), evidence());
    }

    Evidence evidence() {
        List<TracedOverlay> all = new ArrayList<>(before);
        all.add(traced());
        return new Evidence(all, new Line(), new Log(), new Written(), List.of("staging", "production"));
    }

    /** A history without branches. */
    private static final class Line implements ServiceCommits {

        @Override
        public String branch() {
            return "origin/main";
        }

        @Override
        public String head() {
            return Chain.commit(3);
        }

        @Override
        public Answer<Optional<Progress>> find(String tag) {
            return Answer.known(
                    tag.matches("([123])\\1{39}")
                            ? Optional.of(new Progress(info(tag), true, 3 - (tag.charAt(0) - '0')))
                            : Optional.empty());
        }

        @Override
        public Answer<Boolean> contains(String commit, String other) {
            return Answer.known(commit.charAt(0) >= other.charAt(0));
        }

        @Override
        public List<String> missing(String commit) {
            return List.of();
        }

        @Override
        public boolean isBranch(String name) {
            return name.equals("main");
        }

        @Override
        public Optional<List<String>> parents(String commit) {
            return Optional.empty();
        }
    }

    /** The commit {@code b} of the GitOps repository comes after {@code a}. */
    private static final class Log implements DeploymentLog {

        @Override
        public Map<Question, Answer<Handover>> handovers(Collection<Question> questions) {
            return Map.of();
        }

        @Override
        public Answer<Boolean> contains(String commit, String other) {
            return Answer.known(commit.compareTo(other) >= 0);
        }
    }

    /** Fingerprints of the second commit. */
    private static final class Written implements Fingerprints {

        @Override
        public Optional<String> of(String commit, String image) {
            return commit.equals(Chain.commit(2)) ? Optional.of(FINGERPRINT) : Optional.empty();
        }

        @Override
        public int commits() {
            return 1;
        }

        @Override
        public String source() {
            return "fingerprints.json";
        }
    }
}

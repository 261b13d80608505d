package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.Bump;
import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.ImageRegistry;
import io.github.waybill.kustomizebump.bump.Intent;
import io.github.waybill.kustomizebump.bump.Origin;
import io.github.waybill.kustomizebump.bump.Policy;
import io.github.waybill.kustomizebump.bump.PublishedImage;
import io.github.waybill.kustomizebump.bump.Receipt;
import io.github.waybill.kustomizebump.bump.ServiceHistory;
import io.github.waybill.kustomizebump.bump.Urls;
import io.github.waybill.kustomizebump.git.GitOpsRepository;
import io.github.waybill.kustomizebump.kustomize.Kustomization;
import io.github.waybill.kustomizebump.kustomize.KustomizeEditor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * Bumps all that a build published: one commit for each GitOps repository and branch. Each is written whole or not at all; one that refuses
 * keeps none of the others from being written, and the receipt says what became of each.
 */
final class BumpRun {

    private final Credentials credentials;
    private final @Nullable ImageRegistry registry;
    private final Policy policy;
    private final CommitSettings commits;
    private final Duration timeout;
    private final Path receipt;
    private final Log log;

    /**
     * Makes a run.
     *
     * @param registry who is asked for each image first, or {@code null} for nobody
     * @param timeout of one connection or answer; the whole takes ten times that at most
     * @param receipt the file for the receipt
     */
    BumpRun(
            Credentials credentials,
            @Nullable ImageRegistry registry,
            Policy policy,
            CommitSettings commits,
            Duration timeout,
            Path receipt,
            Log log) {
        this.credentials = credentials;
        this.registry = registry;
        this.policy = policy;
        this.commits = commits;
        this.timeout = timeout;
        this.receipt = receipt;
        this.log = log;
    }

    private record Target(
            String repository, String branch, @Nullable String serverId) {
        String shown() {
            return branch + " of " + shownRepository();
        }

        String shownRepository() {
            return Urls.withoutCredentials(repository);
        }
    }

    void run(List<BumpRequest> requests, Origin origin, ServiceHistory history, boolean dryRun)
            throws BumpException, IOException, InterruptedException {
        if (!dryRun) {
            // What an earlier build left must not be taken for the receipt of this one.
            Files.deleteIfExists(receipt);
        }
        // All images are proven before the first repository is written to.
        Map<Target, List<Intent>> targets = new LinkedHashMap<>();
        for (BumpRequest request : requests) {
            PublishedImage proven = proven(request.image());
            BumpRequest sure = new BumpRequest(
                    proven,
                    request.repository(),
                    request.branch(),
                    request.overlays(),
                    request.pin(),
                    request.serverId());
            targets.computeIfAbsent(
                            new Target(request.repository(), request.branch(), request.serverId()),
                            target -> new ArrayList<>())
                    .addAll(sure.intents());
        }
        BumpJson json = new BumpJson(origin);
        List<String> failures = new ArrayList<>();
        for (Map.Entry<Target, List<Intent>> target : targets.entrySet()) {
            try {
                bump(target.getKey(), target.getValue(), origin, history, dryRun, json);
            } catch (BumpException e) {
                if (targets.size() > 1) {
                    log.error("Not written: " + target.getKey().shown());
                }
                String why = String.valueOf(e.getMessage());
                failures.add(why);
                json.addFailure(
                        target.getKey().shownRepository(), target.getKey().branch(), why);
            }
            if (!dryRun) {
                // Written after each, so that whatever ends the build loses no receipt.
                Files.createDirectories(Objects.requireNonNull(receipt.getParent()));
                Files.writeString(receipt, json.toString());
            }
        }
        if (!failures.isEmpty()) {
            throw new BumpException(summary(failures, targets.size()));
        }
    }

    private PublishedImage proven(PublishedImage image) throws BumpException, InterruptedException {
        ImageRegistry asked = registry;
        return asked == null
                ? image
                : TimeLimit.within(
                        whole(), "The registry's answer for " + image.reference(), () -> asked.proven(image));
    }

    private Duration whole() {
        return timeout.multipliedBy(10);
    }

    private static String summary(List<String> failures, int targets) {
        if (targets == 1) {
            return failures.get(0);
        }
        return "%d of %d GitOps repositories were not written; the others were, bump.json says which. %s"
                .formatted(failures.size(), targets, String.join(" ", failures));
    }

    private void bump(
            Target target, List<Intent> intents, Origin origin, ServiceHistory history, boolean dryRun, BumpJson json)
            throws BumpException, IOException, InterruptedException {
        log.info("Fetching " + target.shown());
        try (GitOpsRepository gitOps = GitOpsRepository.open(
                target.repository(),
                commits.delivery(target.branch()),
                credentials.forGit(target.repository(), target.serverId(), timeout),
                Kustomization.fileNames())) {
            Bump bump = new Bump(gitOps, new KustomizeEditor(), history, registry, policy, log::info);
            if (dryRun) {
                String diff = TimeLimit.within(whole(), target.shown(), () -> bump.dryRun(intents));
                log.info(diff.isEmpty() ? "Nothing to commit" : "Would commit:");
                diff.lines().forEach(log::info);
                return;
            }
            Receipt done = TimeLimit.within(
                    whole(), target.shown(), () -> bump.run(origin, commits.message(), intents, whole()));
            String pushed = commits.pushedTo(target.branch()) + " of " + target.shownRepository();
            log.info(
                    done.commit() == null
                            ? "Nothing to commit"
                            : Emphasis.strong("Pushed " + done.commit() + " to " + pushed));
            json.add(target.shownRepository(), target.branch(), commits.pushBranch(), done);
        }
    }
}

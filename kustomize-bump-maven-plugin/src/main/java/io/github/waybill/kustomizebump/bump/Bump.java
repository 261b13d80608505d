package io.github.waybill.kustomizebump.bump;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writes images into overlays as one commit: all of them or none. Where another commit comes first, the intents are applied to the new tip
 * again; nothing is ever forced.
 */
public final class Bump {

    /** With fifty others pushing to one branch each attempt loses to at most one of them. */
    private static final int ATTEMPTS = 60;

    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final GitOps gitOps;
    private final Editor editor;
    private final ServiceHistory history;
    private final @Nullable ImageRegistry registry;
    private final Policy policy;
    private final Progress progress;

    /**
     * Makes a bump that is still to be run.
     *
     * @param registry who is asked for the commit of a digest that is deployed, or {@code null} for nobody
     */
    public Bump(
            GitOps gitOps,
            Editor editor,
            ServiceHistory history,
            @Nullable ImageRegistry registry,
            Policy policy,
            Progress progress) {
        this.gitOps = gitOps;
        this.editor = editor;
        this.history = history;
        this.registry = registry;
        this.policy = policy;
        this.progress = progress;
    }

    /**
     * Makes the bump.
     *
     * @param template the commit's message before its trailers, with placeholders, or {@code null} for the usual one
     * @param within how long the whole may take
     * @throws BumpException if it is refused; then nothing was written
     */
    public Receipt run(Origin origin, @Nullable String template, List<Intent> intents, Duration within)
            throws BumpException, InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        for (int attempt = 1; attempt <= ATTEMPTS && System.nanoTime() < end; attempt++) {
            GitOps.Tip tip = gitOps.fetch();
            Plan plan = plan(tip, intents);
            if (plan.changed().isEmpty()) {
                plan.entries().forEach(this::report);
                return new Receipt(null, plan.entries());
            }
            Optional<String> pushed = gitOps.push(tip, plan.changed(), message(origin, template, plan));
            if (pushed.isPresent()) {
                plan.entries().forEach(this::report);
                return new Receipt(pushed.get(), plan.entries());
            }
            progress.step("another commit came first, trying again on top of it");
            Thread.sleep(ThreadLocalRandom.current()
                    .nextLong(1, Math.min(LONGEST_PAUSE_MILLIS, 50L << Math.min(attempt, 10))));
        }
        throw new BumpException("The branch moved on at each attempt to push, for " + within.toSeconds()
                + " seconds. Nothing was written; run again, or raise kustomize-bump.timeout.");
    }

    /** Returns what the bump would commit, as a diff, and pushes nothing. */
    public String dryRun(List<Intent> intents) throws BumpException {
        Plan plan = plan(gitOps.fetch(), intents);
        plan.entries().forEach(this::report);
        StringBuilder diff = new StringBuilder();
        plan.changed().forEach(file -> diff.append(gitOps.diff(plan.before(file), file)));
        return diff.toString();
    }

    private Plan plan(GitOps.Tip tip, List<Intent> intents) throws BumpException {
        Precedence precedence = new Precedence(history, registry, policy, gitOps, tip);
        Plan plan = new Plan(editor, precedence, policy, tip);
        for (Intent intent : intents) {
            plan.add(intent);
        }
        return plan;
    }

    private static String message(Origin origin, @Nullable String template, Plan plan) {
        return CommitMessage.of(
                origin,
                plan.entries().stream()
                        .filter(entry -> entry.outcome() == Receipt.Outcome.UPDATED)
                        .toList(),
                template);
    }

    private void report(Receipt.Entry entry) {
        PublishedImage image = entry.intent().image();
        Standing standing = entry.standing();
        String deployed = standing.deployedOrNothing();
        String where = entry.intent().overlay() + ": " + image.service() + " ";
        progress.step(where
                + switch (entry.outcome()) {
                    case UPDATED ->
                        deployed + " -> " + image.tag()
                                + (standing.order() == Order.NOT_ASKED ? " (their order could not be asked)" : "");
                    case UNCHANGED -> "is at " + image.tag() + " already";
                    case SUPERSEDED -> "superseded by " + deployed + ", which is newer than " + image.tag();
                    case HELD ->
                        "held back: " + standing.rolledBack() + " was rolled back on purpose, and " + image.tag()
                                + " is not newer than that; " + deployed
                                + " stays (-Dkustomize-bump.allowRollback=true replaces it)";
                });
    }
}

package io.github.waybill.kustomizebump.render.page;

import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.Applied;
import io.github.waybill.kustomizebump.bump.trace.BuiltFrom;
import io.github.waybill.kustomizebump.bump.trace.CommitInfo;
import io.github.waybill.kustomizebump.bump.trace.Handover;
import io.github.waybill.kustomizebump.bump.trace.Registered;
import io.github.waybill.kustomizebump.bump.trace.Running;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.Workload;
import io.github.waybill.kustomizebump.bump.verify.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The details of a deployment: its chain, link by link, each with what was read of it and what is wrong with it. */
final class Chain {

    /** More are counted; a page with hundreds of services is opened all the same. */
    private static final int PODS = 6;

    private final Html html;
    private final @Nullable String branch;
    private final Instant made;

    /**
     * Makes a writer of chains.
     *
     * @param branch the branch of the service repository that commits are compared with, or {@code null}
     * @param made when the page is made, which ages are counted to
     */
    Chain(Html html, @Nullable String branch, Instant made) {
        this.html = html;
        this.branch = branch;
        this.made = made;
    }

    void write(Deployment deployment) {
        TracedImage image = deployment.image();
        html.open("ol", "class", "links");
        write(deployment, Link.COMMIT, () -> read(image.commit(), this::commit));
        write(deployment, Link.IMAGE, () -> {
            id(image.run().image().toString());
            read(image.registered(), registered -> registry(image, registered));
        });
        write(deployment, Link.KUSTOMIZE, () -> kustomize(image));
        write(deployment, Link.FLUX, () -> read(deployment.overlay().applied(), this::flux));
        write(deployment, Link.CLUSTER, () -> cluster(image));
        html.close("ol");
    }

    private void write(Deployment deployment, Link link, Runnable facts) {
        State state = deployment.state(link);
        html.open("li", "class", state.style());
        html.open("i", "class", state.style()).close("i");
        html.element("b", link.title()).element("span", ": " + state.words() + ". ", "class", "spoken");
        facts.run();
        deployment.findings(link).forEach(this::finding);
        deployment.unjudged(link).stream()
                .map(Finding::message)
                .filter(message -> !reasons(deployment, link).contains(message))
                .distinct()
                .forEach(message -> line("Cannot be told: " + message + "."));
        html.close("li");
    }

    /** Returns what stands there already. */
    private static Set<String> reasons(Deployment deployment, Link link) {
        Set<String> reasons = new LinkedHashSet<>();
        if (link == Link.FLUX) {
            deployment.overlay().applied().reason().ifPresent(reasons::add);
        }
        deployment
                .image()
                .running()
                .values()
                .forEach(running -> running.reason().ifPresent(reasons::add));
        return reasons;
    }

    private void finding(Finding finding) {
        html.open("p", "class", "finding")
                .text(finding.message() + " ")
                .element("code", finding.rule())
                .close("p");
    }

    private <T> void read(Answer<T> answer, Consumer<T> known) {
        if (answer instanceof Answer.Unasked) {
            line("Not asked.");
        } else {
            answer.value()
                    .ifPresentOrElse(
                            known, () -> line("Unknown: " + answer.reason().orElse("") + "."));
        }
    }

    private void commit(BuiltFrom built) {
        commit(built.commit());
        String than = branch == null ? "the branch" : branch;
        String behind = built.behind() == 0 ? "Nothing newer on " + than : Facts.behind(built, " " + than);
        line((built.onBranch() ? behind : "Not on " + than + "; " + behind)
                + built.affecting().reason().map(reason -> ". " + reason).orElse("") + ".");
    }

    private void commit(CommitInfo commit) {
        id(commit.id());
        html.open("span", "class", "line")
                .element("q", commit.subject())
                .text(" ")
                .element("span", commit.author(), "class", "who")
                .text(", ");
        Facts.time(html, commit.date(), Age.iso(commit.date()).replace('T', ' '), made);
        html.close("span");
    }

    private void registry(TracedImage image, Registered registered) {
        String digest = registered.digest();
        if (digest == null) {
            line("The registry does not have it.");
            return;
        }
        id(digest);
        String revision = registered.revision();
        if (revision == null) {
            line("It has no label that says its commit.");
        } else if (!revision.equals(image.commitId().orElse(revision))) {
            line("Built from");
            id(revision);
        }
    }

    private void kustomize(TracedImage image) {
        html.element("code", image.run().place().toString(), "class", "line");
        read(image.handover(), this::handover);
        String doubt = image.run().doubt();
        if (doubt != null) {
            line("The cluster could get another image: " + doubt + ".");
        }
    }

    private void handover(Handover handover) {
        commit(handover.commit());
        String from = handover.promotedFrom();
        line(
                from != null
                        ? "Promoted from " + from + "."
                        : handover.receipt()
                                ? "The receipt of a bump."
                                : "No receipt: the last commit that changed the line.");
    }

    private void flux(Applied applied) {
        String state =
                applied.suspended() ? "suspended" : applied.ready() ? "ready" : "not ready (" + applied.message() + ")";
        String revision = applied.revision();
        line("%s is %s and has %s"
                .formatted(applied.kustomization(), state, revision == null ? "never applied anything." : "applied"));
        if (revision != null) {
            id(revision);
        }
    }

    private void cluster(TracedImage image) {
        List<Map.Entry<Workload, Answer<Running>>> workloads =
                new ArrayList<>(image.running().entrySet());
        workloads.sort(Map.Entry.comparingByKey(Comparator.comparing(Workload::toString)));
        for (Map.Entry<Workload, Answer<Running>> one : workloads) {
            html.element("span", one.getKey().toString(), "class", "line");
            read(one.getValue(), running -> running(image, running));
        }
    }

    private void running(TracedImage image, Running running) {
        String held = image.registered().value().map(Registered::digest).orElse(null);
        line(running.rollout());
        running.containers().stream()
                .limit(PODS)
                .forEach(container -> line("%s %s: %s, %s"
                        .formatted(
                                container.pod(),
                                container.container(),
                                container.ready() ? "ready" : "not ready",
                                container.digest() == null
                                        ? "no digest yet"
                                        : container.digest().equals(held)
                                                ? "the digest of the registry"
                                                : container.digest())));
        if (running.containers().size() > PODS) {
            line("… and " + (running.containers().size() - PODS) + " containers more");
        }
    }

    private void line(String text) {
        html.element("span", text, "class", "line");
    }

    /** Writes what somebody may want to copy. */
    private void id(String text) {
        html.element("code", text, "class", "id");
    }
}

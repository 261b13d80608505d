package io.github.waybill.kustomizebump.render;

import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.Applied;
import io.github.waybill.kustomizebump.bump.trace.BuiltFrom;
import io.github.waybill.kustomizebump.bump.trace.CommitInfo;
import io.github.waybill.kustomizebump.bump.trace.Container;
import io.github.waybill.kustomizebump.bump.trace.Handover;
import io.github.waybill.kustomizebump.bump.trace.Registered;
import io.github.waybill.kustomizebump.bump.trace.Running;
import io.github.waybill.kustomizebump.bump.trace.Trace;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import io.github.waybill.kustomizebump.bump.trace.Workload;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;

/** A trace for programs: {@code trace.json}. A link that is not known is an object with its {@code unknown} alone, which is the reason. */
public final class TraceJson {

    private TraceJson() {}

    /** Returns the document. */
    public static String of(Trace trace) {
        Json services = trace.branch() == null
                ? null
                : new Json()
                        .with("url", trace.source())
                        .with("branch", trace.branch())
                        .with("head", trace.head());
        return new Json()
                .with("schema", 1)
                .with(
                        "gitOps",
                        new Json()
                                .with("url", trace.gitOps())
                                .with("branch", trace.gitOpsBranch())
                                .with("commit", trace.gitOpsCommit()))
                .with("source", services)
                .with(
                        "overlays",
                        trace.overlays().stream().map(TraceJson::overlay).toList())
                .text();
    }

    private static Json overlay(TracedOverlay overlay) {
        return new Json()
                .with("overlay", overlay.overlay())
                .with("flux", link(overlay.applied(), TraceJson::applied))
                .with("images", overlay.images().stream().map(TraceJson::image).toList())
                .withTexts("incomplete", overlay.gaps());
    }

    private static Json image(TracedImage image) {
        return new Json()
                .with(
                        "service",
                        image.service() == null ? null : image.service().id())
                .with("name", image.title())
                .with("image", image.run().image().name())
                .with("tag", image.run().image().tag())
                .with("digest", image.run().image().digest())
                .with("entry", image.run().entry())
                .with("file", image.run().place().file())
                .with("line", image.run().place().line())
                .with("doubt", image.run().doubt())
                .with(
                        "containers",
                        image.run().containers().stream()
                                .map(TraceJson::container)
                                .toList())
                .with("commit", link(image.commit(), TraceJson::built))
                .with("putBy", link(image.handover(), TraceJson::handover))
                .with("registry", link(image.registered(), TraceJson::registered))
                .with(
                        "running",
                        image.running().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Workload::toString)))
                                .map(one -> link(one.getValue(), TraceJson::running)
                                        .with("workload", one.getKey().toString()))
                                .toList());
    }

    private static <T> Json link(Answer<T> answer, Function<T, Json> known) {
        return answer.value()
                .map(known)
                .orElseGet(() -> new Json().with("unknown", answer.reason().orElse("")));
    }

    private static Json container(Container container) {
        return new Json()
                .with("kind", container.workload().kind())
                .with("namespace", container.workload().namespace())
                .with("workload", container.workload().name())
                .with("container", container.name())
                .with("init", container.init());
    }

    private static Json commit(CommitInfo commit) {
        return new Json()
                .with("id", commit.id())
                .with("author", commit.author())
                .with("date", commit.date().toString())
                .with("subject", commit.subject());
    }

    private static Json built(BuiltFrom built) {
        return commit(built.commit())
                .with("onBranch", built.onBranch())
                .with("behind", built.behind())
                .with("affecting", link(built.affecting(), count -> new Json().with("count", count)));
    }

    private static Json handover(Handover handover) {
        return commit(handover.commit())
                .with("receipt", handover.receipt())
                .with("digest", handover.digest())
                .with("promotedFrom", handover.promotedFrom());
    }

    private static Json registered(Registered registered) {
        return new Json()
                .with("exists", registered.exists())
                .with("digest", registered.digest())
                .with("revision", registered.revision())
                .with("fingerprint", registered.fingerprint());
    }

    private static Json applied(Applied applied) {
        return new Json()
                .with("kustomization", applied.kustomization())
                .with("revision", applied.revision())
                .with("fetched", applied.fetched())
                .with("ready", applied.ready())
                .with("suspended", applied.suspended())
                .with("message", applied.message());
    }

    private static Json running(Running running) {
        return new Json()
                .with("rolledOut", running.rolledOut())
                .with("rollout", running.rollout())
                .with(
                        "containers",
                        running.containers().stream()
                                .map(container -> new Json()
                                        .with("pod", container.pod())
                                        .with("container", container.container())
                                        .with("digest", container.digest())
                                        .with("ready", container.ready()))
                                .toList());
    }
}

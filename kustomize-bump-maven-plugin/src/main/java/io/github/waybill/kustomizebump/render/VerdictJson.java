package io.github.waybill.kustomizebump.render;

import io.github.waybill.kustomizebump.bump.trace.Trace;
import io.github.waybill.kustomizebump.bump.verify.Finding;
import io.github.waybill.kustomizebump.bump.verify.Verdict;
import java.util.Locale;

/** A verdict for programs: {@code verify.json}. */
public final class VerdictJson {

    private VerdictJson() {}

    /** Returns the document. */
    public static String of(Trace trace, Verdict verdict) {
        return new Json()
                .with("schema", 1)
                .with("gitOps", trace.gitOps())
                .with("commit", trace.gitOpsCommit())
                .with("holds", verdict.errors().isEmpty())
                .with("judged", verdict.judged())
                .with(
                        "rules",
                        verdict.rules().stream()
                                .map(rule ->
                                        new Json().with("name", rule.name()).with("about", rule.about()))
                                .toList())
                .with(
                        "findings",
                        verdict.findings().stream().map(VerdictJson::finding).toList())
                .with(
                        "unjudged",
                        verdict.unjudged().stream().map(VerdictJson::finding).toList())
                .text();
    }

    private static Json finding(Finding finding) {
        Json json = new Json()
                .with("rule", finding.rule())
                .with("level", finding.level().name().toLowerCase(Locale.ROOT))
                .with("overlay", finding.overlay())
                .with("service", finding.service());
        if (finding.place() != null) {
            json.with("file", finding.place().file())
                    .with("line", finding.place().line());
        }
        return json.with("message", finding.message());
    }
}

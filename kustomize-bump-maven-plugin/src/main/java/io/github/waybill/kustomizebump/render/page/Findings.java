package io.github.waybill.kustomizebump.render.page;

import io.github.waybill.kustomizebump.bump.verify.Finding;
import io.github.waybill.kustomizebump.bump.verify.Level;
import io.github.waybill.kustomizebump.bump.verify.Rule;
import io.github.waybill.kustomizebump.bump.verify.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code verify} finds, the gravest first, and what it cannot tell. */
final class Findings {

    /** More stay closed until somebody opens them. */
    private static final int OPEN = 20;

    private final Html html;
    private final Matrix matrix;

    Findings(Html html, Matrix matrix) {
        this.html = html;
        this.matrix = matrix;
    }

    void write(Verdict verdict) {
        html.open("section", "class", "findings").element("h3", "What the rules of verify say");
        if (verdict.findings().isEmpty()) {
            html.element(
                    "p",
                    "No rule is broken: %d judgements by %d rules."
                            .formatted(verdict.judged(), verdict.rules().size()));
        }
        write("Errors", State.WRONG, Level.ERROR, verdict);
        write("Warnings", State.WARNED, Level.WARNING, verdict);
        unjudged(verdict);
        html.close("section");
    }

    private void write(String title, State state, Level level, Verdict verdict) {
        List<Finding> all = verdict.findings().stream()
                .filter(finding -> finding.level() == level)
                .toList();
        if (all.isEmpty()) {
            return;
        }
        html.element("h4", title + " (" + all.size() + ")", "class", state.style());
        for (Rule rule : verdict.rules()) {
            List<Finding> own = all.stream()
                    .filter(finding -> finding.rule().equals(rule.name()))
                    .toList();
            if (!own.isEmpty()) {
                group(rule.name(), rule.about(), own.size(), all.size() <= OPEN);
                html.open("ul");
                own.forEach(this::write);
                html.close("ul", "details");
            }
        }
    }

    private void group(String name, String about, int count, boolean open) {
        html.html(open ? "<details open>" : "<details>")
                .open("summary")
                .element("code", name)
                .element("span", about)
                .element("span", String.valueOf(count), "class", "count")
                .close("summary");
    }

    private void write(Finding finding) {
        html.open("li");
        String subject = finding.overlay() + (finding.service() == null ? "" : ": " + finding.service());
        matrix.deployment(finding)
                .ifPresentOrElse(
                        deployment -> html.element("a", subject, "href", "#" + deployment.anchor()),
                        () -> html.element("b", subject));
        if (finding.place() != null) {
            html.text(" ").element("code", finding.place().toString());
        }
        html.element("p", finding.message()).close("li");
    }

    /** What cannot be told has few reasons, and each of them many times. */
    private void unjudged(Verdict verdict) {
        if (verdict.unjudged().isEmpty()) {
            return;
        }
        Map<String, List<Finding>> reasons = new LinkedHashMap<>();
        verdict.unjudged()
                .forEach(finding -> reasons.computeIfAbsent(finding.message(), any -> new ArrayList<>())
                        .add(finding));
        html.element("h4", "Cannot be told (" + verdict.unjudged().size() + ")", "class", State.UNKNOWN.style());
        html.html(reasons.size() <= OPEN / 2 ? "<details open>" : "<details>")
                .open("summary")
                .element("span", "Why, and by which rules")
                .element("span", String.valueOf(reasons.size()), "class", "count")
                .close("summary")
                .open("ul");
        reasons.forEach((reason, findings) -> {
            Set<String> rules = new LinkedHashSet<>();
            findings.forEach(finding -> rules.add(finding.rule()));
            html.open("li").text(reason + " ").element("code", String.join(", ", rules));
            html.element("span", findings.size() + "×", "class", "count").close("li");
        });
        html.close("ul", "details");
    }
}

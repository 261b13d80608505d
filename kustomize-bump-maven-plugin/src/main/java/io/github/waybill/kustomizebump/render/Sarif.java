package io.github.waybill.kustomizebump.render;

import io.github.waybill.kustomizebump.bump.verify.Finding;
import io.github.waybill.kustomizebump.bump.verify.Level;
import io.github.waybill.kustomizebump.bump.verify.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** A verdict as SARIF 2.1.0 (OASIS), which code hosts show at the line; what could not be told is a note. */
public final class Sarif {

    private Sarif() {}

    /**
     * Returns the document.
     *
     * @param version this plugin's
     */
    public static String of(Verdict verdict, String version) {
        Json driver = new Json()
                .with("name", "kustomize-bump:verify")
                .with("version", version)
                .with(
                        "rules",
                        verdict.rules().stream()
                                .map(rule -> new Json()
                                        .with("id", rule.name())
                                        .with("shortDescription", new Json().with("text", rule.about())))
                                .toList());
        List<Json> results = Stream.concat(
                        verdict.findings().stream()
                                .map(finding -> result(finding, finding.level() == Level.ERROR ? "error" : "warning")),
                        verdict.unjudged().stream().map(finding -> result(finding, "note")))
                .toList();
        Json run = new Json().with("tool", new Json().with("driver", driver)).with("results", results);
        return new Json()
                .with("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                .with("version", "2.1.0")
                .with("runs", List.of(run))
                .text();
    }

    private static Json result(Finding finding, String level) {
        Json artifact = new Json()
                .with(
                        "uri",
                        finding.place() == null
                                ? finding.overlay()
                                : finding.place().file());
        Json physical = new Json().with("artifactLocation", artifact);
        if (finding.place() != null) {
            physical.with("region", new Json().with("startLine", finding.place().line()));
        }
        return new Json()
                .with("ruleId", finding.rule())
                .with("level", level)
                .with("message", new Json().with("text", finding.line()))
                .with("locations", List.of(new Json().with("physicalLocation", physical)));
    }
}

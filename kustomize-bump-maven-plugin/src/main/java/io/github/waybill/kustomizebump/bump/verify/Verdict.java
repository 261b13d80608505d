package io.github.waybill.kustomizebump.bump.verify;

import java.util.List;

/**
 * What came of a verification.
 *
 * @param rules those that were asked
 * @param judged how many times a rule was found to hold or to be broken
 * @param findings where one is broken
 * @param unjudged where one could not be told
 */
public record Verdict(List<Rule> rules, int judged, List<Finding> findings, List<Finding> unjudged) {

    public Verdict {
        rules = List.copyOf(rules);
        findings = List.copyOf(findings);
        unjudged = List.copyOf(unjudged);
    }

    /** Returns the findings that fail the build. */
    public List<Finding> errors() {
        return findings.stream()
                .filter(finding -> finding.level() == Level.ERROR)
                .toList();
    }
}

package io.github.waybill.kustomizebump.render.page;

import io.github.waybill.kustomizebump.bump.trace.Place;
import io.github.waybill.kustomizebump.bump.trace.Trace;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import io.github.waybill.kustomizebump.bump.verify.Finding;
import io.github.waybill.kustomizebump.bump.verify.Level;
import io.github.waybill.kustomizebump.bump.verify.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is deployed as services by overlays. Each service has a row. Each overlay is a column; where there are more than {@value #COLUMNS}, as in
 * a repository in which each service has overlays of its own, those whose last folder has the same name share one.
 */
final class Matrix {

    private static final int COLUMNS = 6;

    private final List<TracedOverlay> overlays;
    private final Map<String, List<TracedOverlay>> columns = new LinkedHashMap<>();
    private final SortedMap<String, Map<String, List<Deployment>>> rows = new TreeMap<>();
    private final List<Deployment> deployments = new ArrayList<>();
    private final Map<Subject, Deployment> judged = new HashMap<>();
    private final Verdict verdict;

    /** What a finding is about. */
    private record Subject(
            String overlay,
            @Nullable String service,
            @Nullable Place place) {

        static Subject of(Finding finding) {
            return new Subject(finding.overlay(), finding.service(), finding.place());
        }
    }

    /**
     * Makes a matrix.
     *
     * @param stages folder names in the order of promotion; overlays in none of these folders come last
     */
    Matrix(Trace trace, Verdict verdict, List<String> stages) {
        this.verdict = verdict;
        this.overlays = trace.overlays().stream()
                .sorted(Comparator.comparing(overlay -> stage(overlay.overlay(), stages)))
                .toList();
        Map<Subject, List<Finding>> findings = bySubject(verdict.findings());
        Map<Subject, List<Finding>> unjudged = bySubject(verdict.unjudged());
        for (TracedOverlay overlay : overlays) {
            String column = column(overlay);
            columns.computeIfAbsent(column, any -> new ArrayList<>()).add(overlay);
            overlay.services().forEach(image -> {
                Subject subject = new Subject(
                        overlay.overlay(), image.title(), image.run().place());
                Deployment deployment = new Deployment(
                        "deployment-" + (deployments.size() + 1),
                        overlay,
                        image,
                        findings.getOrDefault(subject, List.of()),
                        unjudged.getOrDefault(subject, List.of()));
                deployments.add(deployment);
                judged.putIfAbsent(subject, deployment);
                rows.computeIfAbsent(image.title(), any -> new HashMap<>())
                        .computeIfAbsent(column, any -> new ArrayList<>())
                        .add(deployment);
            });
        }
    }

    private static int stage(String overlay, List<String> stages) {
        for (int i = 0; i < stages.size(); i++) {
            if (("/" + overlay + "/").contains("/" + stages.get(i) + "/")) {
                return i;
            }
        }
        return stages.size();
    }

    private String column(TracedOverlay overlay) {
        String folder = overlay.overlay();
        return overlays.size() <= COLUMNS ? folder : folder.substring(folder.lastIndexOf('/') + 1);
    }

    private static Map<Subject, List<Finding>> bySubject(List<Finding> findings) {
        Map<Subject, List<Finding>> by = new HashMap<>();
        findings.forEach(finding -> by.computeIfAbsent(Subject.of(finding), any -> new ArrayList<>())
                .add(finding));
        return by;
    }

    /** Returns the columns with their overlays, in the order of promotion. */
    Map<String, List<TracedOverlay>> columns() {
        return columns;
    }

    /** Returns the services in the order of their names; each has its deployments by column. */
    SortedMap<String, Map<String, List<Deployment>>> rows() {
        return rows;
    }

    List<Deployment> deployments() {
        return deployments;
    }

    /** Returns the deployment that a finding is about, or empty where it is about an overlay. */
    Optional<Deployment> deployment(Finding finding) {
        return Optional.ofNullable(judged.get(Subject.of(finding)));
    }

    /** Returns how many deployments stand so. */
    long count(State state) {
        return deployments.stream()
                .filter(deployment -> deployment.state() == state)
                .count();
    }

    List<TracedOverlay> overlays() {
        return overlays;
    }

    /** Returns how an overlay as a whole stands: what Flux makes of it, and whether all of it was read. */
    State state(TracedOverlay overlay) {
        List<Finding> found = findings(overlay);
        if (found.stream().anyMatch(finding -> finding.level() == Level.ERROR)) {
            return State.WRONG;
        }
        if (!overlay.gaps().isEmpty()) {
            return State.UNKNOWN;
        }
        return found.isEmpty() ? Deployment.state(overlay.applied()) : State.WARNED;
    }

    /** Returns what is found of an overlay as a whole. */
    List<Finding> findings(TracedOverlay overlay) {
        return verdict.findings().stream()
                .filter(finding ->
                        finding.service() == null && finding.overlay().equals(overlay.overlay()))
                .toList();
    }

    /** Returns the images that are no service's, in an overlay. */
    static List<TracedImage> others(TracedOverlay overlay) {
        return overlay.images().stream()
                .filter(image -> image.service() == null)
                .toList();
    }
}

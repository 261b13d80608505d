package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.trace.Place;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the rules of everything that was traced. */
public final class Verification {

    private static final List<Rule> RULES = List.of(
            new CommitTag(),
            new OnBranch(),
            new MutableTag(),
            new ImageExists(),
            new DigestHolds(),
            new RevisionLabel(),
            new FingerprintLabel(),
            new OneImage(),
            new DeclaredRegistry(),
            new StageOrder(),
            new FluxApplied(),
            new PodsRun());

    private final Map<String, Level> levels;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> unjudged = new ArrayList<>();
    private int judged;

    /**
     * Makes a verification.
     *
     * @param levels those that are to be others than the rules' own, by the rules' names
     * @throws BumpException if a rule is not known
     */
    public Verification(Map<String, Level> levels) throws BumpException {
        this.levels = Map.copyOf(levels);
        List<String> names = RULES.stream().map(Rule::name).toList();
        for (String name : levels.keySet()) {
            if (!names.contains(name)) {
                throw new BumpException("kustomize-bump.levels names the rule " + name
                        + ", which there is not. The rules are " + String.join(", ", names) + ".");
            }
        }
    }

    /** Returns all rules. */
    public static List<Rule> rules() {
        return RULES;
    }

    /**
     * Judges overlays.
     *
     * @param overlays those to judge, a part of the evidence
     */
    public Verdict of(List<TracedOverlay> overlays, Evidence evidence) {
        List<Rule> asked =
                RULES.stream().filter(rule -> level(rule) != Level.OFF).toList();
        for (TracedOverlay overlay : overlays) {
            overlay.gaps()
                    .forEach(gap ->
                            unjudged.add(new Finding("rendering", Level.WARNING, overlay.overlay(), null, null, gap)));
            for (Rule rule : asked) {
                judgements(rule, overlay, evidence).forEach(judgement -> add(rule, overlay, judgement));
            }
        }
        return new Verdict(asked, judged, findings, unjudged);
    }

    private static Stream<Judgement> judgements(Rule rule, TracedOverlay overlay, Evidence evidence) {
        if (rule instanceof OverlayRule whole) {
            return whole.judge(overlay, evidence).stream();
        }
        ImageRule each = (ImageRule) rule;
        return overlay.services().map(image -> {
            String doubt = image.run().doubt();
            return doubt == null ? each.judge(overlay, image, evidence) : new Judgement.Unjudged(image, doubt);
        });
    }

    private void add(Rule rule, TracedOverlay overlay, Judgement judgement) {
        if (judgement instanceof Judgement.Unjudged unknown) {
            unjudged.add(finding(rule, overlay, unknown.image(), unknown.reason()));
            return;
        }
        judged++;
        if (judgement instanceof Judgement.Broken broken) {
            findings.add(finding(rule, overlay, broken.image(), broken.message()));
        }
    }

    private Finding finding(Rule rule, TracedOverlay overlay, @Nullable TracedImage image, String message) {
        Place place = image == null ? null : image.run().place();
        return new Finding(
                rule.name(), level(rule), overlay.overlay(), image == null ? null : image.title(), place, message);
    }

    private Level level(Rule rule) {
        return levels.getOrDefault(rule.name(), rule.level());
    }
}

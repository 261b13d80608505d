package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.AffectedModule;
import io.github.waybill.buildgraph.graph.Cause;
import io.github.waybill.buildgraph.graph.ModuleId;
import java.util.List;

/** Why one module is affected, for a person: every cause with each of its files and the full chain. */
public final class WhyText {

    private WhyText() {}

    /**
     * Returns the lines.
     *
     * @param causes all that {@link io.github.waybill.buildgraph.graph.AffectedAnalysis#why} says of the module; empty if it is not affected
     */
    public static String of(Affected affected, ModuleId module, List<Cause> causes) {
        StringBuilder text = new StringBuilder();
        String halves = affected.modules().stream()
                .filter(candidate -> candidate.module().id().equals(module))
                .findFirst()
                .map(found -> halves(found, causes.size()))
                .orElse("is not affected: no input of it or of what it is built from differs");
        text.append(module).append(' ').append(halves).append('\n');
        text.append(Labels.range(affected.change())).append('\n');
        causes.forEach(cause -> describe(text, cause));
        return text.toString();
    }

    private static String halves(AffectedModule affected, int causes) {
        return "is affected%s, for %s"
                .formatted(affected.main() ? "" : " in its tests only", Labels.count(causes, "cause"));
    }

    private static void describe(StringBuilder text, Cause cause) {
        if (cause instanceof Cause.Source source) {
            source.paths()
                    .forEach(path -> text.append("  ").append(OneLine.of(path)).append('\n'));
        } else {
            text.append("  ").append(CauseText.of(cause)).append('\n');
        }
        if (cause.via().size() > 1) {
            text.append("    by ").append(Labels.chain(cause.via())).append('\n');
        }
    }
}

package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.AffectedModule;
import io.github.waybill.buildgraph.graph.Cause;
import io.github.waybill.buildgraph.graph.MovedModule;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is affected, for a person: how much, what to publish, what to test, and why. */
public final class AffectedText {

    /** Fifteen modules of two lines each fit on a screen, with the seven lines around them. */
    private static final int MODULES_ON_A_SCREEN = 15;

    private static final int NAMES_ON_A_LINE = 15;

    private AffectedText() {}

    /**
     * Returns the lines.
     *
     * @param all whether to name everything, more than a screen of it too
     */
    public static String of(Affected affected, boolean all) {
        StringBuilder text = new StringBuilder();
        text.append("%s: %s (%s..%s%s)\n"
                .formatted(
                        affected.mode().name().toLowerCase(Locale.ROOT),
                        affected.reason(),
                        abbreviated(affected.change().base().commit()),
                        abbreviated(affected.change().head().commit()),
                        affected.change().dirty() ? " and the working tree" : ""));
        int names = all ? Integer.MAX_VALUE : NAMES_ON_A_LINE;
        List<AffectedModule> modules = affected.modules();
        if (!modules.isEmpty()) {
            list(text, "Services to publish", names(modules, Selection.SERVICES), names);
            list(text, "Tests to run", names(modules, Selection.TESTS), names);
        }
        int shown = all ? modules.size() : Math.min(modules.size(), MODULES_ON_A_SCREEN);
        modules.subList(0, shown).forEach(module -> describe(text, module));
        if (shown < modules.size()) {
            text.append("and ").append(modules.size() - shown).append(" more, see affected.json\n");
        }
        listUnlessEmpty(text, "Removed", List.copyOf(affected.change().removed().keySet()), names);
        listUnlessEmpty(
                text,
                "Moved",
                affected.change().moved().stream().map(AffectedText::moved).toList(),
                names);
        listUnlessEmpty(text, "Owned by no module", affected.unowned(), names);
        return text.toString();
    }

    private static String abbreviated(String commit) {
        return commit.substring(0, Math.min(12, commit.length()));
    }

    private static List<String> names(List<AffectedModule> modules, Selection selection) {
        return modules.stream()
                .filter(selection::includes)
                .map(affected -> affected.module().id().artifactId())
                .toList();
    }

    private static String moved(MovedModule moved) {
        return "%s from %s to %s"
                .formatted(moved.module(), Labels.directory(moved.from()), Labels.directory(moved.to()));
    }

    private static void describe(StringBuilder text, AffectedModule affected) {
        text.append("  ")
                .append(affected.module().id())
                .append(affected.main() ? "" : " (tests only)")
                .append(
                        affected.main() && affected.module().isService()
                                ? " ⇒ " + affected.module().image()
                                : "")
                .append('\n');
        Cause first = affected.causes().get(0);
        int others = affected.causes().size() - 1;
        text.append("    ")
                .append(what(first))
                .append(first.via().size() > 1 ? ", by " + Labels.chain(first.via()) : "")
                .append(others > 0 ? " (and %d more)".formatted(others) : "")
                .append('\n');
    }

    private static String what(Cause cause) {
        if (cause instanceof Cause.Added added) {
            return added.module() + " joined the reactor";
        }
        if (cause instanceof Cause.Removed removed) {
            return removed.module() + " left the reactor";
        }
        if (cause instanceof Cause.Model model) {
            return "%s: %s → %s".formatted(model.entry(), value(model.base()), value(model.head()));
        }
        List<String> paths = ((Cause.Source) cause).paths();
        return paths.get(0) + (paths.size() > 1 ? " and %d more".formatted(paths.size() - 1) : "");
    }

    private static String value(@Nullable String value) {
        return value == null ? "none" : value;
    }

    private static void list(StringBuilder text, String title, List<?> values, int limit) {
        String named = values.isEmpty() ? "none" : Labels.some(values, limit);
        text.append(title).append(": ").append(named).append('\n');
    }

    private static void listUnlessEmpty(StringBuilder text, String title, List<?> values, int limit) {
        if (!values.isEmpty()) {
            list(text, title, values, limit);
        }
    }
}

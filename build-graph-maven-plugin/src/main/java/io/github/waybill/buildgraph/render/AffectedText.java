package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.AffectedModule;
import io.github.waybill.buildgraph.graph.Cause;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is affected, for a person: how much, what to publish, what to test, and why. */
public final class AffectedText {

    /** Twelve modules of at most three lines fit on a screen with what stands around them. */
    private static final int MODULES_ON_A_SCREEN = 12;

    private AffectedText() {}

    /**
     * Returns the lines.
     *
     * @param all whether to name every module, more than a screen of them too
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
        if (!affected.modules().isEmpty()) {
            text.append("Services to publish: ")
                    .append(names(affected, Selection.SERVICES::includes))
                    .append('\n');
            text.append("Tests to run: ")
                    .append(names(affected, Selection.TESTS::includes))
                    .append('\n');
        }
        List<AffectedModule> modules = affected.modules();
        int shown = all ? modules.size() : Math.min(modules.size(), MODULES_ON_A_SCREEN);
        modules.subList(0, shown).forEach(module -> describe(text, module));
        if (shown < modules.size()) {
            text.append("and ").append(modules.size() - shown).append(" more, see affected.json\n");
        }
        list(text, "Removed", affected.change().removed());
        affected.change()
                .moved()
                .forEach(moved ->
                        text.append("Moved: %s from %s to %s\n".formatted(moved.module(), moved.from(), moved.to())));
        list(text, "Owned by no module", affected.unowned());
        return text.toString();
    }

    private static String abbreviated(String commit) {
        return commit.substring(0, Math.min(12, commit.length()));
    }

    private static String names(Affected affected, Predicate<AffectedModule> selected) {
        return Labels.names(affected.modules().stream()
                .filter(selected)
                .map(AffectedModule::module)
                .toList());
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
        if (cause instanceof Cause.Removed removed) {
            return removed.module() + " left the reactor";
        }
        List<String> paths = cause instanceof Cause.Source source ? source.paths() : ((Cause.Model) cause).paths();
        return paths.get(0) + (paths.size() > 1 ? " and %d more".formatted(paths.size() - 1) : "");
    }

    private static void list(StringBuilder text, String title, Collection<?> values) {
        if (!values.isEmpty()) {
            text.append(title).append(": ");
            text.append(values.stream().map(String::valueOf).collect(Collectors.joining(", ")));
            text.append('\n');
        }
    }
}

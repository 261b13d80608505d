package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.AffectedModule;
import io.github.waybill.buildgraph.graph.Cause;
import io.github.waybill.buildgraph.graph.MovedModule;
import java.util.List;

/** What is affected, for a person: how much, what to publish, what to test, and why. */
public final class AffectedText {

    /** A screen has forty lines; nine of them say the rest. */
    private static final int LINES_OF_CAUSES = 30;

    /** A cause takes three lines at least: itself, a module, and how many there are besides. */
    private static final int CAUSES_ON_A_SCREEN = 9;

    private final boolean all;
    private final StringBuilder text = new StringBuilder();
    private boolean cut;

    private AffectedText(boolean all) {
        this.all = all;
    }

    /**
     * Returns the lines.
     *
     * @param all whether to name everything, more than a screen of it too
     */
    public static String of(Affected affected, boolean all) {
        AffectedText answer = new AffectedText(all);
        answer.line(Labels.verdict(affected));
        answer.line(Labels.range(affected.change()));
        if (!affected.modules().isEmpty()) {
            answer.list("Publish", "service", artifacts(affected, Selection.SERVICES));
            answer.list("Test", "module", artifacts(affected, Selection.TESTS));
            answer.causes(CauseGroup.of(affected.modules()));
        }
        answer.rest(affected);
        if (answer.cut) {
            answer.line("(-Dbuild-graph.all=true names all of it)");
        }
        return answer.text.toString();
    }

    private static List<String> artifacts(Affected affected, Selection selection) {
        return selection.of(affected).stream()
                .map(module -> module.module().id().artifactId())
                .toList();
    }

    private void causes(List<CauseGroup> groups) {
        int lines =
                groups.stream().mapToInt(group -> 1 + group.modules().size()).sum();
        boolean whole = all || lines <= LINES_OF_CAUSES;
        List<CauseGroup> shown = whole ? groups : groups.subList(0, Math.min(groups.size(), CAUSES_ON_A_SCREEN));
        int modules = whole ? Integer.MAX_VALUE : (LINES_OF_CAUSES - 1) / shown.size() - 2;
        shown.forEach(group -> describe(group, modules));
        if (shown.size() < groups.size()) {
            line("and %s more".formatted(Labels.count(groups.size() - shown.size(), "cause")));
        }
        cut |= !whole;
    }

    private void describe(CauseGroup group, int limit) {
        line("Cause: " + CauseText.of(group.cause()));
        List<AffectedModule> modules = group.modules();
        // The line that says how many more there are has room for one of them.
        int shown = modules.size() - 1 <= limit ? modules.size() : limit;
        modules.subList(0, shown).forEach(module -> line("  " + described(module)));
        if (shown < modules.size()) {
            line("  and %s more".formatted(Labels.count(modules.size() - shown, "module")));
        }
    }

    private String described(AffectedModule affected) {
        Cause nearest = affected.causes().get(0);
        int others = affected.causes().size() - 1;
        String image = affected.main() && affected.module().isService()
                ? " ⇒ " + affected.module().image()
                : "";
        String chain = all ? Labels.chain(nearest.via()) : Labels.shortChain(nearest.via());
        return affected.module().id()
                + (affected.main() ? "" : " (tests only)")
                + image
                + (nearest.via().size() > 1 ? ", by " + chain : "")
                + (others > 0 ? ", and for %s more".formatted(Labels.count(others, "cause")) : "");
    }

    private void rest(Affected affected) {
        listUnlessEmpty(
                "Removed", "module", List.copyOf(affected.change().removed().keySet()));
        listUnlessEmpty(
                "Moved",
                "module",
                affected.change().moved().stream().map(AffectedText::moved).toList());
        listUnlessEmpty("No module owns", "file", affected.unowned());
        listUnlessEmpty("Build unchanged", "module", affected.upstream());
    }

    private static String moved(MovedModule moved) {
        return "%s from %s to %s"
                .formatted(moved.module(), Labels.directory(moved.from()), Labels.directory(moved.to()));
    }

    private void list(String title, String noun, List<?> values) {
        String whole = Labels.list(title, noun, values, Integer.MAX_VALUE);
        String shown = all ? whole : Labels.list(title, noun, values, Labels.LIST);
        cut |= !shown.equals(whole);
        line(shown);
    }

    private void listUnlessEmpty(String title, String noun, List<?> values) {
        if (!values.isEmpty()) {
            list(title, noun, values);
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

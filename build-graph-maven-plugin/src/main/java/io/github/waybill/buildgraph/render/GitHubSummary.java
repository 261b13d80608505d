package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.AffectedModule;
import io.github.waybill.buildgraph.graph.Cause;
import io.github.waybill.buildgraph.graph.MovedModule;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.List;

/** What is affected, as the summary of a step on GitHub Actions: Markdown with a table, causes, and a picture. */
public final class GitHubSummary {

    /** GitHub takes a MiB of a step; with its cause, its chain and its image, each escaped, a row can have some thousand characters. */
    private static final int ROWS = 100;

    /** What a list of names may take. */
    private static final int WIDTH = 400;

    private final StringBuilder markdown = new StringBuilder();

    private GitHubSummary() {}

    /** Returns the Markdown, well below GitHub's limit; where it leaves something out it says so. */
    public static String of(ServiceGraph graph, Affected affected) {
        GitHubSummary summary = new GitHubSummary();
        summary.markdown
                .append("## What the change affects\n\n")
                .append(Markdown.text(Labels.verdict(affected)))
                .append("<br>\n")
                .append(Markdown.text(Labels.range(affected.change())))
                .append("\n\n");
        if (!affected.modules().isEmpty()) {
            summary.table(affected.modules());
            summary.picture(new AffectedMermaid(graph, affected));
        }
        summary.rest(affected);
        return summary.markdown.toString();
    }

    private void table(List<AffectedModule> modules) {
        markdown.append("| module | affected | publishes | because of |\n|---|---|---|---|\n");
        modules.stream().limit(ROWS).forEach(this::row);
        markdown.append('\n');
        if (modules.size() > ROWS) {
            markdown.append("The table shows %d of %d affected modules; affected.json has all.\n\n"
                    .formatted(ROWS, modules.size()));
        }
    }

    private void row(AffectedModule affected) {
        Cause nearest = affected.causes().get(0);
        int others = affected.causes().size() - 1;
        boolean publishes = affected.main() && affected.module().isService();
        markdown.append("| %s | %s | %s | %s%s%s |\n"
                .formatted(
                        Markdown.code(affected.module().id().toString()),
                        affected.main() ? "main and tests" : "tests only",
                        publishes
                                ? Markdown.code(String.valueOf(affected.module().image()))
                                : "",
                        Markdown.code(CauseText.of(nearest)),
                        nearest.via().size() > 1 ? "<br>by " + Markdown.text(Labels.shortChain(nearest.via())) : "",
                        others > 0 ? "<br>and %s more".formatted(Labels.count(others, "cause")) : ""));
    }

    private void picture(AffectedMermaid picture) {
        markdown.append("```mermaid\n").append(picture.chart()).append("```\n\n");
        String cut = picture.cut();
        markdown.append(cut).append(cut.isEmpty() ? "" : "\n\n");
    }

    private void rest(Affected affected) {
        item("Removed", affected.change().removed().keySet().stream().toList());
        item(
                "Moved",
                affected.change().moved().stream().map(MovedModule::module).toList());
        item("No module owns", affected.unowned());
        item("Build unchanged", affected.upstream());
    }

    private void item(String title, List<?> values) {
        if (!values.isEmpty()) {
            markdown.append(
                    "- %s (%d): %s\n".formatted(title, values.size(), Markdown.text(Labels.some(values, WIDTH))));
        }
    }
}

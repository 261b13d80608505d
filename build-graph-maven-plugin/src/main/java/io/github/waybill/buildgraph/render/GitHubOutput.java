package io.github.waybill.buildgraph.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.AffectedModule;
import java.util.List;
import java.util.Locale;

/** What is affected, as outputs of a step on GitHub Actions: what is appended to the file {@code $GITHUB_OUTPUT}. */
public final class GitHubOutput {

    private final StringBuilder outputs = new StringBuilder();

    private GitHubOutput() {}

    /**
     * Returns the outputs: {@code mode}, {@code reason}, a comma list for each {@link Selection}, {@code matrix} (JSON, of the modules
     * selected), {@code any} (whether the matrix has an entry: GitHub fails a job whose matrix has none) and {@code text} (many lines).
     */
    public static String of(Affected affected, Selection selection) {
        GitHubOutput output = new GitHubOutput();
        List<AffectedModule> selected = selection.of(affected);
        output.add("mode", Labels.mode(affected));
        output.add("reason", affected.reason());
        for (Selection kind : Selection.values()) {
            output.add(kind.name().toLowerCase(Locale.ROOT), AffectedList.of(affected, kind));
        }
        output.add("any", String.valueOf(!selected.isEmpty()));
        output.add("matrix", matrix(selected));
        output.add("text", AffectedText.of(affected, false));
        return output.outputs.toString();
    }

    private static String matrix(List<AffectedModule> selected) {
        JsonArray entries = new JsonArray();
        selected.forEach(module -> entries.add(AffectedJson.summary(module)));
        JsonObject matrix = new JsonObject();
        matrix.add("include", entries);
        return Json.line(matrix);
    }

    private void add(String name, String value) {
        if (value.indexOf('\n') < 0 && value.indexOf('\r') < 0) {
            outputs.append(name).append('=').append(value).append('\n');
        } else {
            String end = delimiter(value);
            String last = value.endsWith("\n") ? "" : "\n";
            outputs.append(name)
                    .append("<<")
                    .append(end)
                    .append('\n')
                    .append(value)
                    .append(last)
                    .append(end)
                    .append('\n');
        }
    }

    /** Returns a line that ends a value and is no part of it: the names of files in it are of whoever wrote the commit. */
    private static String delimiter(String value) {
        int number = 0;
        while (value.contains("END-" + number)) {
            number++;
        }
        return "END-" + number;
    }
}

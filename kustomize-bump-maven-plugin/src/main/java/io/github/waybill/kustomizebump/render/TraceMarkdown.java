package io.github.waybill.kustomizebump.render;

import io.github.waybill.kustomizebump.bump.trace.Trace;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A trace for a pull request or a chat: a table for each overlay (GitHub Flavored Markdown). */
public final class TraceMarkdown {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]|~#]");

    private TraceMarkdown() {}

    /** Returns the document. */
    public static String of(Trace trace) {
        StringBuilder text = new StringBuilder("GitOps repository `%s`, %s at `%s`.%n"
                .formatted(trace.gitOps(), trace.gitOpsBranch(), trace.gitOpsCommit()));
        for (TracedOverlay overlay : trace.overlays()) {
            TraceTable table = TraceTable.of(overlay);
            text.append("\n### ").append(escaped(overlay.overlay())).append("\n\n");
            text.append(escaped(TraceTable.applied(overlay.applied()))).append("\n\n");
            if (!overlay.images().isEmpty()) {
                text.append(row(table.titles()));
                text.append(row(Collections.nCopies(table.titles().size(), "---")));
                table.rows()
                        .forEach(cells -> text.append(
                                row(cells.stream().map(TraceMarkdown::escaped).toList())));
            }
            if (!table.below().isEmpty()) {
                text.append('\n');
                table.below()
                        .forEach(line -> text.append("- ").append(escaped(line)).append('\n'));
            }
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Leaves nothing that Markdown, or the HTML in it, would take for its own. */
    private static String escaped(String text) {
        String plain =
                CONTROL.matcher(text).replaceAll(" ").replace("&", "&amp;").replace("<", "&lt;");
        return MARKUP.matcher(plain).replaceAll("\\\\$0");
    }
}

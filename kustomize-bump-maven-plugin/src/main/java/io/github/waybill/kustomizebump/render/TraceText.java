package io.github.waybill.kustomizebump.render;

import io.github.waybill.kustomizebump.bump.trace.Trace;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A trace for a terminal of a hundred columns. */
public final class TraceText {

    private static final int WIDTH = 100;
    private static final int LEAST_SUBJECT = 12;
    private static final int LEAST_SERVICE = 8;
    private static final String GAP = "  ";

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern AFTER_A_WORD = Pattern.compile("(?<=\\S) ");

    private TraceText() {}

    /**
     * Returns the text, a line an element.
     *
     * @param heading makes a line stand out that an overlay begins with
     */
    public static List<String> of(Trace trace, UnaryOperator<String> heading) {
        List<String> lines = new ArrayList<>();
        lines.addAll(wrapped("%s of %s at %s".formatted(trace.gitOpsBranch(), trace.gitOps(), trace.gitOpsCommit())));
        if (trace.branch() != null) {
            lines.addAll(wrapped("services: %s at %s".formatted(trace.branch(), trace.head())));
        }
        for (TracedOverlay overlay : trace.overlays()) {
            lines.add("");
            wrapped(overlay.overlay() + "  (" + TraceTable.applied(overlay.applied()) + ")")
                    .forEach(line -> lines.add(heading.apply(line)));
            TraceTable table = TraceTable.of(overlay);
            if (overlay.images().isEmpty()) {
                lines.add("  no images");
            } else {
                lines.addAll(table(table));
            }
            table.below().forEach(line -> lines.addAll(wrapped("  " + line)));
        }
        return lines;
    }

    private static List<String> table(TraceTable table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.titles());
        rows.addAll(table.rows());
        int[] widths = widths(rows);
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < row.size(); i++) {
                String cell = cut(row.get(i), widths[i]);
                line.append(i == 0 ? "" : GAP).append(cell).append(" ".repeat(widths[i] - cell.length()));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** The first column, names, and the last, subjects, share what the others leave. */
    private static int[] widths(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        int last = columns - 1;
        int left = WIDTH - 2 - GAP.length() * last;
        for (int i = 1; i < last; i++) {
            left -= widths[i];
        }
        widths[0] = Math.max(LEAST_SERVICE, Math.min(widths[0], left - LEAST_SUBJECT));
        widths[last] = Math.max(LEAST_SUBJECT, Math.min(widths[last], left - widths[0]));
        return widths;
    }

    private static String cut(String text, int width) {
        String line = CONTROL.matcher(text).replaceAll(" ");
        return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "~";
    }

    /** Returns the line in pieces that fit, all but the first indented. A word that does not fit is left whole. */
    static List<String> wrapped(String line) {
        List<String> lines = new ArrayList<>();
        String indent = line.startsWith("  ") ? "      " : "    ";
        StringBuilder current = new StringBuilder();
        for (String word : AFTER_A_WORD.split(CONTROL.matcher(line).replaceAll(" "), -1)) {
            if (current.length() > 0 && !current.toString().isBlank() && current.length() + 1 + word.length() > WIDTH) {
                lines.add(current.toString());
                current = new StringBuilder(indent + word);
            } else {
                current.append(current.length() == 0 ? "" : " ").append(word);
            }
        }
        lines.add(current.toString());
        return lines;
    }
}

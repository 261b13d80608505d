package io.github.waybill.buildgraph.render;

import java.util.regex.Pattern;

/** A value in one line of a log or a table: paths may have line breaks in them, and a plugin's configuration has many. */
public final class OneLine {

    /** The rest of the line is for what the value belongs to. */
    public static final int WIDTH = 80;

    /** What stands before the first difference of two long values, to recognise the place by. */
    private static final int CONTEXT = 20;

    private static final Pattern BREAK = Pattern.compile("[\\s\\p{IsControl}\\u2028\\u2029]+");

    private OneLine() {}

    /** Returns the value with every run of white space and control characters as one space. */
    public static String of(String value) {
        return BREAK.matcher(value).replaceAll(" ").strip();
    }

    /** Returns the beginning of the value, in at most so many characters; an ellipsis stands for what is left out. */
    public static String shortened(String value, int width) {
        return from(of(value), 0, width);
    }

    /** Returns the end of a path, in at most 160 characters: the name of a file tells more than its first folders. */
    static String path(String value) {
        String line = of(value);
        int room = 2 * WIDTH - 1;
        return line.length() <= room + 1 ? line : "…" + line.substring(inside(line, line.length() - room));
    }

    /** Returns two values that differ as {@code 1.9 → 1.10}, each in at most 80 characters, among them the first that differs. */
    static String change(String base, String head) {
        String before = of(base);
        String after = of(head);
        if (before.length() <= WIDTH && after.length() <= WIDTH) {
            return before + " → " + after;
        }
        int same = 0;
        while (same < Math.min(before.length(), after.length()) && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        int start = same < WIDTH / 2 ? 0 : same - CONTEXT;
        return from(before, start, WIDTH) + " → " + from(after, start, WIDTH);
    }

    private static String from(String line, int start, int width) {
        int begin = Math.min(start, line.length());
        String lead = begin > 0 ? "…" : "";
        String rest = line.substring(inside(line, begin));
        int room = width - lead.length();
        return lead + (rest.length() <= room ? rest : rest.substring(0, inside(rest, room - 1)) + "…");
    }

    /** Returns the place, or the one before it where a character of two units would be torn. */
    private static int inside(String line, int place) {
        boolean torn = place > 0 && place < line.length() && Character.isLowSurrogate(line.charAt(place));
        return torn ? place - 1 : place;
    }
}

package io.github.waybill.buildgraph.maven;

import org.fusesource.jansi.Ansi;

/**
 * What stands out on Maven's console, where that has colours: not with {@code -B}, {@code -l} or {@code -Dstyle.color=never}. Maven 3.6 to 3.9 tell by
 * Jansi, which they share with plugins; newer ones have no Jansi, and there nothing stands out.
 */
final class Emphasis {

    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[m";

    private Emphasis() {}

    /** Returns a line that stands out. */
    static String strong(String line) {
        return isColoured() && !line.isEmpty() ? BOLD + line + PLAIN : line;
    }

    /** Returns a text whose first line stands out. */
    static String headline(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? strong(text) : strong(text.substring(0, end)) + text.substring(end);
    }

    private static boolean isColoured() {
        try {
            return Ansi.isEnabled();
        } catch (LinkageError e) {
            return false;
        }
    }
}

package io.github.waybill.kustomizebump.render.page;

import io.github.waybill.kustomizebump.bump.trace.BuiltFrom;
import java.time.Instant;

/** What is said of a commit in more than one place of the page, in the same words. */
final class Facts {

    private static final int ABBREVIATED = 8;

    private Facts() {}

    static String abbreviated(String commit) {
        return commit.substring(0, Math.min(ABBREVIATED, commit.length()));
    }

    /**
     * Returns how far a commit is behind: {@code 12 behind, 3 affect it}.
     *
     * @param than of what, with a space before it, or empty
     */
    static String behind(BuiltFrom built, String than) {
        return built.behind() + " behind" + than
                + built.affecting()
                        .value()
                        .map(count -> ", "
                                + (count == 0
                                        ? "none affects it"
                                        : count + (count == 1 ? " affects it" : " affect it")))
                        .orElse("");
    }

    /** Writes an instant with its age when the page was made. */
    static void time(Html html, Instant instant, String text, Instant made) {
        html.element("time", text, "datetime", Age.iso(instant), "title", Age.of(instant, made) + " old");
    }
}

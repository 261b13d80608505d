package io.github.waybill.kustomizebump.render.page;

import java.util.Locale;

/** How a link of the chain stands, or a deployment or an overlay as a whole; the worst comes last. */
enum State {
    UNASKED("not asked"),
    OK("as it should be"),
    WARNED("with a warning"),
    UNKNOWN("unknown"),
    WRONG("not as it should be");

    private final String words;

    State(String words) {
        this.words = words;
    }

    /** Returns it for a person. */
    String words() {
        return words;
    }

    /** Returns the class of the style sheet. */
    String style() {
        return name().toLowerCase(Locale.ROOT);
    }

    State worse(State other) {
        return compareTo(other) < 0 ? other : this;
    }
}

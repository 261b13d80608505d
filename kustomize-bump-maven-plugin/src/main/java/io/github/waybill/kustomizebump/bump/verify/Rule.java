package io.github.waybill.kustomizebump.bump.verify;

/** A rule that holds wherever the chain does. */
public sealed interface Rule permits ImageRule, OverlayRule {

    /** Returns its name, in small letters and hyphens; it stays the same from release to release. */
    String name();

    /** Returns how much it counts where nobody says otherwise. */
    default Level level() {
        return Level.ERROR;
    }

    /** Returns what holds where the rule does, in one sentence. */
    String about();
}

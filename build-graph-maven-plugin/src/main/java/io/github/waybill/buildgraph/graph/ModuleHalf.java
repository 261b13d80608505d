package io.github.waybill.buildgraph.graph;

import org.jspecify.annotations.Nullable;

/** A half of a module: the unit that a change affects. */
public record ModuleHalf(ModuleId module, Half half) {

    // Written out for the reason that ModuleId has.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModuleHalf found && half == found.half && module.equals(found.module);
    }

    @Override
    public int hashCode() {
        return 31 * module.hashCode() + half.hashCode();
    }
}

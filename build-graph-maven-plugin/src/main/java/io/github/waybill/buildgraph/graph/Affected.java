package io.github.waybill.buildgraph.graph;

import java.util.List;

/**
 * The answer: what a change affects.
 *
 * @param reason one sentence that says why the mode is what it is
 * @param modules the affected modules, in the order of the reactor
 * @param upstream the modules that are not affected and that building the affected ones needs, in the order of the reactor
 * @param unowned the changed files that no module owns and no pattern ignores
 */
public record Affected(
        Mode mode,
        String reason,
        Change change,
        List<AffectedModule> modules,
        List<ModuleId> upstream,
        List<String> unowned) {

    /** How much of the reactor is affected. */
    public enum Mode {
        FULL,
        PARTIAL,
        NONE
    }

    public Affected {
        modules = List.copyOf(modules);
        upstream = List.copyOf(upstream);
        unowned = List.copyOf(unowned);
    }
}

package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Cause;
import java.util.List;

/** A cause in words, without the chain it came along. */
public final class CauseText {

    private CauseText() {}

    /** Returns the cause in one line: of several files the first, of long values what tells them apart. */
    public static String of(Cause cause) {
        if (cause instanceof Cause.Source source) {
            List<String> paths = source.paths();
            String others = paths.size() > 1 ? " and %d more".formatted(paths.size() - 1) : "";
            return OneLine.path(paths.get(0)) + others;
        }
        if (cause instanceof Cause.Model model) {
            return model(model);
        }
        if (cause instanceof Cause.Undeployed undeployed) {
            return "the commit that %s runs is not known: %s"
                    .formatted(cause.via().get(0), OneLine.shortened(undeployed.reason(), 2 * OneLine.WIDTH));
        }
        return cause instanceof Cause.Removed removed
                ? removed.module() + " left the reactor"
                : cause.via().get(0) + " joined the reactor";
    }

    private static String model(Cause.Model model) {
        String entry = OneLine.shortened(model.entry(), 2 * OneLine.WIDTH);
        String base = model.base();
        String head = model.head();
        if (base != null && head != null) {
            return entry + " " + OneLine.change(base, head);
        }
        if (head != null) {
            return entry + " added: " + OneLine.shortened(head, OneLine.WIDTH);
        }
        return entry + (base != null ? " removed: was " + OneLine.shortened(base, OneLine.WIDTH) : " changed");
    }
}

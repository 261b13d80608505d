package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Affected;
import java.util.stream.Collectors;

/** What is affected, for {@code mvn -pl}. */
public final class AffectedList {

    private AffectedList() {}

    /** Returns {@code group:artifact,group:artifact}, in the order of the reactor; empty where nothing of the selection is affected. */
    public static String of(Affected affected, Selection selection) {
        return affected.modules().stream()
                .filter(selection::includes)
                .map(module -> module.module().id().toString())
                .collect(Collectors.joining(","));
    }
}

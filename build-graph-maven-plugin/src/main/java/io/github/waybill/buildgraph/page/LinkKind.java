package io.github.waybill.buildgraph.page;

import io.github.waybill.buildgraph.graph.Edge;
import java.util.Locale;

/** What a picture tells apart of edges. */
enum LinkKind {
    MAIN("dependency"),
    TEST("test dependency"),
    PLUGIN("plugin"),
    PARENT("parent"),
    BOM("BOM import");

    private final String words;

    LinkKind(String words) {
        this.words = words;
    }

    static LinkKind of(Edge edge) {
        return switch (edge.kind()) {
            case DEPENDENCY -> "test".equals(edge.scope()) ? TEST : MAIN;
            case PARENT -> PARENT;
            case BOM -> BOM;
            case PLUGIN, PLUGIN_DEPENDENCY, EXTENSION -> PLUGIN;
        };
    }

    /** Returns what a legend says. */
    String words() {
        return words;
    }

    /** Returns its name in a page, such as {@code main}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

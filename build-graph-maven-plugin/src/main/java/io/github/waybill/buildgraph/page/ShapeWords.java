package io.github.waybill.buildgraph.page;

import io.github.waybill.buildgraph.render.Labels;

/** What a person calls the shapes. */
final class ShapeWords {

    private ShapeWords() {}

    static String of(Labels.Shape shape) {
        return switch (shape) {
            case SERVICE -> "service";
            case LIBRARY -> "library";
            case TEST -> "only for tests";
            case POM -> "parent or BOM";
        };
    }
}

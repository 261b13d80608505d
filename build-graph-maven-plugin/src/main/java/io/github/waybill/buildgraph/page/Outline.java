package io.github.waybill.buildgraph.page;

import io.github.waybill.buildgraph.render.Labels;

/** The outlines of nodes, as paths of SVG from the corner at 0,0. One can be told from another without its colour. */
final class Outline {

    private Outline() {}

    /** Returns the outline of a module: a pill, a sheet with a folded corner, a hexagon, or a box. */
    static String of(Labels.Shape shape, double width, double height) {
        return switch (shape) {
            case SERVICE -> pill(width, height);
            case POM ->
                "M0,0H%1$sL%2$s,%4$sV%3$sH0ZM%1$s,0V%4$sH%2$s"
                        .formatted(n(width - height * 0.35), n(width), n(height), n(height * 0.35));
            case TEST ->
                "M%5$s,0H%1$sL%2$s,%3$sL%1$s,%4$sH%5$sL0,%3$sZ"
                        .formatted(n(width - height * 0.35), n(width), n(height / 2), n(height), n(height * 0.35));
            case LIBRARY -> "M0,0H%sV%sH0Z".formatted(n(width), n(height));
        };
    }

    private static String pill(double width, double height) {
        double radius = height / 2;
        return "M%1$s,0H%2$sA%1$s,%1$s 0 0 1 %2$s,%3$sH%1$sA%1$s,%1$s 0 0 1 %1$s,0Z"
                .formatted(n(radius), n(width - radius), n(height));
    }

    /** Returns the outline of a group: a folder with its tab. */
    static String folder(double width, double height) {
        double tab = height / 7;
        return "M0,4Q0,0 4,0H%5$sL%6$s,%7$sH%1$sQ%2$s,%7$s %2$s,%8$sV%3$sQ%2$s,%4$s %1$s,%4$sH4Q0,%4$s 0,%3$sZ"
                .formatted(
                        n(width - 4),
                        n(width),
                        n(height - 4),
                        n(height),
                        n(height * 0.7),
                        n(height * 0.7 + tab),
                        n(tab),
                        n(tab + 4));
    }

    /** Returns a number with at most one decimal, and none where it is whole. */
    static String n(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.valueOf(tenths / 10.0);
    }
}

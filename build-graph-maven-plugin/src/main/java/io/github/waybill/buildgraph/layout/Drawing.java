package io.github.waybill.buildgraph.layout;

import java.util.List;
import java.util.Map;

/**
 * Where everything lies, in pixels from the upper left corner.
 *
 * @param boxes by the id of the box
 * @param lines the corners of each line from its begin to its end, in the order of the diagram; empty where no line can be drawn
 */
public record Drawing(double width, double height, Map<String, Rectangle> boxes, List<List<Point>> lines) {

    public Drawing {
        boxes = Map.copyOf(boxes);
        lines = lines.stream().map(List::copyOf).toList();
    }

    /** A place. */
    public record Point(double x, double y) {}

    /** Where a box lies. */
    public record Rectangle(double x, double y, double width, double height) {}
}

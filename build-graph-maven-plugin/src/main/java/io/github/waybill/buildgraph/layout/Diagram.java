package io.github.waybill.buildgraph.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be laid out: boxes of given sizes, and lines between them. */
public record Diagram(List<Box> boxes, List<Line> lines) {

    public Diagram {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /**
     * A box.
     *
     * @param frame the box that this one lies in, listed before it, or {@code null}
     * @param width in pixels; of a box that others lie in the least one
     * @param height in pixels; of a box that others lie in the height of its title
     */
    public record Box(String id, @Nullable String frame, double width, double height) {}

    /**
     * A line from box to box.
     *
     * @param bundle lines of one bundle leave a box, and reach it, at one point
     */
    public record Line(String from, String to, String bundle) {}
}

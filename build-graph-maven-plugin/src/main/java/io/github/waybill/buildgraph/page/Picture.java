package io.github.waybill.buildgraph.page;

import static io.github.waybill.buildgraph.page.Outline.n;

import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.layout.Diagram;
import io.github.waybill.buildgraph.layout.Drawing;
import io.github.waybill.buildgraph.layout.Drawing.Point;
import io.github.waybill.buildgraph.layout.Drawing.Rectangle;
import io.github.waybill.buildgraph.layout.Layout;
import io.github.waybill.buildgraph.render.Labels;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A scene as SVG. What a reader may ask of a node or a link stands in its {@code title}; keys in {@code data-} attributes are for a script. */
final class Picture {

    /** What the still picture of a whole graph is called. */
    static final String NAME = "The service graph";

    /** How round the corners of links are. */
    private static final double CORNER = 6;

    private final Scene scene;
    private final Drawing drawing;
    private final Map<ModuleId, Half> lit;
    private final Set<String> litNodes;
    private final StringBuilder svg = new StringBuilder();

    private Picture(Scene scene, Drawing drawing, Map<ModuleId, Half> lit) {
        this.scene = scene;
        this.drawing = drawing;
        this.lit = lit;
        this.litNodes = scene.nodes().stream()
                .filter(node -> node.modules().stream().anyMatch(module -> lit.containsKey(module.id())))
                .map(Scene.Node::key)
                .collect(Collectors.toSet());
    }

    /**
     * Draws.
     *
     * @param lit the modules that stand out, and whether it is by their main half or by their tests alone
     * @param name what a screen reader calls the picture
     */
    static String of(Scene scene, Layout layout, Map<ModuleId, Half> lit, String name) {
        Diagram diagram = new Diagram(
                scene.nodes().stream().map(Size::box).toList(),
                scene.links().stream()
                        .map(link -> new Diagram.Line(
                                link.from(), link.to(), link.kind().key()))
                        .toList());
        return new Picture(scene, layout.of(diagram), lit).draw(name);
    }

    private String draw(String name) {
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture%s%s\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\" role=\"group\" aria-label=\"%s\">\n"
                        .formatted(
                                lit.isEmpty() ? "" : " lights",
                                scene.nodes().stream().allMatch(Scene.Single.class::isInstance) ? "" : " grouped",
                                n(drawing.width()),
                                n(drawing.height()),
                                n(drawing.width()),
                                n(drawing.height()),
                                Html.text(name)));
        scene.nodes().stream()
                .filter(Scene.Frame.class::isInstance)
                .map(Scene.Frame.class::cast)
                .forEach(this::frame);
        svg.append("<g class=\"links\">\n");
        for (int i = 0; i < scene.links().size(); i++) {
            link(scene.links().get(i), drawing.lines().get(i));
        }
        svg.append("</g>\n");
        for (Scene.Node node : scene.nodes()) {
            if (node instanceof Scene.Single single) {
                module(single);
            } else if (node instanceof Scene.Closed closed) {
                group(closed);
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private void frame(Scene.Frame frame) {
        Rectangle place = place(frame);
        begin("frame" + lit(frame), frame.key(), place);
        svg.append("<title>%s, open</title>".formatted(Html.text(frame.group().name())));
        svg.append("<rect class=\"shape\" width=\"%s\" height=\"%s\" rx=\"8\"/>"
                .formatted(n(place.width()), n(place.height())));
        svg.append("<text x=\"16\" y=\"23\">%s</text>".formatted(Html.text(Size.name(frame.group()))));
        svg.append("<path class=\"close\" d=\"M%1$s,13l8,8m0,-8l-8,8\"/>".formatted(n(place.width() - 24)));
        svg.append("</g>\n");
    }

    private void module(Scene.Single single) {
        Module module = single.module();
        Rectangle place = place(single);
        String shape = single.shape().name().toLowerCase(Locale.ROOT);
        begin(shape + lit(single), single.key(), place);
        svg.append("<title>%s (%s, %s)</title>"
                .formatted(
                        Html.text(module.id().toString()),
                        ShapeWords.of(single.shape()),
                        Html.text(Labels.directory(module.directory()))));
        svg.append("<path class=\"shape\" d=\"%s\"/>"
                .formatted(Outline.of(single.shape(), place.width(), place.height())));
        svg.append("<text x=\"%s\" y=\"%s\">%s</text>"
                .formatted(n(place.width() / 2), n(place.height() / 2 + 4.5), Html.text(Size.name(module))));
        mark(single, place.width());
        svg.append("</g>\n");
    }

    private void group(Scene.Closed closed) {
        Rectangle place = place(closed);
        begin("folder" + lit(closed), closed.key(), place);
        svg.append("<title>%s: %s</title>".formatted(Html.text(closed.group().name()), Size.content(closed.group())));
        svg.append("<path class=\"shape\" d=\"%s\"/>".formatted(Outline.folder(place.width(), place.height())));
        svg.append("<text x=\"%1$s\" y=\"31\">%2$s</text><text class=\"small\" x=\"%1$s\" y=\"48\">%3$s</text>"
                .formatted(n(place.width() / 2), Html.text(Size.name(closed.group())), Size.content(closed.group())));
        mark(closed, place.width());
        svg.append("</g>\n");
    }

    private void begin(String classes, String key, Rectangle place) {
        svg.append("<g class=\"node %s\" data-node=\"%s\" transform=\"translate(%s,%s)\">"
                .formatted(classes, key, n(place.x()), n(place.y())));
    }

    private String lit(Scene.Node node) {
        if (node.modules().stream().anyMatch(module -> lit.get(module.id()) == Half.MAIN)) {
            return " lit by-main";
        }
        return litNodes.contains(node.key()) ? " lit by-test" : "";
    }

    /** A dot for what comes out different, a ring for tests alone; of a group each with how many there are. */
    private void mark(Scene.Node node, double width) {
        double x = width - 8;
        for (Half half : List.of(Half.TEST, Half.MAIN)) {
            long count = node.modules().stream()
                    .filter(module -> lit.get(module.id()) == half)
                    .count();
            if (count > 0) {
                String number = node instanceof Scene.Closed ? String.valueOf(count) : "";
                double radius = number.isEmpty() ? 6 : 9;
                svg.append("<circle class=\"mark %s\" cx=\"%s\" cy=\"0\" r=\"%s\"/>"
                        .formatted(half.name().toLowerCase(Locale.ROOT), n(x), n(radius)));
                if (!number.isEmpty()) {
                    svg.append("<text class=\"count %s\" x=\"%s\" y=\"3.5\">%s</text>"
                            .formatted(half.name().toLowerCase(Locale.ROOT), n(x), number));
                }
                x -= 22;
            }
        }
    }

    private Rectangle place(Scene.Node node) {
        return drawing.boxes().getOrDefault(node.key(), new Rectangle(0, 0, 0, 0));
    }

    private void link(Scene.Link link, List<Point> corners) {
        if (corners.isEmpty()) {
            return;
        }
        svg.append(
                "<g class=\"link %1$s%2$s\" data-link=\"%3$s-%4$s\" data-kind=\"%1$s\">%7$s<path class=\"line\" d=\"%5$s\"/><path class=\"head\" d=\"%6$s\"/></g>\n"
                        .formatted(
                                link.kind().key(),
                                isLit(link) ? " lit" : "",
                                link.from(),
                                link.to(),
                                line(corners),
                                head(corners),
                                link.edges() == 1
                                        ? ""
                                        : "<title>%d × %s</title>"
                                                .formatted(
                                                        link.edges(),
                                                        link.kind().words())));
    }

    /** A link between what is lit may be the way of the change. */
    private boolean isLit(Scene.Link link) {
        return litNodes.contains(link.from()) && litNodes.contains(link.to());
    }

    private static String line(List<Point> corners) {
        String begin = "M" + at(corners.get(0));
        String end = "L" + at(corners.get(corners.size() - 1));
        return Stream.of(
                        Stream.of(begin),
                        IntStream.range(1, corners.size() - 1)
                                .mapToObj(i -> turn(corners.get(i - 1), corners.get(i), corners.get(i + 1))),
                        Stream.of(end))
                .flatMap(part -> part)
                .collect(Collectors.joining());
    }

    /** A round corner, as far as the pieces on both sides are long enough. */
    private static String turn(Point before, Point corner, Point after) {
        return "L%sQ%s %s".formatted(at(towards(corner, before)), at(corner), at(towards(corner, after)));
    }

    private static Point towards(Point from, Point to) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double part = length == 0 ? 0 : Math.min(CORNER, length / 2) / length;
        return new Point(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
    }

    /** The head of an arrow; every link ends at the left side of a node. */
    private static String head(List<Point> corners) {
        Point tip = corners.get(corners.size() - 1);
        Point before = corners.get(corners.size() - 2);
        String back = tip.x() >= before.x() ? "-7" : "7";
        return "M%sl%s,-3.5v7Z".formatted(at(tip), back);
    }

    private static String at(Point point) {
        return n(point.x()) + "," + n(point.y());
    }
}

package io.github.waybill.buildgraph.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.buildgraph.layout.Drawing.Point;
import io.github.waybill.buildgraph.layout.Drawing.Rectangle;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutLibraryTest {

    private static final Diagram DIAGRAM = new Diagram(
            List.of(
                    new Diagram.Box("frame", null, 50, 20),
                    new Diagram.Box("inside", "frame", 80, 30),
                    new Diagram.Box("also inside", "frame", 80, 30),
                    new Diagram.Box("outside", null, 60, 30)),
            List.of(
                    new Diagram.Line("inside", "also inside", "main"),
                    new Diagram.Line("also inside", "outside", "main"),
                    new Diagram.Line("frame", "outside", "test")));

    private static Drawing drawing() throws Exception {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
        try (LayoutLibrary library = LayoutLibrary.open(classPath)) {
            Layout layout = library.layout();
            assertThat(layout.getClass().getClassLoader()).isNotSameAs(Layout.class.getClassLoader());
            return layout.of(DIAGRAM);
        }
    }

    @Test
    void linesLeadFromLeftToRightAndAFrameIsAroundWhatLiesInIt() throws Exception {
        Drawing drawing = drawing();

        Rectangle frame = drawing.boxes().getOrDefault("frame", new Rectangle(0, 0, 0, 0));
        Rectangle inside = drawing.boxes().getOrDefault("inside", frame);
        Rectangle also = drawing.boxes().getOrDefault("also inside", frame);
        Rectangle outside = drawing.boxes().getOrDefault("outside", frame);
        assertThat(inside.x() + inside.width()).isLessThan(also.x());
        assertThat(also.x() + also.width()).isLessThan(frame.x() + frame.width());
        assertThat(frame.x()).isLessThan(inside.x());
        assertThat(inside.y()).isGreaterThanOrEqualTo(frame.y() + 20);
        assertThat(frame.x() + frame.width()).isLessThan(outside.x());
        assertThat(outside.x() + outside.width()).isLessThan(drawing.width());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void eachLineBeginsAndEndsAtItsBoxes(int line) throws Exception {
        Drawing drawing = drawing();
        Diagram.Line asked = DIAGRAM.lines().get(line);
        List<Point> corners = drawing.lines().get(line);

        assertThat(corners.get(0)).matches(point -> isOnRightSide(drawing, asked.from(), point));
        assertThat(corners.get(corners.size() - 1)).matches(point -> isOnLeftSide(drawing, asked.to(), point));
    }

    private static boolean isOnRightSide(Drawing drawing, String box, Point point) {
        Rectangle place = drawing.boxes().getOrDefault(box, new Rectangle(0, 0, 0, 0));
        return Math.abs(point.x() - place.x() - place.width()) < 1 && isBeside(place, point);
    }

    private static boolean isOnLeftSide(Drawing drawing, String box, Point point) {
        Rectangle place = drawing.boxes().getOrDefault(box, new Rectangle(0, 0, 0, 0));
        return Math.abs(point.x() - place.x()) < 1 && isBeside(place, point);
    }

    private static boolean isBeside(Rectangle place, Point point) {
        return point.y() >= place.y() && point.y() <= place.y() + place.height();
    }
}

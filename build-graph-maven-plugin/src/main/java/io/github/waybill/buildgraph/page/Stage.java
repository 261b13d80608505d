package io.github.waybill.buildgraph.page;

import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import io.github.waybill.buildgraph.layout.Layout;
import io.github.waybill.buildgraph.render.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The part of a page that shows the graph: a still picture, and for the script a picture for each group that it can open, what it knows of
 * the graph, and its tools.
 */
final class Stage {

    private final ServiceGraph graph;
    private final List<Group> groups;
    private final List<String> pictures;
    private final boolean lit;

    /** Draws all pictures, as many at once as there are processors. */
    Stage(ServiceGraph graph, Layout layout, Map<ModuleId, Half> lit, String name) {
        this.graph = graph;
        this.groups = Group.of(graph.modules());
        this.lit = !lit.isEmpty();
        this.pictures = Scene.of(graph, groups).parallelStream()
                .map(scene -> Picture.of(scene, layout, lit, name))
                .toList();
    }

    /** Returns a page with this stage in the place of {@code stage}. */
    Page page(String title, String template, Map<String, String> values) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put("title", Html.text(title));
        all.put("style", Template.read("picture.css") + Template.read("page.css"));
        all.put("stage", markup());
        all.put("data", GraphData.of(graph, groups));
        all.put("script", Template.read("page.js"));
        return new Page(title, Template.fill(template, all));
    }

    private String markup() {
        return Template.fill(
                "stage.html",
                Map.of("picture", pictures.get(0), "scenes", scenes(), "shapes", shapes(), "links", links()));
    }

    private String scenes() {
        return IntStream.range(1, pictures.size())
                .mapToObj(i -> "<template data-open=\"g%d\">%s</template>\n".formatted(i - 1, pictures.get(i)))
                .collect(Collectors.joining());
    }

    private String shapes() {
        List<String> entries = new ArrayList<>();
        for (Labels.Shape shape :
                List.of(Labels.Shape.SERVICE, Labels.Shape.LIBRARY, Labels.Shape.TEST, Labels.Shape.POM)) {
            long count = graph.modules().stream()
                    .filter(module -> Labels.shape(graph, module) == shape)
                    .count();
            if (count > 0) {
                entries.add("<li>%s %s <span class=\"number\">%d</span></li>"
                        .formatted(icon(shape), ShapeWords.of(shape), count));
            }
        }
        if (!groups.isEmpty()) {
            entries.add("<li>%s folder <span class=\"number\">%d</span></li>"
                    .formatted(icon("folder", Outline.folder(28, 17)), groups.size()));
        }
        if (lit) {
            entries.add("<li>%s comes out different</li>".formatted(dot(Half.MAIN)));
            entries.add("<li>%s tests alone affected</li>".formatted(dot(Half.TEST)));
        }
        return String.join("\n", entries);
    }

    /** Returns the mark of what is affected in the size of a letter. */
    static String dot(Half half) {
        return "<svg class=\"picture icon dot\" viewBox=\"-7.5 -7.5 15 15\" aria-hidden=\"true\"><circle class=\"mark %s\" r=\"6\"/></svg>"
                .formatted(half.name().toLowerCase(Locale.ROOT));
    }

    /** Returns a module's shape, name and folder. */
    static String name(ServiceGraph graph, Module module) {
        return "%s <span title=\"%s\">%s</span><small>%s</small>"
                .formatted(
                        icon(Labels.shape(graph, module)),
                        Html.text(module.id().toString()),
                        Html.text(module.id().artifactId()),
                        Html.text(Labels.directory(module.directory())));
    }

    private static String icon(Labels.Shape shape) {
        return icon(shape.name().toLowerCase(Locale.ROOT), Outline.of(shape, 28, 16));
    }

    private static String icon(String shape, String outline) {
        return "<svg class=\"picture icon\" viewBox=\"-1 -1 30 20\" aria-hidden=\"true\"><g class=\"%s\"><path class=\"shape\" d=\"%s\"/></g></svg>"
                .formatted(shape, outline);
    }

    private String links() {
        return Stream.of(LinkKind.values())
                .filter(kind -> graph.edges().stream().anyMatch(edge -> LinkKind.of(edge) == kind))
                .map(kind ->
                        "<li><label><input type=\"checkbox\" checked hidden data-kind=\"%1$s\"> <svg class=\"picture icon\" viewBox=\"0 0 30 10\" aria-hidden=\"true\"><g class=\"link %1$s\"><path class=\"line\" d=\"M0,5H24\"/><path class=\"head\" d=\"M30,5l-7,-3.5v7Z\"/></g></svg> %2$s <span class=\"number\">%3$d</span></label></li>"
                                .formatted(
                                        kind.key(),
                                        kind.words(),
                                        graph.edges().stream()
                                                .filter(edge -> LinkKind.of(edge) == kind)
                                                .count()))
                .collect(Collectors.joining("\n"));
    }
}

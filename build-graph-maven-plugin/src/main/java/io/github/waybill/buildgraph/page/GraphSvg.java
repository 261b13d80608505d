package io.github.waybill.buildgraph.page;

import io.github.waybill.buildgraph.graph.ServiceGraph;
import io.github.waybill.buildgraph.layout.Layout;
import java.util.Map;

/** The graph as a picture in a file of its own. */
public final class GraphSvg {

    private GraphSvg() {}

    /** Returns the SVG document; of a large graph with the modules of a folder as one. */
    public static String of(ServiceGraph graph, Layout layout) {
        Scene scene = Scene.closed(graph, Group.of(graph.modules()));
        String svg = Picture.of(scene, layout, Map.of(), Picture.NAME);
        int begin = svg.indexOf('\n') + 1;
        return svg.substring(0, begin) + "<style>\n" + Template.read("picture.css") + "</style>\n"
                + svg.substring(begin);
    }
}

package io.github.waybill.buildgraph.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.waybill.buildgraph.graph.Edge;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.Reach;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.List;
import java.util.Map;

/** One module for a program. */
public final class ShowJson {

    private ShowJson() {}

    /**
     * Returns the module as in {@code graph.json}, with its edges both ways and what a change to it reaches.
     *
     * @param fingerprints those of the module's halves, in hexadecimal; where there is none the member is left out
     */
    public static String of(ServiceGraph graph, Module module, Map<ModuleHalf, String> fingerprints) {
        Reach reach = Reach.of(graph, module.id());
        JsonObject document = Json.document();
        GraphJson.module(module, fingerprints)
                .entrySet()
                .forEach(member -> document.add(member.getKey(), member.getValue()));
        document.add("needs", edges(graph.edgesFrom(module.id())));
        document.add("neededBy", edges(graph.edgesTo(module.id())));
        JsonObject reached = new JsonObject();
        reached.add("services", ids(reach.services()));
        reached.add("tests", ids(reach.tests()));
        reached.add("packages", ids(reach.packages()));
        reached.add(
                "images",
                Json.strings(reach.services().stream().map(Module::image).toList()));
        document.add("reaches", reached);
        return Json.text(document);
    }

    private static JsonArray ids(List<Module> modules) {
        return Json.strings(modules.stream().map(Module::id).toList());
    }

    private static JsonArray edges(List<Edge> edges) {
        JsonArray array = new JsonArray();
        edges.forEach(edge -> array.add(GraphJson.edge(edge)));
        return array;
    }
}

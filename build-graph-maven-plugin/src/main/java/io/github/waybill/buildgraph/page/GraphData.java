package io.github.waybill.buildgraph.page;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.waybill.buildgraph.graph.Edge;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.Reach;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import io.github.waybill.buildgraph.render.Labels;
import io.github.waybill.buildgraph.render.OneLine;
import java.util.List;
import java.util.Locale;

/**
 * What the script of a page knows of a graph, as JSON. Modules go by their place in the reactor, from 0; a set of modules is a number in
 * hexadecimal, digit by digit from the first four modules on, the lowest bit for the first of them.
 */
final class GraphData {

    /** Escapes what could end the element that it stands in. */
    private static final Gson GSON = new Gson();

    private final ServiceGraph graph;
    private final Places places;

    private GraphData(ServiceGraph graph) {
        this.graph = graph;
        this.places = new Places(graph);
    }

    static String of(ServiceGraph graph, List<Group> groups) {
        return GSON.toJson(new GraphData(graph).document(groups));
    }

    private JsonObject document(List<Group> groups) {
        JsonArray modules = new JsonArray();
        graph.modules().forEach(module -> modules.add(module(module)));
        JsonArray edges = new JsonArray();
        graph.edges().forEach(edge -> edges.add(edge(edge)));
        JsonArray members = new JsonArray();
        groups.forEach(group -> members.add(group(group)));
        JsonObject document = new JsonObject();
        document.add("modules", modules);
        document.add("edges", edges);
        document.add("groups", members);
        return document;
    }

    private JsonObject module(Module module) {
        Reach reach = Reach.of(graph, module.id());
        JsonObject json = new JsonObject();
        json.addProperty("name", OneLine.of(module.id().artifactId()));
        json.addProperty("id", OneLine.of(module.id().toString()));
        json.addProperty("folder", OneLine.of(Labels.directory(module.directory())));
        json.addProperty("shape", Labels.shape(graph, module).name().toLowerCase(Locale.ROOT));
        json.addProperty("packages", set(reach.packages()));
        json.addProperty("tests", set(reach.tests()));
        return json;
    }

    private String set(List<Module> modules) {
        int[] digits = new int[(places.count() + 3) / 4];
        for (Module module : modules) {
            int place = places.of(module.id());
            digits[place / 4] |= 1 << place % 4;
        }
        StringBuilder set = new StringBuilder();
        for (int digit : digits) {
            set.append(Character.forDigit(digit, 16));
        }
        return set.toString();
    }

    private JsonArray edge(Edge edge) {
        JsonArray json = new JsonArray();
        json.add(places.of(edge.from()));
        json.add(places.of(edge.to()));
        json.add(LinkKind.of(edge).key());
        json.add(OneLine.of(Labels.detail(edge)));
        return json;
    }

    private JsonObject group(Group group) {
        JsonArray members = new JsonArray();
        group.members().forEach(module -> members.add(places.of(module.id())));
        JsonObject json = new JsonObject();
        json.addProperty("name", OneLine.of(group.name()));
        json.add("members", members);
        return json;
    }
}

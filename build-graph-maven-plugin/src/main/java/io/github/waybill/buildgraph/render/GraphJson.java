package io.github.waybill.buildgraph.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.waybill.buildgraph.graph.Edge;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The graph for a program: {@code graph.json}. */
public final class GraphJson {

    private GraphJson() {}

    /**
     * Returns the document; a member that has no value is left out.
     *
     * @param fingerprints those of the halves of modules; a half that has none is not told of
     */
    public static String of(ServiceGraph graph, Map<ModuleHalf, String> fingerprints) {
        JsonObject document = Json.document();
        JsonArray modules = new JsonArray();
        graph.modules().forEach(module -> modules.add(module(module, fingerprints)));
        document.add("modules", modules);
        JsonArray edges = new JsonArray();
        graph.edges().forEach(edge -> edges.add(edge(edge)));
        document.add("edges", edges);
        return Json.text(document);
    }

    static JsonObject module(Module module, Map<ModuleHalf, String> fingerprints) {
        JsonObject json = new JsonObject();
        json.addProperty("module", module.id().toString());
        json.addProperty("version", module.version());
        json.addProperty("packaging", module.packaging());
        json.addProperty("directory", Labels.directory(module.directory()));
        addIfPresent(json, "image", module.image());
        json.add("artifacts", Json.strings(module.artifacts()));
        json.add("poms", Json.strings(module.inputs().poms()));
        json.add("inputs", Json.strings(module.inputs().named()));
        JsonObject halves = new JsonObject();
        for (Half half : Half.values()) {
            addIfPresent(halves, Labels.half(half), fingerprints.get(new ModuleHalf(module.id(), half)));
        }
        if (halves.size() > 0) {
            json.add("fingerprint", halves);
        }
        return json;
    }

    static JsonObject edge(Edge edge) {
        JsonObject json = new JsonObject();
        json.addProperty("from", edge.from().toString());
        json.addProperty("to", edge.to().toString());
        json.addProperty("kind", Labels.kind(edge.kind()));
        addIfPresent(json, "scope", edge.scope());
        addIfPresent(json, "type", edge.type());
        addIfPresent(json, "classifier", edge.classifier());
        return json;
    }

    private static void addIfPresent(JsonObject json, String member, @Nullable String value) {
        if (value != null) {
            json.addProperty(member, value);
        }
    }
}

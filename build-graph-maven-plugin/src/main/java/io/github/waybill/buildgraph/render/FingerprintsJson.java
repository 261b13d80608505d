package io.github.waybill.buildgraph.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.Map;

/** What the image of each service is made of at one commit, for {@code kustomize-bump.fingerprints}: {@code fingerprints.json}. */
public final class FingerprintsJson {

    private FingerprintsJson() {}

    /**
     * Returns the document.
     *
     * @param commit the full id
     * @param fingerprints those of main halves; a service that has none is left out
     */
    public static String of(String commit, ServiceGraph graph, Map<ModuleHalf, String> fingerprints) {
        JsonObject document = Json.document();
        document.addProperty("commit", commit);
        JsonArray services = new JsonArray();
        for (Module service : graph.services()) {
            String fingerprint = fingerprints.get(new ModuleHalf(service.id(), Half.MAIN));
            if (fingerprint != null) {
                JsonObject json = new JsonObject();
                json.addProperty("image", service.image());
                json.addProperty("module", service.id().toString());
                json.addProperty("fingerprint", fingerprint);
                services.add(json);
            }
        }
        document.add("services", services);
        return Json.text(document);
    }
}

package io.github.waybill.buildgraph.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.AffectedModule;
import io.github.waybill.buildgraph.graph.Cause;
import io.github.waybill.buildgraph.graph.MovedModule;
import io.github.waybill.buildgraph.graph.Revision;
import org.jspecify.annotations.Nullable;

/** What is affected, for a program: {@code affected.json}. */
public final class AffectedJson {

    private AffectedJson() {}

    /** Returns the document. */
    public static String of(Affected affected) {
        JsonObject document = Json.document();
        document.addProperty("mode", Labels.mode(affected));
        document.addProperty("reason", affected.reason());
        document.add("base", revision(affected.change().base()));
        JsonObject head = revision(affected.change().head());
        head.addProperty("dirty", affected.change().dirty());
        document.add("head", head);
        JsonArray modules = new JsonArray();
        affected.modules().forEach(module -> modules.add(module(module)));
        document.add("modules", modules);
        document.add("upstream", Json.strings(affected.upstream()));
        document.add("removed", Json.strings(affected.change().removed().keySet()));
        JsonArray moved = new JsonArray();
        affected.change().moved().forEach(module -> moved.add(moved(module)));
        document.add("moved", moved);
        document.add("unowned", Json.strings(affected.unowned()));
        return Json.text(document);
    }

    private static JsonObject revision(Revision revision) {
        JsonObject json = new JsonObject();
        json.addProperty("rev", revision.rev());
        json.addProperty("commit", revision.commit());
        return json;
    }

    private static JsonObject module(AffectedModule affected) {
        JsonObject json = summary(affected);
        JsonArray causes = new JsonArray();
        affected.causes().forEach(cause -> causes.add(cause(cause)));
        json.add("causes", causes);
        return json;
    }

    /** Returns a module without its causes. */
    static JsonObject summary(AffectedModule affected) {
        JsonObject json = new JsonObject();
        json.addProperty("module", affected.module().id().toString());
        json.addProperty("directory", Labels.directory(affected.module().directory()));
        json.addProperty("main", affected.main());
        json.addProperty("test", affected.test());
        addIfPresent(json, "image", affected.module().image());
        return json;
    }

    private static JsonObject cause(Cause cause) {
        JsonObject json = new JsonObject();
        if (cause instanceof Cause.Source source) {
            json.addProperty("kind", "source");
            json.add("paths", Json.strings(source.paths()));
        } else if (cause instanceof Cause.Model model) {
            json.addProperty("kind", "model");
            json.addProperty("entry", model.entry());
            addIfPresent(json, "base", model.base());
            addIfPresent(json, "head", model.head());
        } else if (cause instanceof Cause.Added added) {
            json.addProperty("kind", "added");
            json.addProperty("module", added.module().toString());
        } else if (cause instanceof Cause.Undeployed undeployed) {
            json.addProperty("kind", "undeployed");
            json.addProperty("reason", undeployed.reason());
        } else if (cause instanceof Cause.Removed removed) {
            json.addProperty("kind", "removed");
            json.addProperty("module", removed.module().toString());
        }
        json.add("via", Json.strings(cause.via()));
        return json;
    }

    private static void addIfPresent(JsonObject json, String member, @Nullable String value) {
        if (value != null) {
            json.addProperty(member, value);
        }
    }

    private static JsonObject moved(MovedModule moved) {
        JsonObject json = new JsonObject();
        json.addProperty("module", moved.module().toString());
        json.addProperty("from", Labels.directory(moved.from()));
        json.addProperty("to", Labels.directory(moved.to()));
        return json;
    }
}

package io.github.waybill.kustomizebump.render;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** An object of JSON that leaves out what has no value. */
final class Json {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final JsonObject object = new JsonObject();

    Json with(String member, @Nullable String value) {
        if (value != null) {
            object.addProperty(member, value);
        }
        return this;
    }

    Json with(String member, int value) {
        object.addProperty(member, value);
        return this;
    }

    Json with(String member, boolean value) {
        object.addProperty(member, value);
        return this;
    }

    Json with(String member, @Nullable Json value) {
        if (value != null) {
            object.add(member, value.object);
        }
        return this;
    }

    Json with(String member, Collection<Json> values) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(value.object));
        object.add(member, array);
        return this;
    }

    Json withTexts(String member, Collection<String> values) {
        JsonArray array = new JsonArray();
        values.stream().<JsonElement>map(JsonPrimitive::new).forEach(array::add);
        object.add(member, array);
        return this;
    }

    /** Returns the document's text. */
    String text() {
        return GSON.toJson(object) + "\n";
    }
}

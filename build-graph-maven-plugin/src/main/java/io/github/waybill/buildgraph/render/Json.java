package io.github.waybill.buildgraph.render;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** JSON as our files have it: indented, in a stable order, with a newline at the end. */
final class Json {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private Json() {}

    /** Returns a document of the first version of its schema. */
    static JsonObject document() {
        JsonObject document = new JsonObject();
        document.addProperty("schema", 1);
        return document;
    }

    static JsonArray strings(Iterable<?> values) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(String.valueOf(value)));
        return array;
    }

    static String text(JsonElement document) {
        return GSON.toJson(document) + "\n";
    }

    /** Returns a document without a line break in it. */
    static String line(JsonElement document) {
        return document.toString();
    }
}

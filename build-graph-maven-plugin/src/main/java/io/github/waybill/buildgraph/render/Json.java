package io.github.waybill.buildgraph.render;

import com.google.gson.FormattingStyle;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON as our files have it: indented, in a stable order, with a newline at the end. */
final class Json {

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
        StringWriter text = new StringWriter();
        JsonWriter writer = new JsonWriter(text);
        writer.setFormattingStyle(FormattingStyle.PRETTY);
        writer.setHtmlSafe(false);
        try {
            write(document, writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    /** What Gson itself would write, without the hundred classes by which it could write anything else. */
    private static void write(JsonElement element, JsonWriter to) throws IOException {
        if (element instanceof JsonObject object) {
            to.beginObject();
            for (Map.Entry<String, JsonElement> member : object.entrySet()) {
                to.name(member.getKey());
                write(member.getValue(), to);
            }
            to.endObject();
        } else if (element instanceof JsonArray array) {
            to.beginArray();
            for (JsonElement one : array) {
                write(one, to);
            }
            to.endArray();
        } else if (element instanceof JsonPrimitive value && value.isBoolean()) {
            to.value(value.getAsBoolean());
        } else if (element instanceof JsonPrimitive value && value.isNumber()) {
            to.value(value.getAsNumber());
        } else if (element.isJsonNull()) {
            to.nullValue();
        } else {
            to.value(element.getAsString());
        }
    }

    /** Returns a document without a line break in it. */
    static String line(JsonElement document) {
        return document.toString();
    }
}

package io.github.waybill.it;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that a JSON Schema describes, as paths such as {@code modules[].image}; of alternatives those of all. */
final class SchemaFields {

    private final JsonObject schema;

    SchemaFields(JsonObject schema) {
        this.schema = schema;
    }

    /** Returns the fields in the order of the schema. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        collect("", schema, names);
        return names;
    }

    private void collect(String prefix, JsonObject object, List<String> names) {
        for (Map.Entry<String, JsonObject> field : fields(object).entrySet()) {
            JsonObject items = field.getValue().getAsJsonObject("items");
            String name = prefix + field.getKey() + (items == null ? "" : "[]");
            names.add(name);
            collect(name + ".", items == null ? field.getValue() : items, names);
        }
    }

    private Map<String, JsonObject> fields(JsonObject object) {
        Map<String, JsonObject> fields = new LinkedHashMap<>();
        for (String alternatives : List.of("allOf", "oneOf")) {
            JsonArray all = object.getAsJsonArray(alternatives);
            if (alternatives.equals("oneOf")) {
                own(object, fields);
            }
            if (all != null) {
                for (JsonElement one : all) {
                    fields(one.getAsJsonObject()).forEach(fields::putIfAbsent);
                }
            }
        }
        return fields;
    }

    private void own(JsonObject object, Map<String, JsonObject> fields) {
        if (object.has("$ref")) {
            String name = object.get("$ref").getAsString().replace("#/$defs/", "");
            fields(schema.getAsJsonObject("$defs").getAsJsonObject(name)).forEach(fields::putIfAbsent);
        }
        JsonObject properties = object.getAsJsonObject("properties");
        if (properties != null) {
            properties
                    .entrySet()
                    .forEach(one -> fields.put(one.getKey(), one.getValue().getAsJsonObject()));
        }
    }
}

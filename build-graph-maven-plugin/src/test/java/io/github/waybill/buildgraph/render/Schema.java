package io.github.waybill.buildgraph.render;

import com.google.gson.JsonParser;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A JSON Schema of the site, as a validator of the 2020-12 draft reads it. */
enum Schema {
    AFFECTED("affected-1.json"),
    FINGERPRINTS("fingerprints-1.json"),
    GRAPH("graph-1.json");

    private final String schema;

    Schema(String name) {
        try {
            // Surefire runs in the folder of the module.
            schema = Files.readString(Path.of("../src/site/resources/schema", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what the schema says against a document. */
    List<String> errors(String document) {
        return new ValidatorFactory()
                        .withJsonNodeFactory(new GsonNode.Factory())
                        .validate(JsonParser.parseString(schema), JsonParser.parseString(document))
                        .getErrors()
                        .stream()
                        .map(error -> error.getInstanceLocation() + ": " + error.getError())
                        .toList();
    }
}

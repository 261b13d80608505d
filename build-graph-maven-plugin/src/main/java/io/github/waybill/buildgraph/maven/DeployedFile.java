package io.github.waybill.buildgraph.maven;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.github.waybill.buildgraph.graph.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code kustomize-bump:deployed} has written: which commit each service runs, overlay by overlay. */
final class DeployedFile {

    /** Where it is written, in the folder that Maven runs in. */
    static final String DEFAULT = "target/kustomize-bump/deployed.json";

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private final List<Entry> entries;

    /** The members of the file that count here. */
    private record Content(
            int schema,
            @Nullable List<Entry> services,
            @Nullable List<Entry> unknown) {}

    /**
     * What a service runs in one overlay.
     *
     * @param service {@code groupId:artifactId}, or the image
     * @param image without tag
     * @param commit the full id, or {@code null} where it is not known
     * @param reason why it is not known
     */
    record Entry(
            @Nullable String service,
            @Nullable String image,
            @Nullable String overlay,
            @Nullable String commit,
            @Nullable String reason) {

        /** A service is still the same under another image name or other coordinates: compared with more commits it is never affected too little. */
        private boolean isOf(Module module) {
            return module.id().toString().equals(service)
                    || String.valueOf(module.image()).equals(image);
        }
    }

    private DeployedFile(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if it is missing, no JSON, or of another schema
     */
    static DeployedFile read(Path file) {
        if (!Files.exists(file)) {
            throw failure(file, "is not there");
        }
        try {
            Content content = new Gson().fromJson(Files.readString(file), Content.class);
            if (content == null
                    || content.schema() != 1
                    || content.services() == null
                    || content.services().stream()
                            .anyMatch(entry -> entry == null
                                    || entry.commit() == null
                                    || !COMMIT.matcher(entry.commit()).matches())) {
                throw failure(file, "is no deployed.json of schema 1");
            }
            List<Entry> unknown = content.unknown() == null ? List.of() : content.unknown();
            return new DeployedFile(
                    Stream.concat(content.services().stream(), unknown.stream()).toList());
        } catch (JsonParseException e) {
            throw failure(file, "is not JSON (" + e.getMessage() + ")");
        } catch (IOException e) {
            throw failure(file, "cannot be read (" + e.getMessage() + ")");
        }
    }

    private static IllegalArgumentException failure(Path file, String problem) {
        return new IllegalArgumentException(
                "%s %s, and build-graph.base is deployed. Write it with kustomize-bump:deployed, or set build-graph.deployed to what that has written."
                        .formatted(file, problem));
    }

    /** Returns what a module runs, by its coordinates or its image. */
    List<Entry> of(Module module) {
        return entries.stream().filter(entry -> entry.isOf(module)).toList();
    }
}

package io.github.waybill.kustomizebump.maven;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.trace.Fingerprints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fingerprints in build-graph's files, each of one commit: {@code fingerprints.json}, or a folder of such files. */
final class FingerprintFiles implements Fingerprints {

    private final Path path;
    private final Map<String, Map<String, String>> byCommit = new HashMap<>();

    /** The members of a file that count here. */
    private record Content(
            int schema, @Nullable String commit, @Nullable List<Entry> services) {}

    private record Entry(@Nullable String image, @Nullable String fingerprint) {}

    private FingerprintFiles(Path path) {
        this.path = path;
    }

    /**
     * Reads a file or all files of a folder; none is there, nothing is known.
     *
     * @throws BumpException if one is no such file
     */
    static FingerprintFiles read(Path path) throws BumpException {
        FingerprintFiles read = new FingerprintFiles(path);
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    read.add(file);
                }
            } catch (IOException e) {
                throw unreadable(path, e);
            }
        } else if (Files.exists(path)) {
            read.add(path);
        }
        return read;
    }

    private void add(Path file) throws BumpException {
        try {
            Content content = new Gson().fromJson(Files.readString(file), Content.class);
            if (content == null || content.schema() != 1 || content.commit() == null || content.services() == null) {
                throw new BumpException(
                        file
                                + " is no fingerprints.json of schema 1. Write it with build-graph:graph -Dbuild-graph.fingerprints=true, or set kustomize-bump.fingerprints to another file.");
            }
            Map<String, String> services = byCommit.computeIfAbsent(content.commit(), any -> new HashMap<>());
            for (Entry entry : content.services()) {
                if (entry.image() != null && entry.fingerprint() != null) {
                    services.put(entry.image(), entry.fingerprint());
                }
            }
        } catch (IOException | JsonParseException e) {
            throw unreadable(file, e);
        }
    }

    private static BumpException unreadable(Path file, Exception e) {
        return new BumpException(file + " cannot be read: " + e.getMessage()
                + ". Write it again, or set kustomize-bump.fingerprints to another file.");
    }

    @Override
    public Optional<String> of(String commit, String image) {
        return Optional.ofNullable(byCommit.getOrDefault(commit, Map.of()).get(image));
    }

    @Override
    public int commits() {
        return byCommit.size();
    }

    @Override
    public String source() {
        return byCommit.isEmpty()
                ? "there is no " + path
                : path + " has those of " + byCommit.size() + (byCommit.size() == 1 ? " commit" : " commits");
    }
}

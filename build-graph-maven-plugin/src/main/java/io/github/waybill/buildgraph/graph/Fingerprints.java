package io.github.waybill.buildgraph.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The definition of what is affected: a half is if and only if its fingerprint differs. It is the SHA-256 over the half's own content and the
 * fingerprints of all that it depends on, so it differs as soon as anything does that can change what is built.
 */
public final class Fingerprints {

    private static final Comparator<ModuleHalf> ORDER =
            Comparator.comparing(ModuleHalf::module).thenComparing(ModuleHalf::half);

    private final ServiceGraph graph;
    private final Function<ModuleHalf, HalfContent> contents;
    private final Map<ModuleHalf, @Nullable String> found = new LinkedHashMap<>();

    private Fingerprints(ServiceGraph graph, Function<ModuleHalf, HalfContent> contents) {
        this.graph = graph;
        this.contents = contents;
    }

    /**
     * Returns the fingerprints of some halves and of all that they depend on, each of 64 hexadecimal digits.
     *
     * @param contents the content of a half of the graph
     * @throws IllegalArgumentException if halves depend on each other in a circle
     */
    public static Map<ModuleHalf, String> of(
            ServiceGraph graph, Iterable<ModuleHalf> halves, Function<ModuleHalf, HalfContent> contents) {
        Fingerprints fingerprints = new Fingerprints(graph, contents);
        halves.forEach(fingerprints::of);
        Map<ModuleHalf, String> all = new LinkedHashMap<>();
        fingerprints.found.forEach((half, fingerprint) -> {
            if (fingerprint != null) {
                all.put(half, fingerprint);
            }
        });
        return Collections.unmodifiableMap(all);
    }

    /** Returns a half with all that it depends on. */
    public static List<ModuleHalf> closure(ServiceGraph graph, ModuleHalf half) {
        return List.copyOf(new Spread(List.of(half), graph::seen).reached());
    }

    private String of(ModuleHalf half) {
        String known = found.get(half);
        if (known != null) {
            return known;
        }
        if (found.containsKey(half)) {
            throw new IllegalArgumentException("modules depend on each other in a circle: " + half.module());
        }
        found.put(half, null);
        MessageDigest digest = sha256();
        HalfContent content = contents.apply(half);
        add(digest, "files", content.files());
        add(digest, "model", content.model());
        for (ModuleHalf seen :
                graph.seen(half).stream().distinct().sorted(ORDER).toList()) {
            add(digest, seen.module().toString());
            add(digest, seen.half().name());
            add(digest, of(seen));
        }
        String fingerprint = HexFormat.of().formatHex(digest.digest());
        found.put(half, fingerprint);
        return fingerprint;
    }

    private static void add(MessageDigest digest, String name, SortedMap<String, String> entries) {
        add(digest, name);
        add(digest, String.valueOf(entries.size()));
        entries.forEach((key, value) -> {
            add(digest, key);
            add(digest, value);
        });
    }

    /** Each text goes in behind its length, so that no two sequences of texts are one sequence of bytes. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}

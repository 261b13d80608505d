package io.github.waybill.kustomizebump.kustomize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A random GitOps repository around one overlay: bases, components, overlays on overlays, workloads of several kinds, and entries that match,
 * match twice, chain, or do not match. Only what Kustomize accepts.
 */
final class OverlayTree {

    private static final List<String> IMAGES = List.of(
            "app",
            "app:1",
            "zoo:2.1",
            "r.example.com:5000/app:1",
            "r.example.com/shop/app@sha256:" + "a".repeat(64),
            "r.example.com/shop/zoo:3@sha256:" + "b".repeat(64),
            "application:9");
    private static final List<String> NAMES = List.of(
            "app",
            "app",
            "zoo",
            "r.example.com:5000/app",
            "r.example.com/shop/app",
            "new",
            "a..",
            "app|zoo",
            "[a-z]+",
            ".*",
            "r.+/app",
            "nothing");
    private static final List<String> NEW_NAMES =
            List.of("new", "app", "zoo", "r.example.com:5000/app", "r2.example.com/x/zoo");
    private static final List<String> TAGS = List.of("v1", "next", "1.2.3", "0123abc");
    private static final List<String> DIGESTS = List.of("sha256:" + "c".repeat(64), "sha256:" + "d".repeat(64));

    private final Random random;
    private final String root;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private List<String> overlayEntries = List.of();
    private List<String> fluxEntries = List.of();
    private String overlayHead = "";
    private int objects;
    private int folders;

    private OverlayTree(Random random, String root) {
        this.random = random;
        this.root = root;
    }

    /**
     * Makes a tree.
     *
     * @param root the folder that all of it lies in; object names begin with it too
     */
    static OverlayTree random(Random random, String root) {
        OverlayTree tree = new OverlayTree(random, root);
        tree.make();
        return tree;
    }

    String overlay() {
        return root + "/overlay";
    }

    /** Returns the files as the repository has them. */
    Map<String, String> files() {
        return files;
    }

    /** Returns the overlay's kustomization as Flux writes it before it builds: its own entries replace those of the same name. */
    String builtKustomization() {
        List<String> merged = new ArrayList<>(overlayEntries);
        for (String entry : fluxEntries) {
            int same = -1;
            for (int i = merged.size() - 1; i >= 0; i--) {
                same = name(merged.get(i)).equals(name(entry)) ? i : same;
            }
            if (same < 0) {
                merged.add(entry);
            } else {
                merged.set(same, entry);
            }
        }
        return overlayHead + images(merged);
    }

    /** Returns what Flux makes of a text of the built manifests. */
    String substituted(String text) {
        if (variables.isEmpty()) {
            return text;
        }
        return text.replace("${tag}", variables.get("tag")).replace("${other:=fallback}", "fallback");
    }

    private static String name(String entry) {
        return entry.substring(0, entry.indexOf(','));
    }

    private void make() {
        overlayHead = kustomization("overlay", 3);
        overlayEntries = entries(4);
        files.put(overlay() + "/kustomization.yaml", overlayHead + images(overlayEntries));
        if (random.nextInt(3) == 0) {
            makeFlux();
        }
    }

    private void makeFlux() {
        fluxEntries = entries(2).stream()
                .filter(entry -> !entry.contains("tagSuffix"))
                .toList();
        variables.put("tag", "9.9");
        StringBuilder flux = new StringBuilder("""
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: %s, namespace: flux-system}
                spec:
                  path: ./%s
                  postBuild: {substitute: {tag: "9.9"}}
                """.formatted(root, overlay()));
        if (!fluxEntries.isEmpty()) {
            flux.append("  images:\n");
            fluxEntries.forEach(entry -> flux.append("  - {").append(entry).append("}\n"));
        }
        files.put(root + "/flux.yaml", flux.toString());
    }

    /** Writes the folders and files that a kustomization includes and returns its text but for the images. */
    private String kustomization(String folder, int depth) {
        StringBuilder text = new StringBuilder("resources:\n");
        int included = depth == 0 ? 0 : 1 + random.nextInt(2);
        for (int i = 0; i < included; i++) {
            String other = "f" + folders++;
            files.put(
                    root + "/" + other + "/kustomization.yaml",
                    kustomization(other, depth - 1 - random.nextInt(depth)) + images(entries(3)));
            text.append("- ../").append(other).append("/\n");
        }
        if (included == 0 || random.nextInt(3) == 0) {
            files.put(root + "/" + folder + "/objects.yaml", objects());
            text.append("- ./objects.yaml\n");
        }
        if (random.nextInt(3) == 0) {
            String component = "c" + folders++;
            files.put(root + "/" + component + "/kustomization.yaml", component(component));
            text.append("components:\n- ../").append(component).append('\n');
        }
        return text + names();
    }

    private String component(String folder) {
        StringBuilder text = new StringBuilder("apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n");
        if (random.nextBoolean()) {
            files.put(root + "/" + folder + "/more.yaml", objects());
            text.append("resources: [more.yaml]\n");
        }
        // Kustomize refuses a kustomization that does nothing.
        return text + "labels: [{pairs: {made: up}}]\n" + names() + images(entries(3));
    }

    private String names() {
        return (random.nextInt(4) == 0 ? "namePrefix: p-\n" : "")
                + (random.nextInt(4) == 0 ? "nameSuffix: -s\n" : "")
                + (random.nextInt(4) == 0 ? "namespace: n" + random.nextInt(3) + "\n" : "");
    }

    private String images(List<String> entries) {
        StringBuilder text = new StringBuilder(entries.isEmpty() ? "" : "images:\n");
        entries.forEach(entry -> text.append("- {").append(entry).append("}\n"));
        return text.toString();
    }

    private List<String> entries(int most) {
        List<String> entries = new ArrayList<>();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            boolean tag = random.nextBoolean();
            entries.add("name: \"" + pick(NAMES) + "\",  "
                    + field("newName", random.nextInt(3) == 0 ? pick(NEW_NAMES) : null)
                    + field("newTag", tag ? pick(TAGS) : null)
                    + field("digest", random.nextInt(4) == 0 ? pick(DIGESTS) : null)
                    + field("tagSuffix", random.nextInt(6) == 0 ? "-x" : null));
        }
        return entries;
    }

    private static String field(String key, @Nullable String value) {
        return value == null ? "" : key + ": \"" + value + "\", ";
    }

    private String objects() {
        StringBuilder text = new StringBuilder();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            text.append("---\n").append(object(root + "-" + objects++));
        }
        return text.toString();
    }

    private String object(String name) {
        String pod = "initContainers: [" + containers("i") + "]\n%1$scontainers: [" + containers("c") + "]\n";
        return switch (random.nextInt(6)) {
            case 0 -> head("v1", "Pod", name) + "spec:\n  " + pod.formatted("  ");
            case 1 ->
                head("batch/v1", "CronJob", name)
                        + "spec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          "
                        + pod.formatted("          ");
            case 2 ->
                head("example.com/v1", "Farm", name) + "spec:\n  parts:\n  - main:\n      " + pod.formatted("      ");
            case 3 ->
                "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: " + name
                        + "}\n  spec:\n    " + pod.formatted("    ");
            case 4 -> head("v1", "ConfigMap", name) + "data: {image: app}\n";
            default ->
                head("apps/v1", random.nextBoolean() ? "Deployment" : "StatefulSet", name)
                        + "spec:\n  template:\n    spec:\n      " + pod.formatted("      ");
        };
    }

    private static String head(String version, String kind, String name) {
        return "apiVersion: " + version + "\nkind: " + kind + "\nmetadata: {name: " + name + "}\n";
    }

    private String containers(String prefix) {
        StringBuilder text = new StringBuilder();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            String image = random.nextInt(8) == 0
                    ? (random.nextBoolean() ? "app:${tag}" : "zoo:${other:=fallback}")
                    : pick(IMAGES);
            text.append(i == 0 ? "" : ", ")
                    .append("{name: ")
                    .append(prefix)
                    .append(i)
                    .append(", image: \"")
                    .append(image)
                    .append("\"}");
        }
        return text.toString();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}

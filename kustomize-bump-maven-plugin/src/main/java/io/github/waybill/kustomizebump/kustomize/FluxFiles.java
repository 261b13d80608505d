package io.github.waybill.kustomizebump.kustomize;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.ImageOverride;
import io.github.waybill.kustomizebump.bump.trace.FileTree;
import io.github.waybill.kustomizebump.bump.trace.FluxKustomization;
import io.github.waybill.kustomizebump.bump.trace.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The Flux {@code Kustomization}s that lie in the GitOps repository itself. */
final class FluxFiles {

    private static final String GROUP = "kustomize.toolkit.fluxcd.io";

    private FluxFiles() {}

    /** Returns them all. A file that is no YAML has none: Flux cannot read it either. */
    static List<FluxKustomization> find(FileTree tree) throws BumpException {
        List<FluxKustomization> found = new ArrayList<>();
        for (String path : tree.files()) {
            if (path.endsWith(".yaml") || path.endsWith(".yml")) {
                byte[] content = tree.content(path).orElse(new byte[0]);
                // Most files are no such object, and parsing is what takes time.
                if (new String(content, StandardCharsets.ISO_8859_1).contains(GROUP)) {
                    found.addAll(read(path, content));
                }
            }
        }
        return found;
    }

    private static List<FluxKustomization> read(String path, byte[] content) {
        List<FluxKustomization> found = new ArrayList<>();
        try {
            YamlText text = YamlText.decode(path, content);
            for (YamlDocument document : YamlReader.readAll(text)) {
                YamlView view = new YamlView(text, document, false);
                YamlNode root = view.root();
                String version = Objects.requireNonNullElse(view.text(root, "apiVersion"), "");
                if (root != null
                        && version.startsWith(GROUP + "/")
                        && "Kustomization".equals(view.text(root, "kind"))) {
                    found.add(of(path, view, root));
                }
            }
        } catch (KustomizationException e) {
            return List.of();
        }
        return found;
    }

    private static FluxKustomization of(String file, YamlView view, YamlNode root) {
        YamlNode spec = view.at(root, "spec");
        Map<String, String> substitute = new LinkedHashMap<>();
        YamlNode variables = view.at(spec, "postBuild", "substitute");
        view.keys(variables).forEach(key -> substitute.put(key, orEmpty(view.text(variables, key))));
        List<ImageOverride> images = view.items(spec, "images").stream()
                .map(image -> new ImageOverride(
                        orEmpty(view.text(image, "name")),
                        view.text(image, "newName"),
                        view.text(image, "newTag"),
                        view.text(image, "digest")))
                .toList();
        List<String> from = view.items(spec, "postBuild", "substituteFrom").stream()
                .map(source -> view.text(source, "kind") + "/" + view.text(source, "name"))
                .toList();
        YamlNode place = Objects.requireNonNullElse(view.at(spec, "images"), root);
        return new FluxKustomization(
                Objects.requireNonNullElse(view.text(root, "metadata", "namespace"), "default") + "/"
                        + view.text(root, "metadata", "name"),
                Paths.normalized("", orEmpty(view.text(spec, "path"))).orElse("?"),
                new Place(file, view.line(place)),
                images,
                view.texts(spec, "components"),
                !view.items(spec, "patches").isEmpty(),
                view.text(spec, "targetNamespace"),
                view.text(spec, "namePrefix"),
                view.text(spec, "nameSuffix"),
                substitute,
                from);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

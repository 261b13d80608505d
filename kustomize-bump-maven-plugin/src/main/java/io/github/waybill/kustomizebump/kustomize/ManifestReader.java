package io.github.waybill.kustomizebump.kustomize;

import io.github.waybill.kustomizebump.bump.trace.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the containers of manifests where Kustomize does: below any key {@code containers} or {@code initContainers}, at any depth and of any
 * kind but {@code CustomResourceDefinition}. (Ephemeral containers and image volumes it leaves alone.)
 */
final class ManifestReader {

    private static final String NO_SUBSTITUTION = "kustomize.toolkit.fluxcd.io/substitute";

    /** Where Kustomize's default configuration of image fields looks, in addition. */
    private static final Pattern USUAL = Pattern.compile("/spec(/template/spec)?");

    private final String path;
    private final YamlView view;
    private final List<Manifest.Slot> slots = new ArrayList<>();

    private ManifestReader(String path, YamlView view) {
        this.path = path;
        this.view = view;
    }

    /**
     * Reads the objects of a file.
     *
     * @throws KustomizationException if it is no YAML
     */
    static List<Manifest> read(String path, byte[] content) throws KustomizationException {
        YamlText text = YamlText.decode(path, content);
        List<Manifest> manifests = new ArrayList<>();
        for (YamlDocument document : YamlReader.readAll(text)) {
            YamlView view = new YamlView(text, document, false);
            add(path, view, view.root(), manifests);
        }
        return manifests;
    }

    /** A list of objects is its items, as in Kustomize. */
    private static void add(String path, YamlView view, @Nullable YamlNode object, List<Manifest> to) {
        String kind = view.text(object, "kind");
        if (object == null || kind == null) {
            return;
        }
        if (kind.endsWith("List") && view.at(object, "items") instanceof YamlNode.Sequence) {
            view.items(object, "items").forEach(item -> add(path, view, item, to));
            return;
        }
        ManifestReader reader = new ManifestReader(path, view);
        if (!kind.equals("CustomResourceDefinition")) {
            reader.walk(object, "");
        }
        boolean substituted = !"disabled".equals(view.text(object, "metadata", "labels", NO_SUBSTITUTION))
                && !"disabled".equals(view.text(object, "metadata", "annotations", NO_SUBSTITUTION));
        to.add(new Manifest(
                kind,
                Objects.requireNonNullElse(view.text(object, "metadata", "name"), ""),
                view.text(object, "metadata", "namespace"),
                substituted,
                reader.slots));
    }

    private void walk(YamlNode node, String at) {
        if (node instanceof YamlNode.Sequence) {
            view.items(node).forEach(item -> walk(item, at + "/*"));
        } else if (node instanceof YamlNode.Mapping mapping) {
            for (String key : view.keys(mapping)) {
                YamlNode value = view.at(mapping, key);
                if (value != null) {
                    walk(value, at + "/" + key);
                }
                if (key.equals("containers") || key.equals("initContainers")) {
                    addSlots(
                            view.items(value),
                            key.equals("initContainers"),
                            USUAL.matcher(at).matches() ? 2 : 1);
                }
            }
        }
    }

    private void addSlots(List<YamlNode> containers, boolean init, int times) {
        for (int i = 0; i < containers.size(); i++) {
            YamlNode image = view.at(containers.get(i), "image");
            String written = view.text(image);
            if (image != null && written != null) {
                String name = Objects.requireNonNullElse(view.text(containers.get(i), "name"), "#" + i);
                slots.add(new Manifest.Slot(name, init, times, written, new Place(path, view.line(image))));
            }
        }
    }
}

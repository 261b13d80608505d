package io.github.waybill.kustomizebump.kustomize;

import io.github.waybill.kustomizebump.bump.ImageOverride;
import io.github.waybill.kustomizebump.bump.trace.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a kustomization says that images, and the names of what runs them, depend on.
 *
 * @param component whether it is a {@code Component}, which works on what includes it
 * @param resources its files and folders, as they are written
 * @param unread what of it is not evaluated though it can bring more images, a sentence each
 * @param uncertain what of it is not evaluated though it can change any image, a sentence each
 */
record KustomizationFile(
        String path,
        boolean component,
        List<String> resources,
        List<String> components,
        List<ImageEntry> images,
        List<Patch> patches,
        @Nullable String namespace,
        @Nullable String namePrefix,
        @Nullable String nameSuffix,
        List<String> unread,
        List<String> uncertain) {

    /** What brings objects from outside of the files. */
    private static final List<String> GENERATORS =
            List.of("generators", "helmCharts", "helmChartInflationGenerator", "helmGlobals");

    /** What can change any field of any object. */
    private static final List<String> TRANSFORMERS = List.of("transformers", "configurations");

    static KustomizationFile read(String path, byte[] content) throws KustomizationException {
        YamlText text = YamlText.decode(path, content);
        YamlView view = new YamlView(text, YamlReader.read(text), true);
        YamlNode root = view.root();
        return new KustomizationFile(
                path,
                "Component".equals(view.text(root, "kind")),
                Stream.concat(view.texts(root, "resources").stream(), view.texts(root, "bases").stream())
                        .toList(),
                view.texts(root, "components"),
                images(path, view, root),
                Patch.all(path, view, root),
                view.text(root, "namespace"),
                view.text(root, "namePrefix"),
                view.text(root, "nameSuffix"),
                used(path, view, root, GENERATORS, "can bring more images"),
                uncertain(path, view, root));
    }

    private static List<ImageEntry> images(String path, YamlView view, @Nullable YamlNode root)
            throws KustomizationException {
        List<ImageEntry> images = new ArrayList<>();
        for (YamlNode item : view.items(root, "images")) {
            YamlNode decides = Stream.of("newTag", "digest", "tagSuffix", "newName")
                    .map(key -> view.at(item, key))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(item);
            images.add(ImageEntry.of(
                    new ImageOverride(
                            Objects.requireNonNullElse(view.text(item, "name"), ""),
                            view.text(item, "newName"),
                            view.text(item, "newTag"),
                            view.text(item, "digest")),
                    view.text(item, "tagSuffix"),
                    new Place(path, view.line(decides))));
        }
        return images;
    }

    private static List<String> uncertain(String path, YamlView view, @Nullable YamlNode root) {
        List<String> uncertain = new ArrayList<>(used(path, view, root, TRANSFORMERS, "can change any image"));
        for (YamlNode item : view.items(root, "replacements")) {
            boolean inline = view.text(item, "path") == null;
            boolean images = view.items(item, "targets").stream()
                    .flatMap(target -> view.texts(target, "fieldPaths").stream())
                    .anyMatch(field -> field.contains("ontainers") || field.contains("image"));
            if (!inline || images) {
                uncertain.add(path + ", line " + view.line(item)
                        + ": replacements are not evaluated, and this one can change an image");
            }
        }
        for (YamlNode item : view.items(root, "images")) {
            if (view.at(item, "newTag") instanceof YamlNode.Scalar tag
                    && tag.style() == YamlNode.Style.PLAIN
                    && !tag.isNull()
                    && !ScalarWriter.isSafePlain(tag.value())) {
                uncertain.add(path + ", line " + view.line(tag) + ": newTag " + tag.value()
                        + " stands without quotes, and Kustomize can take it for a number and refuse the file");
            }
        }
        return uncertain;
    }

    private static List<String> used(
            String path, YamlView view, @Nullable YamlNode root, List<String> keys, String what) {
        return keys.stream()
                .filter(key -> view.at(root, key) instanceof YamlNode.Mapping
                        || !view.items(root, key).isEmpty())
                .map(key -> path + ": " + key + " are not evaluated, and they " + what)
                .toList();
    }
}

package io.github.waybill.kustomizebump.kustomize;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A patch of a kustomization. Patches are not evaluated; what counts is whether one can change an image, and of which objects.
 *
 * @param text the patch itself, or {@code null} where it stands in a file
 * @param file the file, as it is written
 * @param kind what it is for, or {@code null} where its own text says
 * @param name a regular expression, as Kustomize takes a target's name for
 */
record Patch(
        String where,
        @Nullable String text,
        @Nullable String file,
        @Nullable String kind,
        @Nullable String name) {

    /** A path of a JSON patch that is no image's, nor that of anything around one. */
    private static final Pattern BESIDE_IMAGES = Pattern.compile(
            "/(metadata|data|status)(/.*)?|.*/(containers|initContainers)/(\\d+|-)/(?!image$).+"
                    + "|(/spec)?(/template(/spec)?|/jobTemplate.*/spec)?/(?!spec|template|jobTemplate|containers|initContainers)[^/]+(/.*)?");

    /** Returns the patches of a kustomization, of all three ways to write them. */
    static List<Patch> all(String path, YamlView view, @Nullable YamlNode root) {
        List<Patch> patches = new ArrayList<>();
        for (String key : List.of("patches", "patchesJson6902", "patchesStrategicMerge")) {
            for (YamlNode item : view.items(root, key)) {
                String where = path + ", line " + view.line(item);
                String own = view.text(item);
                if (own == null) {
                    patches.add(new Patch(
                            where,
                            view.text(item, "patch"),
                            view.text(item, "path"),
                            view.text(item, "target", "kind"),
                            view.text(item, "target", "name")));
                } else if (own.contains("\n")) {
                    patches.add(new Patch(where, own, null, null, null));
                } else {
                    patches.add(new Patch(where, null, own, null, null));
                }
            }
        }
        return patches;
    }

    /** Marks the objects whose images the patch can change. */
    void doubt(byte[] content, List<RenderedObject> objects) throws KustomizationException {
        String reason = where + ": this patch can change the image, and patches are not evaluated";
        YamlText yaml = YamlText.decode(where, content);
        for (YamlDocument document : YamlReader.readAll(yaml)) {
            YamlView view = new YamlView(yaml, document, false);
            YamlNode root = view.root();
            boolean changes = root instanceof YamlNode.Sequence
                    ? view.items(root).stream().anyMatch(operation -> isOnImage(view, operation))
                    : mentionsImage(view, root);
            if (changes) {
                String kinds = kind == null && name == null ? view.text(root, "kind") : kind;
                Predicate<String> names = names(view.text(root, "metadata", "name"));
                objects.stream().filter(object -> object.is(kinds, names)).forEach(object -> object.doubt(reason));
            }
        }
    }

    private Predicate<String> names(@Nullable String own) {
        if (name == null) {
            return kind == null && own != null ? own::equals : any -> true;
        }
        try {
            return Pattern.compile("^(?:" + name + ")$").asPredicate();
        } catch (PatternSyntaxException e) {
            return any -> true;
        }
    }

    private static boolean isOnImage(YamlView view, YamlNode operation) {
        return !"test".equals(view.text(operation, "op"))
                && Stream.of("path", "from")
                        .map(key -> view.text(operation, key))
                        .anyMatch(path ->
                                path != null && !BESIDE_IMAGES.matcher(path).matches());
    }

    private static boolean mentionsImage(YamlView view, @Nullable YamlNode node) {
        if (node instanceof YamlNode.Sequence) {
            return view.items(node).stream().anyMatch(item -> mentionsImage(view, item));
        }
        return view.keys(node).stream()
                .anyMatch(key -> key.equals("image")
                        || key.startsWith("$")
                        || key.equals("<<")
                        || mentionsImage(view, view.at(node, key)));
    }
}

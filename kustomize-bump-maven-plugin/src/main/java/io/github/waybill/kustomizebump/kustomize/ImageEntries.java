package io.github.waybill.kustomizebump.kustomize;

import io.github.waybill.kustomizebump.bump.ImageOverride;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code images:} of a kustomization. Keys match without regard to case, as in Kustomize. What Kustomize would settle by order (a key or
 * an entry that is there twice) is refused: nobody meant it.
 */
final class ImageEntries {

    private final YamlText text;
    private final YamlDocument document;
    private final YamlNode.Mapping root;
    private final YamlNode.@Nullable Pair images;

    ImageEntries(YamlText text, YamlDocument document) throws KustomizationException {
        this.text = text;
        this.document = document;
        if (!(document.root() instanceof YamlNode.Mapping mapping)) {
            throw text.problem(0, "this is no kustomization: the document is no mapping.");
        }
        this.root = mapping;
        this.images = pair(mapping, "images").orElse(null);
        if (images != null) {
            items();
        } else {
            refuseMerged();
        }
    }

    /** A list of the file's own would take the place of one that is merged into its root. */
    private void refuseMerged() throws KustomizationException {
        for (YamlNode.Mapping merged : merged(root)) {
            Optional<YamlNode.Pair> inherited = pair(merged, "images");
            if (inherited.isPresent()) {
                throw text.problemAt(
                        inherited.get().key(),
                        "the images are merged into the kustomization. Write them out, then run again.");
            }
        }
    }

    YamlNode.Mapping root() {
        return root;
    }

    /** Returns the key {@code images} with its value, which is a sequence or null. */
    Optional<YamlNode.Pair> images() {
        return Optional.ofNullable(images);
    }

    /** Returns the entries; none where there is no key or no value. */
    List<YamlNode> items() throws KustomizationException {
        if (images == null) {
            return List.of();
        }
        YamlNode value = document.resolve(images.value());
        if (value instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        if (value instanceof YamlNode.Scalar scalar && scalar.isNull()) {
            return List.of();
        }
        throw text.problemAt(images.value(), "images is no list. Make it one, then run again.");
    }

    /** Returns the entries as Kustomize reads them, in order; one without a name matches nothing and is left out. */
    List<ImageOverride> overrides() throws KustomizationException {
        List<ImageOverride> overrides = new ArrayList<>();
        for (YamlNode item : items()) {
            YamlNode.Mapping entry = mapping(item);
            String name = value(entry, "name");
            if (name != null) {
                overrides.add(new ImageOverride(
                        name, value(entry, "newName"), value(entry, "newTag"), value(entry, "digest")));
            }
        }
        return overrides;
    }

    /**
     * Returns the entry with this name, to be edited.
     *
     * @throws KustomizationException if two entries have the name, or if another place of the document reads the entry too
     */
    Optional<YamlNode.Mapping> editable(String name) throws KustomizationException {
        YamlNode found = null;
        for (YamlNode item : items()) {
            if (name.equals(value(mapping(item), "name"))) {
                if (found != null) {
                    throw text.problemAt(
                            item,
                            "a second entry named %s, after that of line %d. Remove one of them, then run again."
                                    .formatted(name, text.line(found.start())));
                }
                found = item;
            }
        }
        if (found == null) {
            return Optional.empty();
        }
        refuseShared(found);
        return Optional.of(mapping(found));
    }

    /** Refuses to edit a list that an alias reads or that is itself one. */
    void refuseSharedList() throws KustomizationException {
        if (images != null) {
            refuseShared(images.value());
        }
    }

    private void refuseShared(YamlNode node) throws KustomizationException {
        if (node instanceof YamlNode.Alias || document.isShared(node)) {
            throw text.problemAt(
                    node,
                    "an alias reads this too, so that a change would change more than the image. Write it out, then run again.");
        }
    }

    YamlNode.Mapping mapping(YamlNode item) throws KustomizationException {
        if (document.resolve(item) instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        throw text.problemAt(item, "this entry of images is no mapping. Give it a name and a newTag, then run again.");
    }

    /** Returns the text of a key's value, or {@code null} where it is missing or null. A merged key counts where the entry has none itself. */
    @Nullable
    String value(YamlNode.Mapping entry, String key) throws KustomizationException {
        Optional<YamlNode.Pair> pair = pair(entry, key);
        if (pair.isEmpty()) {
            for (YamlNode.Mapping merged : merged(entry)) {
                String value = value(merged, key);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }
        YamlNode value = document.resolve(pair.get().value());
        if (value instanceof YamlNode.Scalar scalar) {
            return scalar.isNull() || scalar.value().isEmpty() ? null : scalar.value();
        }
        throw text.problemAt(pair.get().value(), key + " is no text. Make it one, then run again.");
    }

    private List<YamlNode.Mapping> merged(YamlNode.Mapping entry) throws KustomizationException {
        Optional<YamlNode.Pair> merge = pair(entry, "<<");
        if (merge.isEmpty()) {
            return List.of();
        }
        YamlNode value = document.resolve(merge.get().value());
        List<YamlNode> sources = value instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(value);
        List<YamlNode.Mapping> mappings = new ArrayList<>();
        for (YamlNode source : sources) {
            YamlNode.Mapping mapping = mapping(source);
            if (mapping.start() <= entry.start() && entry.start() < mapping.end()) {
                throw text.problemAt(source, "an entry merges itself. Write it out, then run again.");
            }
            mappings.add(mapping);
        }
        return mappings;
    }

    /** Returns the pair of a key, refusing a key that is there twice. */
    Optional<YamlNode.Pair> pair(YamlNode.Mapping mapping, String key) throws KustomizationException {
        YamlNode.Pair found = null;
        for (YamlNode.Pair pair : mapping.pairs()) {
            if (document.resolve(pair.key()) instanceof YamlNode.Scalar scalar
                    && scalar.value().equalsIgnoreCase(key)) {
                if (found != null) {
                    throw text.problemAt(
                            pair.key(),
                            "a second %s, after that of line %d. Remove one of them, then run again."
                                    .formatted(key, text.line(found.key().start())));
                }
                found = pair;
            }
        }
        return Optional.ofNullable(found);
    }
}

package io.github.waybill.kustomizebump.kustomize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a document says, through its aliases and merge keys. Of a key that is there twice the last one counts, as in Kustomize. */
final class YamlView {

    /** A merge key can lead to another; more than anybody nests, few enough to end where two merge each other. */
    private static final int DEEPEST_MERGE = 10;

    private final YamlText text;
    private final YamlDocument document;
    private final boolean ignoreCase;

    /**
     * Makes a view.
     *
     * @param ignoreCase whether keys match without regard to case: those of a kustomization do, those of a manifest do not
     */
    YamlView(YamlText text, YamlDocument document, boolean ignoreCase) {
        this.text = text;
        this.document = document;
        this.ignoreCase = ignoreCase;
    }

    @Nullable
    YamlNode root() {
        return document.root();
    }

    /** Returns the value at a path of keys, or {@code null} where there is none. */
    @Nullable
    YamlNode at(@Nullable YamlNode node, String... keys) {
        YamlNode found = resolved(node);
        for (String key : keys) {
            found = found instanceof YamlNode.Mapping mapping ? value(mapping, key, 0) : null;
        }
        return found;
    }

    /** Returns the text at a path of keys, or {@code null} where there is none, or none but an empty one. */
    @Nullable
    String text(@Nullable YamlNode node, String... keys) {
        return at(node, keys) instanceof YamlNode.Scalar scalar
                        && !scalar.isNull()
                        && !scalar.value().isEmpty()
                ? scalar.value()
                : null;
    }

    /** Returns the items of the list at a path of keys; none where there is no list. */
    List<YamlNode> items(@Nullable YamlNode node, String... keys) {
        return at(node, keys) instanceof YamlNode.Sequence sequence
                ? sequence.items().stream().map(document::resolve).toList()
                : List.of();
    }

    /** Returns the texts of the list at a path of keys. */
    List<String> texts(@Nullable YamlNode node, String... keys) {
        return items(node, keys).stream()
                .map(item -> Optional.ofNullable(text(item)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns the keys of a mapping, merged ones left out; in small letters where their case does not count. */
    List<String> keys(@Nullable YamlNode node) {
        List<String> keys = new ArrayList<>();
        if (resolved(node) instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Pair pair : mapping.pairs()) {
                if (document.resolve(pair.key()) instanceof YamlNode.Scalar scalar) {
                    keys.add(ignoreCase ? scalar.value().toLowerCase(Locale.ROOT) : scalar.value());
                }
            }
        }
        return keys;
    }

    /** Returns the line of a node, from 1. */
    int line(YamlNode node) {
        return text.line(node.start());
    }

    private @Nullable YamlNode resolved(@Nullable YamlNode node) {
        return node == null ? null : document.resolve(node);
    }

    private @Nullable YamlNode value(YamlNode.Mapping mapping, String key, int depth) {
        YamlNode found = null;
        List<YamlNode> merged = new ArrayList<>();
        for (YamlNode.Pair pair : mapping.pairs()) {
            if (document.resolve(pair.key()) instanceof YamlNode.Scalar scalar) {
                if (ignoreCase
                        ? scalar.value().equalsIgnoreCase(key)
                        : scalar.value().equals(key)) {
                    found = document.resolve(pair.value());
                } else if (scalar.value().equals("<<")) {
                    YamlNode value = document.resolve(pair.value());
                    merged.addAll(value instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(value));
                }
            }
        }
        for (int i = 0; found == null && i < merged.size() && depth < DEEPEST_MERGE; i++) {
            found = document.resolve(merged.get(i)) instanceof YamlNode.Mapping source
                    ? value(source, key, depth + 1)
                    : null;
        }
        return found;
    }
}

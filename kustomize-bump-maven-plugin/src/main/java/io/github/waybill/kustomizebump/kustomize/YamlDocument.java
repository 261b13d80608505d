package io.github.waybill.kustomizebump.kustomize;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first document of a text, and what its anchors name. */
final class YamlDocument {

    private final @Nullable YamlNode root;
    private final int end;
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private final Set<String> aliased = new HashSet<>();

    /**
     * Makes a document.
     *
     * @param end where its text ends: at a document marker or at the end of the text
     */
    YamlDocument(@Nullable YamlNode root, int end) {
        this.root = root;
        this.end = end;
        if (root != null) {
            index(root);
        }
    }

    private void index(YamlNode node) {
        if (node.anchor() != null) {
            anchors.put(node.anchor(), node);
        }
        if (node instanceof YamlNode.Alias alias) {
            aliased.add(alias.name());
        } else if (node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(this::index);
        } else if (node instanceof YamlNode.Mapping mapping) {
            mapping.pairs().forEach(pair -> {
                index(pair.key());
                index(pair.value());
            });
        }
    }

    @Nullable
    YamlNode root() {
        return root;
    }

    int end() {
        return end;
    }

    /** Returns the node that an alias stands for, or the node itself. */
    YamlNode resolve(YamlNode node) {
        return node instanceof YamlNode.Alias alias ? anchors.getOrDefault(alias.name(), node) : node;
    }

    /** Returns whether an alias somewhere reads this node, so that a change of it would change more. */
    boolean isShared(YamlNode node) {
        return node.anchor() != null && aliased.contains(node.anchor());
    }
}

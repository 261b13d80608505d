package io.github.waybill.kustomizebump.kustomize;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the document as it is written: with its place in the text, and with aliases left as aliases. Offsets count characters; the end
 * is exclusive, and of a block collection it is that of its last node.
 */
sealed interface YamlNode {

    int start();

    int end();

    /** Returns the name that other nodes can refer to this one by. */
    @Nullable
    String anchor();

    /** How a scalar is written. */
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        /** Literal or folded, on lines of its own. */
        BLOCK
    }

    record Scalar(
            int start,
            int end,
            @Nullable String anchor,
            @Nullable String tag,
            Style style,
            String value) implements YamlNode {

        /** Returns whether a reader takes this for no value. */
        boolean isNull() {
            return style == Style.PLAIN && (value.isEmpty() || value.equals("~") || value.equalsIgnoreCase("null"));
        }
    }

    record Alias(int start, int end, String name) implements YamlNode {
        @Override
        public @Nullable String anchor() {
            return null;
        }
    }

    record Sequence(int start, int end, @Nullable String anchor, boolean flow, List<YamlNode> items)
            implements YamlNode {}

    record Mapping(int start, int end, @Nullable String anchor, boolean flow, List<Pair> pairs) implements YamlNode {}

    record Pair(YamlNode key, YamlNode value) {}
}

package io.github.waybill.kustomizebump.kustomize;

import java.util.Optional;

/** Changes one key of one entry: the value in place, or a new key behind the one it follows. Everything else stays as it is. */
final class EntryEdit {

    private final YamlText text;
    private final ImageEntries entries;
    private final YamlNode.Mapping entry;

    EntryEdit(YamlText text, ImageEntries entries, YamlNode.Mapping entry) {
        this.text = text;
        this.entries = entries;
        this.entry = entry;
    }

    /**
     * Returns the text in which the key has the value.
     *
     * @param after the key that a new one follows, if the entry has it; else a new one comes last
     */
    String set(String key, String value, String after) throws KustomizationException {
        Optional<YamlNode.Pair> pair = entries.pair(entry, key);
        return pair.isPresent() ? replace(pair.get(), value) : insert(key, value, after);
    }

    private String replace(YamlNode.Pair pair, String value) throws KustomizationException {
        YamlNode old = pair.value();
        if (old.anchor() != null) {
            throw text.problemAt(old, "the value has an anchor. Write it out without, then run again.");
        }
        YamlNode.Style style = YamlNode.Style.PLAIN;
        if (old instanceof YamlNode.Scalar scalar) {
            style = scalar.style();
            if (style == YamlNode.Style.BLOCK || scalar.tag() != null) {
                throw text.problemAt(
                        old, "the value is a block or has a tag of its own. Write it as plain text, then run again.");
            }
        }
        String written = ScalarWriter.write(value, style, entry.flow());
        // A key without a value ends at its colon.
        String space = old.start() == old.end() ? " " : "";
        return splice(old.start(), old.end(), space + written);
    }

    private String insert(String key, String value, String after) throws KustomizationException {
        YamlNode.Pair previous = entries.pair(entry, after)
                .orElseGet(() -> entry.pairs().get(entry.pairs().size() - 1));
        refuseBlock(text, previous.value());
        YamlNode.Style keyStyle = styleOf(previous.key());
        YamlNode.Style valueStyle = styleOf(previous.value());
        String pair = ScalarWriter.write(key, keyStyle, entry.flow()) + ": "
                + ScalarWriter.write(value, valueStyle, entry.flow());
        int end = previous.value().end();
        if (entry.flow()) {
            return splice(end, end, separator(text, previous.key()) + pair);
        }
        int lineEnd = text.lineEnd(end);
        return splice(lineEnd, lineEnd, text.lineBreak(lineEnd) + " ".repeat(text.column(entry.start())) + pair);
    }

    /** Returns what stands between two members in flow style: on lines of their own where the one before is. */
    static String separator(YamlText text, YamlNode before) {
        return text.beginsLine(before.start())
                ? "," + text.lineBreak(before.start()) + " ".repeat(text.column(before.start()))
                : ", ";
    }

    /** Refuses to write behind a block scalar, whose end cannot be told from its text. */
    static void refuseBlock(YamlText text, YamlNode node) throws KustomizationException {
        if (node instanceof YamlNode.Scalar scalar && scalar.style() == YamlNode.Style.BLOCK) {
            throw text.problemAt(node, "the value is a block. Write it as plain text, then run again.");
        }
    }

    static YamlNode.Style styleOf(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.style() != YamlNode.Style.BLOCK
                ? scalar.style()
                : YamlNode.Style.PLAIN;
    }

    private String splice(int start, int end, String insert) {
        return text.yaml().substring(0, start) + insert + text.yaml().substring(end);
    }
}

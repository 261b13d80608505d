package io.github.waybill.kustomizebump.kustomize;

import io.github.waybill.kustomizebump.bump.ImageOverride;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds an entry at the end of {@code images:}, and the key where it is missing, in the style the file is written in. */
final class EntryAppend {

    private final YamlText text;
    private final YamlDocument document;
    private final ImageEntries entries;
    private final Map<String, String> fields = new LinkedHashMap<>();

    EntryAppend(YamlText text, YamlDocument document, ImageEntries entries, ImageOverride added) {
        this.text = text;
        this.document = document;
        this.entries = entries;
        put("name", added.name());
        put("newName", added.newName());
        put("newTag", added.newTag());
        put("digest", added.digest());
    }

    private void put(String key, @Nullable String value) {
        if (value != null) {
            fields.put(key, value);
        }
    }

    /** Returns the text with the entry. */
    String append() throws KustomizationException {
        entries.refuseSharedList();
        Optional<YamlNode.Pair> images = entries.images();
        if (images.isEmpty()) {
            return addKey();
        }
        YamlNode value = images.get().value();
        if (value instanceof YamlNode.Sequence sequence) {
            return sequence.flow() ? appendInFlow(sequence) : appendInBlock(sequence);
        }
        if (value.start() < value.end()) {
            return splice(value.start(), value.end(), "[" + inFlow(YamlNode.Style.PLAIN) + "]");
        }
        if (entries.root().flow()) {
            return splice(
                    value.start(),
                    value.end(),
                    " [" + inFlow(EntryEdit.styleOf(images.get().key())) + "]");
        }
        int lineEnd = text.lineEnd(value.end());
        int dash = text.column(images.get().key().start()) + listIndent();
        return splice(
                lineEnd, lineEnd, text.lineBreak(lineEnd) + inBlock(dash, dash + 2, YamlNode.Style.PLAIN, lineEnd));
    }

    private String appendInFlow(YamlNode.Sequence sequence) {
        List<YamlNode> items = sequence.items();
        if (items.isEmpty()) {
            int inside = sequence.end() - 1;
            return splice(
                    inside,
                    inside,
                    inFlow(EntryEdit.styleOf(entries.images().orElseThrow().key())));
        }
        YamlNode last = items.get(items.size() - 1);
        return splice(last.end(), last.end(), EntryEdit.separator(text, last) + inFlow(keyStyle(last)));
    }

    private String appendInBlock(YamlNode.Sequence sequence) throws KustomizationException {
        YamlNode last = sequence.items().get(sequence.items().size() - 1);
        refuseBlockAtEnd(last);
        if (!beginsWithDash(sequence)) {
            throw text.problemAt(
                    sequence, "the list has an anchor or a tag of its own. Write it without, then run again.");
        }
        int dash = text.column(sequence.start());
        boolean likeLast = last instanceof YamlNode.Mapping mapping && !mapping.flow();
        int keys = likeLast ? text.column(last.start()) : dash + 2;
        int lineEnd = text.lineEnd(last.end());
        String entry = inBlock(dash, keys, valueStyle(last), lineEnd);
        return splice(lineEnd, lineEnd, text.lineBreak(lineEnd) + entry);
    }

    private String addKey() throws KustomizationException {
        YamlNode.Mapping root = entries.root();
        if (root.pairs().isEmpty()) {
            throw text.problem(0, "this is no kustomization: it is empty.");
        }
        YamlNode.Pair last = root.pairs().get(root.pairs().size() - 1);
        if (root.flow()) {
            YamlNode.Style style = EntryEdit.styleOf(last.key());
            String pair = ScalarWriter.write("images", style, true) + ": [" + inFlow(style) + "]";
            int end = last.value().end();
            return splice(end, end, EntryEdit.separator(text, last.key()) + pair);
        }
        // Behind everything, a block scalar's blank lines and the last comment included.
        int end = document.end();
        String yaml = text.yaml();
        boolean lineBegins = end == 0 || yaml.charAt(end - 1) == '\n' || yaml.charAt(end - 1) == '\r';
        String lineBreak = text.lineBreak(end);
        int column = text.column(root.start());
        int dash = column + listIndent();
        return splice(
                end,
                end,
                (lineBegins ? "" : lineBreak) + " ".repeat(column) + "images:" + lineBreak
                        + inBlock(dash, dash + 2, YamlNode.Style.PLAIN, end)
                        + (lineBegins ? lineBreak : ""));
    }

    /** Returns how far the file's other lists are indented: 0 where their dashes stand below the key, else the first one's indent. */
    private int listIndent() {
        for (YamlNode.Pair pair : entries.root().pairs()) {
            if (pair.value() instanceof YamlNode.Sequence sequence && !sequence.flow() && beginsWithDash(sequence)) {
                return Math.max(
                        0,
                        text.column(sequence.start()) - text.column(pair.key().start()));
            }
        }
        return 0;
    }

    /** An anchor or a tag is part of the list, and stands where its dashes do not. */
    private boolean beginsWithDash(YamlNode.Sequence sequence) {
        return text.yaml().charAt(sequence.start()) == '-';
    }

    private String inBlock(int dash, int keys, YamlNode.Style style, int at) {
        String first = " ".repeat(dash) + "-" + " ".repeat(keys - dash - 1);
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + ScalarWriter.write(field.getValue(), style, false))
                .collect(Collectors.joining(text.lineBreak(at) + " ".repeat(keys), first, ""));
    }

    private String inFlow(YamlNode.Style style) {
        return fields.entrySet().stream()
                .map(field -> ScalarWriter.write(field.getKey(), style, true) + ": "
                        + ScalarWriter.write(field.getValue(), style, true))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static YamlNode.Style keyStyle(YamlNode item) {
        return item instanceof YamlNode.Mapping mapping && !mapping.pairs().isEmpty()
                ? EntryEdit.styleOf(mapping.pairs().get(0).key())
                : YamlNode.Style.PLAIN;
    }

    private static YamlNode.Style valueStyle(YamlNode item) {
        return item instanceof YamlNode.Mapping mapping && !mapping.pairs().isEmpty()
                ? EntryEdit.styleOf(mapping.pairs().get(0).value())
                : YamlNode.Style.PLAIN;
    }

    private void refuseBlockAtEnd(YamlNode item) throws KustomizationException {
        if (item instanceof YamlNode.Mapping mapping && !mapping.pairs().isEmpty()) {
            EntryEdit.refuseBlock(
                    text, mapping.pairs().get(mapping.pairs().size() - 1).value());
        }
    }

    private String splice(int start, int end, String insert) {
        return text.yaml().substring(0, start) + insert + text.yaml().substring(end);
    }
}

package io.github.waybill.kustomizebump.kustomize;

import io.github.waybill.kustomizebump.bump.ImageOverride;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Kustomizations as people and programs write them, each made from a list of choices: the same choices give the same file, and 0 is always
 * the plainest one. What a file says of images is known from making it, not from reading it.
 */
final class Grammar {

    static final List<String> NAMES = List.of("app", "zoo", "registry.example.com/team/api", "db");
    private static final List<String> TAGS =
            List.of("v1.2.3", "old", "1234567", "1e10", "0x1f", "yes", "null", "2024-01-01", "a".repeat(40));
    private static final List<String> DIGESTS = List.of("sha256:" + "0".repeat(64), "sha256:" + "e".repeat(64));

    private final Iterator<Integer> choices;
    private final String lineBreak;
    private final StringBuilder text = new StringBuilder();
    private final List<ImageOverride> images = new ArrayList<>();

    /** An entry that is to have another tag than the choices say; the file is the same but for that. */
    private final @Nullable String changed;

    private final String newTag;

    private Grammar(List<Integer> choices, @Nullable String changed, String newTag) {
        this.choices = choices.iterator();
        this.changed = changed;
        this.newTag = newTag;
        this.lineBreak = List.of("\n", "\n", "\r\n", "\r").get(choice(4));
    }

    /** A file, and the entries that were written into it. */
    record Written(String text, List<ImageOverride> images) {}

    static Written file(List<Integer> choices) {
        Grammar grammar = new Grammar(choices, null, "");
        grammar.write();
        return new Written(grammar.text.toString(), grammar.images);
    }

    /** Returns the file in which one entry has another tag, if it has one. */
    static Written file(List<Integer> choices, String entry, String tag) {
        Grammar grammar = new Grammar(choices, entry, tag);
        grammar.write();
        return new Written(grammar.text.toString(), grammar.images);
    }

    private int choice(int of) {
        return choices.hasNext() ? Math.floorMod(choices.next(), of) : 0;
    }

    private boolean rarely() {
        return choice(4) == 3;
    }

    private void write() {
        if (rarely()) {
            text.append('\uFEFF');
        }
        boolean json = rarely();
        if (json) {
            writeJson();
        } else {
            writeBlock();
        }
        if (rarely() && text.toString().endsWith(lineBreak)) {
            text.append("---").append(lineBreak).append("images:").append(lineBreak);
        }
    }

    private void writeJson() {
        boolean lines = rarely();
        String gap = lines ? lineBreak + "  " : " ";
        text.append('{').append(lines ? gap : "").append("\"resources\": [\"workload.yaml\"]");
        if (!rarely()) {
            text.append(',').append(gap).append("\"images\": [");
            List<String> entries = new ArrayList<>();
            for (String name : names()) {
                List<String> pairs = new ArrayList<>();
                fields(name).forEach(field -> pairs.add("\"" + field.key() + "\": \"" + field.value() + "\""));
                entries.add("{" + String.join(", ", pairs) + "}");
            }
            text.append(String.join("," + (rarely() ? gap + "  " : " "), entries))
                    .append(']');
        }
        text.append(lines ? lineBreak : "").append('}').append(rarely() ? "" : lineBreak);
    }

    private void writeBlock() {
        if (rarely()) {
            line("---");
        }
        comment("");
        String indent = " ".repeat(choice(3) * 2);
        boolean imagesFirst = rarely();
        if (imagesFirst) {
            writeImages(indent);
        }
        line("resources:" + trail());
        line(indent + "- workload.yaml" + trail());
        if (rarely()) {
            line("patches:");
            line(indent + "- patch: |-");
            for (String patch : List.of("- op: test", "  path: /kind", "  value: Deployment", "", "# end")) {
                line(patch.isEmpty() ? "" : indent + "    " + patch);
            }
            line(indent + "  target: {kind: Deployment}");
            blank();
        }
        if (rarely()) {
            line("commonAnnotations:");
            line("  a: &anchor \"x\"");
            line("  b: *anchor");
        }
        if (!imagesFirst && !rarely()) {
            writeImages(indent);
        }
        comment("");
        if (rarely()) {
            // Without its last line break.
            text.setLength(text.length() - lineBreak.length());
        }
    }

    private void writeImages(String indent) {
        String key = List.of("images:", "images:", "\"images\":", "Images:").get(choice(4));
        switch (choice(5)) {
            case 3 -> {
                List<String> entries = names().stream().map(this::flow).toList();
                line(key + " [" + String.join(", ", entries) + "]" + trail());
            }
            case 4 -> line(key + List.of("", " []", " ~").get(choice(3)));
            default -> {
                line(key + trail());
                String dash = indent + "-" + " ".repeat(1 + choice(3));
                for (String name : names()) {
                    comment(indent);
                    if (rarely()) {
                        line(indent + "- " + flow(name));
                    } else {
                        writeEntry(name, dash);
                    }
                    blank();
                }
            }
        }
    }

    private void writeEntry(String name, String dash) {
        String before = dash;
        for (Field field : fields(name)) {
            String key = key(field.key());
            String value = scalar(field.value(), false);
            if (rarely()) {
                line(before + "? " + key + trail());
                line(" ".repeat(dash.length()) + ": " + value + trail());
            } else if (rarely()) {
                line(before + key + ":" + trail());
                line(" ".repeat(dash.length()) + "  " + value + trail());
            } else {
                line(before + key + ": " + value + trail());
            }
            before = " ".repeat(dash.length());
            comment(before);
        }
    }

    private String flow(String name) {
        List<String> pairs = new ArrayList<>();
        fields(name).forEach(field -> pairs.add(key(field.key()) + ": " + scalar(field.value(), true)));
        return "{" + String.join(", ", pairs) + "}";
    }

    private List<String> names() {
        int first = choice(NAMES.size());
        int count = 1 + choice(NAMES.size());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(NAMES.get((first + i) % NAMES.size()));
        }
        return names;
    }

    private record Field(String key, String value) {}

    private List<Field> fields(String name) {
        List<Field> fields = new ArrayList<>(List.of(new Field("name", name)));
        String newName = choice(3) == 1 ? "r.example.com:5000/" + name.substring(name.lastIndexOf('/') + 1) : null;
        String tag = choice(3) < 2 ? TAGS.get(choice(TAGS.size())) : null;
        if (tag != null && name.equals(changed)) {
            tag = newTag;
        }
        String digest = rarely() ? DIGESTS.get(choice(2)) : null;
        add(fields, "newName", newName);
        add(fields, "newTag", tag);
        add(fields, "digest", digest);
        if (rarely()) {
            fields.add(fields.remove(0));
        }
        images.add(new ImageOverride(name, newName, tag, digest));
        return fields;
    }

    private static void add(List<Field> fields, String key, @Nullable String value) {
        if (value != null) {
            fields.add(new Field(key, value));
        }
    }

    private String key(String key) {
        return switch (choice(8)) {
            case 5 -> "'" + key + "'";
            case 6 -> '"' + key + '"';
            case 7 -> key.equals("name") ? key : key.toLowerCase(Locale.ROOT);
            default -> key;
        };
    }

    /** Values that a reader could take for something else are in quotes; the others may be. */
    private String scalar(String value, boolean flow) {
        int style = choice(3);
        boolean plain = value.matches("(v[0-9.]+|old|app|zoo|db|next|[a-z]+\\.example\\.com.*|sha256.*|a+)")
                && !(flow && value.contains(":"));
        return style == 0 && plain ? value : style == 1 ? "'" + value + "'" : '"' + value + '"';
    }

    private void line(String content) {
        text.append(content).append(lineBreak);
    }

    private String trail() {
        return switch (choice(10)) {
            case 7 -> " # why: [it] {is} 'so'";
            case 8 -> "\t";
            case 9 -> "   ";
            default -> "";
        };
    }

    private void comment(String indent) {
        if (rarely()) {
            line(indent + "# \u00e4 - name: app \uD83D\uDE80");
        }
        blank();
    }

    private void blank() {
        if (rarely()) {
            line("");
        }
    }
}

package io.github.waybill.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A fenced block of a text in Markdown.
 *
 * @param name the text and the number of the block in it, for a message
 * @param language what stands behind the fence, such as {@code sh}
 * @param content the lines, each with its line break
 */
record Snippet(String name, String language, String content) {

    static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");

    /** Returns the blocks of a file in their order. */
    static List<Snippet> of(Path file) throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        Matcher fenced = FENCED.matcher(Files.readString(file));
        while (fenced.find()) {
            String name = file.getFileName() + ", block " + (snippets.size() + 1);
            snippets.add(new Snippet(name, fenced.group(1), fenced.group(2)));
        }
        return snippets;
    }

    /** Returns what this block of YAML has at the end of a path of keys and indices. */
    Object yaml(Object... path) {
        Object node = new Load(LoadSettings.builder().build()).loadFromString(content);
        for (Object step : path) {
            Object next = step instanceof Integer item ? ((List<?>) node).get(item) : ((Map<?, ?>) node).get(step);
            node = Objects.requireNonNull(next, step + " is missing in " + name);
        }
        return node;
    }
}

package io.github.waybill.kustomizebump.render.page;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** HTML that is written from the front to the back. Every text and every attribute's value is escaped; only tags and attributes' names are not. */
final class Html {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final StringBuilder out = new StringBuilder();

    /** Opens an element, whose attributes are names and values in turn. */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        out.append('>');
        return this;
    }

    Html close(String... tags) {
        Stream.of(tags).forEach(tag -> out.append("</").append(tag).append('>'));
        return this;
    }

    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** Writes an element that has a text only. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** Writes what is HTML already, and of this project's making. */
    Html html(String trusted) {
        out.append(trusted);
        return this;
    }

    static String escaped(String text) {
        return CONTROL.matcher(text)
                .replaceAll(" ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

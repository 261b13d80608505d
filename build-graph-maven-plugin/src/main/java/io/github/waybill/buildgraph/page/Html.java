package io.github.waybill.buildgraph.page;

import io.github.waybill.buildgraph.render.OneLine;

/** Values within HTML and SVG. Names come from POMs, paths and messages from whoever wrote the commit: none of them may become markup. */
final class Html {

    private Html() {}

    /** Returns a value in one line, as text of an element or in a quoted attribute, also of XML. */
    static String text(String value) {
        StringBuilder escaped = new StringBuilder();
        OneLine.of(value).chars().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                // XML has no way to write these two.
                case '\uFFFE', '\uFFFF' -> escaped.append('\uFFFD');
                default -> escaped.append((char) character);
            }
        });
        return escaped.toString();
    }

    /** Returns a value in the type of code. */
    static String code(String value) {
        return "<code>" + text(value) + "</code>";
    }

    /** Returns a cell of a table that says its column's name where there is no room for a head. */
    static String cell(String name, String markup) {
        return "<td data-name=\"%s\">%s</td>".formatted(name, markup);
    }
}

package io.github.waybill.buildgraph.render;

/** Values within Markdown. The names of files are of whoever wrote the commit: none of them may become a link, a cell or a mention. */
final class Markdown {

    private Markdown() {}

    /** Returns a value in the type of code, in one line. */
    static String code(String value) {
        return "<code>" + text(value) + "</code>";
    }

    /**
     * Returns a value as plain text in one line. CommonMark lets no character reference stand for syntax, so what could be syntax is written
     * as one.
     */
    static String text(String value) {
        StringBuilder escaped = new StringBuilder();
        OneLine.of(value).codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character) || " .,/-→".indexOf(character) >= 0) {
                escaped.appendCodePoint(character);
            } else {
                escaped.append("&#").append(character).append(';');
            }
        });
        return escaped.toString();
    }
}

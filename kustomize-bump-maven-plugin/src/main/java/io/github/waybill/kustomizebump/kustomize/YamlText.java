package io.github.waybill.kustomizebump.kustomize;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text of a file: its characters without a byte order mark, its lines, and how the parser's positions map to them. */
final class YamlText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String path;
    private final boolean marked;
    private final String yaml;
    private final boolean onlyBasicPlane;

    /** Whoever asks for lines asks for those of one node after the other, so each goes on from the last. */
    private int lastOffset;

    private int lastLine = 1;

    private YamlText(String path, boolean marked, String yaml) {
        this.path = path;
        this.marked = marked;
        this.yaml = yaml;
        this.onlyBasicPlane = yaml.codePointCount(0, yaml.length()) == yaml.length();
    }

    static YamlText decode(String path, byte[] content) throws KustomizationException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            boolean marked = text.startsWith(BYTE_ORDER_MARK);
            return new YamlText(path, marked, marked ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new KustomizationException(path, 0, "the file is not UTF-8. Save it as UTF-8, then run again.");
        }
    }

    YamlText with(String changed) {
        return new YamlText(path, marked, changed);
    }

    byte[] encode() {
        return ((marked ? BYTE_ORDER_MARK : "") + yaml).getBytes(StandardCharsets.UTF_8);
    }

    String path() {
        return path;
    }

    String yaml() {
        return yaml;
    }

    /** Returns the offset in characters of a position that the parser counts in code points. */
    int offset(int codePoints) {
        return onlyBasicPlane ? Math.min(codePoints, yaml.length()) : yaml.offsetByCodePoints(0, codePoints);
    }

    /** Returns the line of an offset, from 1. */
    int line(int offset) {
        boolean onward = offset >= lastOffset;
        int line = onward ? lastLine : 1;
        for (int i = onward ? lastOffset : 0; i < offset; i++) {
            char c = yaml.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == yaml.length() || yaml.charAt(i + 1) != '\n'))) {
                line++;
            }
        }
        lastOffset = offset;
        lastLine = line;
        return line;
    }

    /** Returns how many columns an offset is from the start of its line. */
    int column(int offset) {
        return offset - lineStart(offset);
    }

    /** Returns whether nothing but white space stands before an offset on its line. */
    boolean beginsLine(int offset) {
        return yaml.substring(lineStart(offset), offset).isBlank();
    }

    private int lineStart(int offset) {
        int start = offset;
        while (start > 0 && !isBreak(yaml.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** Returns where the line of an offset ends, before its line break. */
    int lineEnd(int offset) {
        int end = offset;
        while (end < yaml.length() && !isBreak(yaml.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Returns the line break that the file uses at an offset, or, at the end of the file, the one it uses first. */
    String lineBreak(int offset) {
        for (int from : new int[] {offset, 0}) {
            for (int i = from; i < yaml.length(); i++) {
                if (isBreak(yaml.charAt(i))) {
                    return yaml.startsWith("\r\n", i) ? "\r\n" : yaml.substring(i, i + 1);
                }
            }
        }
        return "\n";
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    KustomizationException problem(int line, String problem) {
        return new KustomizationException(path, line, problem);
    }

    KustomizationException problemAt(YamlNode node, String problem) {
        return problem(line(node.start()), problem);
    }
}

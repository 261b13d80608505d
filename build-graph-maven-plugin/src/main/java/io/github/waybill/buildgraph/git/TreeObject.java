package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Reads the object of a folder: for each entry its mode in octal digits, a space, its name, a zero byte, and the bytes of its id.
 *
 * @see <a href="https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_tree_objects">Tree Objects</a>
 */
final class TreeObject {

    private static final int ID_BYTES = 20;

    private TreeObject() {}

    /**
     * Returns the entries by their names.
     *
     * @throws IOException if the content is none of a folder
     */
    static Map<String, FileId> read(byte[] content) throws IOException {
        Map<String, FileId> entries = new HashMap<>();
        int at = 0;
        while (at < content.length) {
            int space = indexOf(content, ' ', at);
            int zero = indexOf(content, '\0', space);
            int end = zero + 1 + ID_BYTES;
            if (end > content.length) {
                throw new IOException("an entry of a folder is cut off");
            }
            entries.put(
                    name(content, space + 1, zero),
                    FileId.of(mode(content, at, space), HexFormat.of().formatHex(content, zero + 1, end)));
            at = end;
        }
        return entries;
    }

    static int indexOf(byte[] content, char wanted, int start) throws IOException {
        for (int i = start; i < content.length; i++) {
            if (content[i] == wanted) {
                return i;
            }
        }
        throw new IOException("an entry of a folder is cut off");
    }

    private static int mode(byte[] content, int start, int end) throws IOException {
        int mode = 0;
        for (int i = start; i < end; i++) {
            int digit = content[i] - '0';
            if (digit < 0 || digit > 7) {
                throw new IOException("an entry of a folder has no mode");
            }
            mode = mode * 8 + digit;
        }
        return mode;
    }

    /** Returns a path, of which each name is read as {@link #read} reads it. */
    static String path(byte[] content) {
        StringBuilder path = new StringBuilder();
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '/') {
                path.append(name(content, start, i)).append('/');
                start = i + 1;
            }
        }
        return path.append(name(content, start, content.length)).toString();
    }

    /** A name that is not in UTF-8 is read as JGit reads it, for it to be the same in both. */
    private static String name(byte[] content, int start, int end) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content, start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(content, start, end - start, StandardCharsets.ISO_8859_1);
        }
    }
}

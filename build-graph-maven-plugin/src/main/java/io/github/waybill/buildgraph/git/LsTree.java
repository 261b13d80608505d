package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads how the git program lists a whole tree: for each file its mode, a space, what it is, a space, its id, a tab, its path and a zero byte.
 *
 * @see <a href="https://git-scm.com/docs/git-ls-tree#_output_format">git-ls-tree, Output Format</a>
 */
final class LsTree {

    private static final byte[] LINK = "120000 blob ".getBytes(StandardCharsets.US_ASCII);

    private LsTree() {}

    /**
     * Returns every link of a commit by its path, with the id of the object that says where it leads.
     *
     * @throws IOException if git is not there, or lacks what the commit is made of
     */
    static SortedMap<String, String> links(GitCommand git, String commit) throws IOException {
        return links(git.read(List.of("ls-tree", "-r", "-z", "--full-tree", commit)));
    }

    /** Most entries are no links, and not made a text of. */
    private static SortedMap<String, String> links(byte[] listed) throws IOException {
        SortedMap<String, String> links = new TreeMap<>();
        int start = 0;
        while (start < listed.length) {
            int end = TreeObject.indexOf(listed, '\0', start);
            int id = start + LINK.length;
            if (id < end && Arrays.equals(listed, start, id, LINK, 0, LINK.length)) {
                int tab = TreeObject.indexOf(listed, '\t', id);
                links.put(
                        TreeObject.path(Arrays.copyOfRange(listed, tab + 1, end)),
                        new String(listed, id, tab - id, StandardCharsets.US_ASCII));
            }
            start = end + 1;
        }
        return links;
    }
}

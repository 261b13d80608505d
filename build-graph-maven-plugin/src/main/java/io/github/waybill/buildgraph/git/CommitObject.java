package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the object of a commit says. At the end of a shallow clone git takes a commit to have no parents; here it has those that it names.
 *
 * @param id the full id
 * @param tree the full id of its tree
 * @param parents their full ids, in order
 * @param committed when it was committed, to the second
 */
record CommitObject(String id, String tree, List<String> parents, Instant committed) {

    /** A name, an address, the seconds since 1970, and a time zone. */
    private static final Pattern TIME = Pattern.compile("committer .*> ([0-9]{1,11})(?: .*)?");

    CommitObject {
        parents = List.copyOf(parents);
    }

    /**
     * Reads a commit.
     *
     * @throws GitException if the clone lacks it, or has something else by that id
     */
    static CommitObject of(GitStore store, String id) throws GitException {
        try {
            return read(id, store.object(id));
        } catch (IOException e) {
            throw Unreadable.object(store.workTree(), id, e);
        }
    }

    /**
     * Reads the object's content.
     *
     * @throws IOException if it is none of a commit
     * @see <a href="https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_git_commit_objects">Commit Objects</a>
     */
    static CommitObject read(String id, byte[] content) throws IOException {
        String tree = "";
        List<String> parents = new ArrayList<>();
        // Every byte is a character: the names of people are of any encoding, and not read.
        for (String line : new String(content, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            if (line.startsWith("tree ")) {
                tree = line.substring("tree ".length());
            } else if (line.startsWith("parent ")) {
                parents.add(line.substring("parent ".length()));
            } else if (line.startsWith("committer ")) {
                return new CommitObject(id, tree, parents, time(line));
            }
        }
        throw new IOException("a commit without a committer");
    }

    /** What is no time is the beginning of all, as JGit has it. */
    private static Instant time(String line) {
        Matcher time = TIME.matcher(line);
        return time.matches() ? Instant.ofEpochSecond(Long.parseLong(time.group(1))) : Instant.EPOCH;
    }
}

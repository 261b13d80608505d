package io.github.waybill.buildgraph.git;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The git program that reads objects one after the other, each by any name that it has. It asks no remote for what a partial clone lacks.
 *
 * @see <a href="https://git-scm.com/docs/git-cat-file#_batch_output">git-cat-file, Batch Output</a>
 */
final class CatFile implements AutoCloseable {

    /** What it prints before an object's content; the size is of what fits into an array. Else it repeats the name, and what is the matter. */
    private static final Pattern HEADER = Pattern.compile("([0-9a-f]+) [a-z]+ ([0-9]{1,9})");

    /** So many names fit into the smallest pipe there is, which git need not read then for us to go on. */
    private static final int AT_ONCE = 64;

    private final Process process;
    private final DataInputStream out;

    private CatFile(Process process) {
        this.process = process;
        this.out = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    static CatFile start(GitCommand git) throws IOException {
        return new CatFile(git.withoutRemote(List.of("cat-file", "--batch")).start());
    }

    /**
     * Returns the id of an object.
     *
     * @param name any name that it has, of one line
     * @return empty where the clone has none by that name, or more than one
     * @throws IOException if git fails, which then answers no more
     */
    synchronized Optional<String> id(String name) throws IOException {
        if (name.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        ask(List.of(name));
        Optional<MatchResult> header = header();
        if (header.isPresent()) {
            content(header.get());
        }
        return header.map(found -> found.group(1));
    }

    /**
     * Returns the contents of objects in their order.
     *
     * @return empty where the clone lacks one
     * @throws IOException as {@link #id}
     */
    synchronized Optional<List<byte[]>> contents(List<String> ids) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (int start = 0; start < ids.size(); start += AT_ONCE) {
            List<String> some = ids.subList(start, Math.min(ids.size(), start + AT_ONCE));
            ask(some);
            for (int i = 0; i < some.size(); i++) {
                Optional<MatchResult> header = header();
                if (header.isPresent()) {
                    contents.add(content(header.get()));
                }
            }
        }
        return contents.size() == ids.size() ? Optional.of(contents) : Optional.empty();
    }

    private void ask(List<String> names) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((String.join("\n", names) + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    private Optional<MatchResult> header() throws IOException {
        Matcher header = HEADER.matcher(line());
        return header.matches() ? Optional.of(header) : Optional.empty();
    }

    private byte[] content(MatchResult header) throws IOException {
        byte[] content = new byte[Integer.parseInt(header.group(2))];
        out.readFully(content);
        if (out.read() != '\n') {
            throw new IOException("git cat-file prints what is not understood");
        }
        return content;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = out.read(); c != '\n'; c = out.read()) {
            if (c < 0) {
                throw new EOFException("git cat-file has ended");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() {
        process.destroy();
    }
}

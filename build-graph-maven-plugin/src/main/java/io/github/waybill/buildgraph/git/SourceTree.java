package io.github.waybill.buildgraph.git;

import io.github.waybill.buildgraph.graph.Revision;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of a commit or of the working tree, so that both sides of a comparison are asked alike. It holds what git would commit: an
 * ignored file, an empty folder and what lies in a submodule are not of it.
 *
 * <p>Paths are relative to the repository, with {@code /}; the empty path is the root. A symbolic link is followed, also in the middle of a
 * path, as long as it stays in the tree; one that leads out of it leads nowhere. An answer stays the same as long as the object lives, which
 * is no longer than its {@link GitRepository}. Several threads may ask at once.
 */
public abstract sealed class SourceTree permits CommitTree, WorkTree {

    /** Linux gives up after as many, see path_resolution(7). */
    static final int MOST_LINKS = 40;

    private @Nullable Links links;

    SourceTree() {}

    /** Returns the commit; for the working tree the one that is checked out. */
    public abstract Revision revision();

    /** Returns every file, link and submodule by its path; a new map, for which the whole tree is read. */
    public final SortedMap<String, FileId> files() throws GitException {
        return files("");
    }

    /** Returns every file, link and submodule below a folder by its path; a new map, empty where there is no such folder. */
    public abstract SortedMap<String, FileId> files(String folder) throws GitException;

    /** Reads folders that will be asked for, all at once, which takes less time than one after the other; what is none is passed over. */
    public abstract void readAhead(Collection<String> folders) throws GitException;

    /** Reads files that will be asked for, as {@link #readAhead}, and keeps them. */
    public abstract void readAheadFiles(Collection<String> paths) throws GitException;

    /** Returns what stands at a path itself, links not followed; empty for a folder and where there is nothing. */
    public abstract Optional<FileId> id(String path) throws GitException;

    /** Returns the paths at which the working tree or the index differ from the commit; none for a commit. */
    public abstract NavigableSet<String> dirt() throws GitException;

    /** Returns every name that may stand in a folder of a normalised path, perhaps some that have gone; none where there is no such folder. */
    abstract Set<String> namesIn(String folder) throws GitException;

    /** Tells whether a folder, and no link to one, stands at a normalised path. */
    abstract boolean hasFolder(String path) throws GitException;

    /** Returns the bytes of a file, or the target of a link. */
    abstract byte[] content(String path, FileId id) throws GitException;

    /** Returns what each symbolic link says, by its path. */
    abstract Map<String, String> targets() throws GitException;

    /** Returns the symbolic links, found when they are first asked for: for that the whole tree is listed. */
    public final synchronized Links links() throws GitException {
        Links known = links;
        if (known == null) {
            known = new Links(targets());
            links = known;
        }
        return known;
    }

    /** Returns the bytes of a file, or empty where there is none. In the working tree they are as they stand there, line ends included. */
    public final Optional<byte[]> read(String path) throws GitException {
        Optional<String> real = follow(path);
        Optional<FileId> id = real.isPresent() ? id(real.get()).filter(FileId::isFile) : Optional.empty();
        return id.isPresent() ? Optional.of(content(real.get(), id.get())) : Optional.empty();
    }

    /** Tells whether there is a file at a path, or a link that leads to one. */
    public final boolean isFile(String path) throws GitException {
        Optional<String> real = follow(path);
        return real.isPresent() && id(real.get()).filter(FileId::isFile).isPresent();
    }

    /** Tells whether a symbolic link stands at a path itself, wherever it leads. */
    public final boolean isLink(String path) throws GitException {
        return id(path).filter(FileId::isLink).isPresent();
    }

    /** Tells whether there is a folder at a path that holds a file at any depth, or a link that leads to one. */
    public final boolean isFolder(String path) throws GitException {
        Optional<String> real = follow(path);
        return real.isPresent() && hasFolder(real.get());
    }

    /** Tells whether {@link #isFile} or {@link #isFolder}. */
    public final boolean exists(String path) throws GitException {
        Optional<String> real = follow(path);
        return real.isPresent()
                && (hasFolder(real.get())
                        || id(real.get()).filter(FileId::isFile).isPresent());
    }

    /**
     * Returns the names that stand in a folder, or in one that a link leads to, perhaps with some that have gone: no path that begins with
     * another name leads anywhere from there.
     */
    public final Set<String> names(String folder) throws GitException {
        Optional<String> real = follow(folder);
        return real.isPresent() ? namesIn(real.get()) : Set.of();
    }

    /**
     * Returns every file and submodule that a program finds which walks through a folder and follows the links in it, each by its own path, free of
     * links, and once: so a circle of links ends.
     */
    public final SortedSet<String> walk(String folder) throws GitException {
        SortedSet<String> found = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        follow(folder).ifPresent(open::add);
        while (!open.isEmpty()) {
            String at = open.remove();
            if (!seen.add(at)) {
                continue;
            }
            if (id(at).isPresent()) {
                found.add(at);
            }
            for (Map.Entry<String, FileId> file : files(at).entrySet()) {
                if (file.getValue().isLink()) {
                    follow(file.getKey()).ifPresent(open::add);
                } else {
                    found.add(file.getKey());
                }
            }
        }
        return found;
    }

    /**
     * Returns the path, free of links, that a path leads to. Most paths need not be walked: no link is on the way to what stands in the tree
     * under just that path, nor to what does not stand in a folder that does.
     */
    private Optional<String> follow(String path) throws GitException {
        if (!isNormal(path)) {
            return followLinks(path);
        }
        for (String at = path; ; at = parent(at)) {
            Optional<FileId> id = id(at);
            if (id.filter(FileId::isLink).isPresent()) {
                return followLinks(path);
            }
            if (id.isPresent() || hasFolder(at)) {
                return at.equals(path) ? Optional.of(path) : Optional.empty();
            }
        }
    }

    /** Tells whether a path is relative and has neither empty names nor {@code .} and {@code ..} in it. */
    public static boolean isNormal(String path) {
        if (path.isEmpty() || path.startsWith("/") || path.endsWith("/") || path.contains("//")) {
            return false;
        }
        if (!path.startsWith(".") && !path.contains("/.")) {
            return true;
        }
        String enclosed = "/" + path + "/";
        return !enclosed.contains("/./") && !enclosed.contains("/../");
    }

    /**
     * Returns a path as {@link #isNormal} ones are, relative to a folder, if that can be told from its text; else {@code null}. Most paths of a
     * build are so as they come, and to make a {@link Path} of each costs much more.
     */
    public static @Nullable String below(Path folder, String path) {
        String prefix = folder.toString();
        boolean isBelow =
                path.startsWith(prefix) && path.length() > prefix.length() && path.charAt(prefix.length()) == '/';
        String rest = isBelow ? path.substring(prefix.length() + 1) : "";
        return isNormal(rest) ? rest : null;
    }

    private Optional<String> followLinks(String path) throws GitException {
        Deque<String> ahead = new ArrayDeque<>();
        String at = "";
        int links = 0;
        if (!putAhead(ahead, path)) {
            return Optional.empty();
        }
        while (!ahead.isEmpty()) {
            String name = ahead.pop();
            if (name.equals("..") && at.isEmpty()) {
                return Optional.empty();
            } else if (name.equals("..")) {
                at = parent(at);
            } else if (!name.isEmpty() && !name.equals(".")) {
                String next = at.isEmpty() ? name : at + "/" + name;
                Optional<FileId> id = id(next);
                if (id.filter(FileId::isLink).isPresent()) {
                    links++;
                    if (links > MOST_LINKS
                            || !putAhead(ahead, new String(content(next, id.get()), StandardCharsets.UTF_8))) {
                        return Optional.empty();
                    }
                } else if (id.isPresent() || hasFolder(next)) {
                    at = next;
                } else {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(at);
    }

    /** Returns the path of the folder in which a path stands; the root's for one in it. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** An absolute path means another file on every machine, so it leads out of the tree even where it points into it. */
    static boolean putAhead(Deque<String> ahead, String path) {
        List<String> names = List.of(path.split("/", -1));
        for (int i = names.size() - 1; i >= 0; i--) {
            ahead.push(names.get(i));
        }
        return !path.startsWith("/");
    }
}

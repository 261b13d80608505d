package io.github.waybill.buildgraph.reactor;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Paths within a repository as git writes them: with {@code /}, the root empty. A {@code java.nio.file.Path} cannot be made of every name
 * that git knows.
 */
final class Paths {

    private Paths() {}

    /** Returns the folder that a path lies in. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    static String join(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    /** Returns a path relative to a folder that it lies in. */
    static String below(String folder, String path) {
        return folder.isEmpty() ? path : path.substring(folder.length() + 1);
    }

    /** Returns the name that a relative path begins with. */
    static String first(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** Tells whether a path lies in a folder, at any depth. */
    static boolean isBelow(String folder, String path) {
        return folder.isEmpty() || path.startsWith(folder + "/");
    }

    /** Returns where a relative path leads from a folder, or {@code null} where it leads out of the repository. */
    static @Nullable String resolve(String folder, String relative) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : join(folder, relative).split("/", -1)) {
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    return null;
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }
}

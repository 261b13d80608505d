package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.SourceTree;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a reactor's POMs name as paths. A module inherits most of its values, so a hundred times as many are asked for as there
 * are: each is looked into once.
 */
final class NamedPaths {

    private final SourceTree tree;
    private final Checkout checkout;
    private final Path executionRoot;
    private final @Nullable String root;
    private final GoneFiles gone;
    private final Map<String, Set<String>> byFolder = new HashMap<>();
    private final Set<String> namesAtRoot;
    private final Set<String> names;
    private final Map<String, Optional<NamedPath>> known = new HashMap<>();
    private final Set<String> lastNames = new HashSet<>();

    /**
     * Makes a reader.
     *
     * @param tree the files that there are
     * @param executionRoot the folder that Maven runs in: goals resolve some relative paths there
     * @param folders those of the modules
     * @param gone what counts as if it were there still
     */
    NamedPaths(SourceTree tree, Checkout checkout, Path executionRoot, List<String> folders, GoneFiles gone)
            throws GitException {
        this.tree = tree;
        this.checkout = checkout;
        this.executionRoot = executionRoot;
        this.root = checkout.toRepository(executionRoot);
        this.gone = gone;
        this.namesAtRoot = root == null ? Set.of() : names(root);
        this.names = new HashSet<>(namesAtRoot);
        for (String folder : folders) {
            byFolder.put(folder, names(folder));
            names.addAll(in(folder));
        }
    }

    /** Returns what stands in a module's folder. */
    Set<String> in(String folder) {
        return byFolder.getOrDefault(folder, Set.of());
    }

    private Set<String> names(String folder) throws GitException {
        Set<String> here = tree.names(folder);
        if (gone.isEmpty()) {
            return here;
        }
        Set<String> all = new HashSet<>(here);
        all.addAll(gone.namesIn(folder));
        return all;
    }

    /**
     * Tells whether a file that has gone may be named by a value that was passed over for a word, since nothing is left of the name that it
     * begins with.
     */
    boolean mayHavePassedOver(String path) {
        if (root != null && Paths.isBelow(root, path) && known.containsKey(Paths.below(root, path))) {
            return true;
        }
        String folder = Paths.parent(path);
        while (!folder.isEmpty() && !byFolder.containsKey(folder)) {
            folder = Paths.parent(folder);
        }
        String within = Paths.below(folder, path);
        return !in(folder).contains(Paths.first(within)) && isSaid(within);
    }

    /** Tells whether a value says a path or a folder around it, or ends as one of these does. */
    private boolean isSaid(String path) {
        for (String at = path; !at.isEmpty(); at = Paths.parent(at)) {
            if (known.containsKey(at) || lastNames.contains(at.substring(at.lastIndexOf('/') + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the path that a value may be; empty where nothing stands in any module of the name that it begins with, or it is none here. */
    Optional<NamedPath> of(String value) throws GitException {
        Optional<NamedPath> path = known.get(value);
        if (path == null) {
            path = read(value);
            known.put(value, path);
        }
        return path;
    }

    private Optional<NamedPath> read(String value) throws GitException {
        if (value.isEmpty() || value.length() > 500 || value.contains("\n")) {
            return Optional.empty();
        }
        try {
            String first = first(value);
            if (first != null && !names.contains(first)) {
                return Optional.empty();
            }
            Path path = Path.of(value);
            if (first == null) {
                lastNames.add(String.valueOf(path.normalize().getFileName()));
            }
            return Optional.of(new NamedPath(path, first, fromRoot(path, first)));
        } catch (InvalidPathException e) {
            // It names no file, on this machine at least.
            return Optional.empty();
        }
    }

    /** There a word may be the name of a module, so only a file counts. */
    private @Nullable String fromRoot(Path path, @Nullable String first) throws GitException {
        if (path.isAbsolute() || (first != null && !namesAtRoot.contains(first))) {
            return null;
        }
        String named = checkout.toRepository(executionRoot.resolve(path));
        return named != null && (tree.isFile(named) || gone.contains(named)) ? named : null;
    }

    /** With another separator the value may be a path of another kind than git's. */
    private static @Nullable String first(String value) {
        String first = Paths.first(value);
        boolean leadsElsewhere =
                File.separatorChar != '/' || first.isEmpty() || first.equals(".") || value.contains("..");
        return leadsElsewhere ? null : first;
    }
}

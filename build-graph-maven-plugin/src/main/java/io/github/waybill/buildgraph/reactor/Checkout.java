package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.SourceTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a repository's working tree, as paths of the build name it, which may lead through a link.
 *
 * @param folder absolute and normalised
 */
record Checkout(Path folder) {

    /**
     * Returns the working tree as a folder within it names it.
     *
     * @param real the working tree without links
     */
    static Checkout seenFrom(Path folder, Path real) {
        for (Path above = folder.toAbsolutePath().normalize(); above != null; above = above.getParent()) {
            try {
                if (above.toRealPath().equals(real)) {
                    return new Checkout(above);
                }
            } catch (IOException e) {
                break;
            }
        }
        return new Checkout(real);
    }

    /** Returns a path relative to the working tree, with slashes, or {@code null} if it lies elsewhere. */
    @Nullable
    String toRepository(Path path) {
        String whole = SourceTree.below(folder, path.toString());
        if (whole != null) {
            return whole;
        }
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(folder)
                ? folder.relativize(absolute).toString().replace(File.separatorChar, '/')
                : null;
    }

    /** Returns the same of a path that is meant from some folder if it is relative. */
    @Nullable
    String toRepository(Path from, String path) {
        String whole = SourceTree.below(folder, path);
        return whole == null ? toRepository(from.resolve(path)) : whole;
    }
}

package io.github.waybill.buildgraph.reactor;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The path that a value of a POM may be, as far as it is the same for every module that says it.
 *
 * @param path as it is written; where it is relative, most goals mean it from the module's folder
 * @param first the name that it begins with, whatever folder it is meant from; {@code null} where that cannot be told from its text
 * @param fromRoot the file of the repository that it names if it is meant from the folder that Maven runs in, or {@code null}
 */
record NamedPath(
        Path path, @Nullable String first, @Nullable String fromRoot) {

    /** Tells at little cost whether it may lead anywhere from a folder in which these names stand. */
    boolean mayStandAmong(Set<String> names) {
        return first == null || names.contains(first);
    }
}

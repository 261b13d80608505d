package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.Module;
import java.util.stream.Collectors;

/**
 * What is affected, for {@code mvn -pl}.
 *
 * <p>A list needs no quoting in a POSIX shell. Maven refuses a {@code groupId} or {@code artifactId} with other characters than letters,
 * digits, {@code _}, {@code -} and {@code .}; a reference to an image has lower-case letters, digits and {@code . _ - / :}. The colon and the
 * comma between them mean nothing to a shell inside a word. A folder can have any name, so none is named here, although {@code -pl} takes it.
 */
public final class AffectedList {

    private AffectedList() {}

    /**
     * Returns {@code group:artifact,group:artifact} in the order of the reactor, or the images without tags, each once; empty where nothing
     * of the selection is affected.
     */
    public static String of(Affected affected, Selection selection) {
        return selection.of(affected).stream()
                .map(module -> selection == Selection.IMAGES ? image(module.module()) : id(module.module()))
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static String id(Module module) {
        return module.id().toString();
    }

    private static String image(Module module) {
        return String.valueOf(module.image());
    }
}

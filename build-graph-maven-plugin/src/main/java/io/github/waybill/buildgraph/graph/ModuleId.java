package io.github.waybill.buildgraph.graph;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A module of the reactor, by the coordinates that are unique in it. */
public record ModuleId(String groupId, String artifactId) implements Comparable<ModuleId> {

    private static final Comparator<ModuleId> ORDER =
            Comparator.comparing(ModuleId::groupId).thenComparing(ModuleId::artifactId);

    /** Returns the id that {@link #toString} writes so. */
    public static ModuleId of(String id) {
        int colon = id.indexOf(':');
        return new ModuleId(id.substring(0, colon), id.substring(colon + 1));
    }

    @Override
    public int compareTo(ModuleId other) {
        return ORDER.compare(this, other);
    }

    // Both written out: what Java makes for a record is slow until it is compiled, and an id is the key of every map.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModuleId id && artifactId.equals(id.artifactId) && groupId.equals(id.groupId);
    }

    @Override
    public int hashCode() {
        return 31 * groupId.hashCode() + artifactId.hashCode();
    }

    /** Returns {@code groupId:artifactId}, the form that {@code mvn -pl} takes. */
    @Override
    public String toString() {
        return groupId + ":" + artifactId;
    }
}

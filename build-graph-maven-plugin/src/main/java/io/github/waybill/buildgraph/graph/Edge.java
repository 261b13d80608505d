package io.github.waybill.buildgraph.graph;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One reason why the module {@code from} needs the module {@code to}.
 *
 * @param scope the scope as Maven names it, {@code null} except for {@link EdgeKind#DEPENDENCY}
 * @param type the artifact type, such as {@code jar} or {@code test-jar}; {@code null} for a parent
 * @param classifier the classifier, or {@code null} for the module's own artifact
 */
public record Edge(
        ModuleId from,
        ModuleId to,
        EdgeKind kind,
        @Nullable String scope,
        @Nullable String type,
        @Nullable String classifier) {

    /** Returns the halves of {@code from} that see {@code to}: a test-scoped dependency reaches the tests alone. */
    public Set<Half> seenBy() {
        return "test".equals(scope) ? EnumSet.of(Half.TEST) : EnumSet.allOf(Half.class);
    }

    /**
     * Returns the halves of {@code to} that can end up in what this edge brings. A module's own artifact is made of its main half.
     * Anything attached beside it, by whichever plugin, may hold test classes: both halves count.
     */
    public Set<Half> brings() {
        boolean attached = classifier != null || Objects.equals(type, "test-jar");
        return attached ? EnumSet.allOf(Half.class) : EnumSet.of(Half.MAIN);
    }
}

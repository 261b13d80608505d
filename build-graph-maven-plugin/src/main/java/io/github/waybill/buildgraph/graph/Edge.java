package io.github.waybill.buildgraph.graph;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One reason why the module {@code from} needs the module {@code to}.
 *
 * @param scope the scope of a {@link EdgeKind#DEPENDENCY} as Maven names it; {@code test} for a plugin that only runs tests, and for what that
 *     depends on; else {@code null}
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

    private static final Set<Half> MAIN = Collections.unmodifiableSet(EnumSet.of(Half.MAIN));
    private static final Set<Half> TEST = Collections.unmodifiableSet(EnumSet.of(Half.TEST));
    private static final Set<Half> BOTH = Collections.unmodifiableSet(EnumSet.allOf(Half.class));

    /** The types of which Maven makes a module's own artifact, of its main half, where no classifier says otherwise. */
    private static final Set<String> MADE_OF_MAIN =
            Set.of("jar", "pom", "war", "ear", "rar", "ejb", "maven-plugin", "bundle");

    /** Returns the halves of {@code from} that see {@code to}: what is of scope {@code test} reaches the tests alone. */
    public Set<Half> seenBy() {
        return "test".equals(scope) ? TEST : BOTH;
    }

    /**
     * Returns the halves of {@code to} that can end up in what this edge brings. A module's own artifact is made of its main half.
     * Anything attached beside it, by whichever plugin, may hold test classes: both halves count, and so they do for a type that
     * cannot be told from something attached.
     */
    public Set<Half> brings() {
        boolean own = classifier == null && (type == null || MADE_OF_MAIN.contains(type));
        return own ? MAIN : BOTH;
    }
}

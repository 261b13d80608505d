package io.github.waybill.buildgraph.graph;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/**
 * Files that no artifact depends on. A pattern is a glob ({@code **}, {@code *}, {@code ?}) on the path within the repository; one without a
 * slash matches a file's name in any folder. The rules never apply below a source or resource folder: what is packaged counts.
 */
public final class IgnoreRules {

    private static final List<String> DEFAULTS = List.of(
            "*.md",
            "*.adoc",
            "*.asciidoc",
            "*.rst",
            "LICENSE*",
            "NOTICE*",
            "CHANGELOG*",
            "CONTRIBUTING*",
            ".gitignore",
            ".gitattributes",
            ".mailmap",
            ".editorconfig",
            ".idea/**",
            "**/.idea/**",
            ".vscode/**",
            "**/.vscode/**",
            "*.iml");

    private final List<PathMatcher> matchers;

    /**
     * Makes rules of patterns.
     *
     * @throws IllegalArgumentException if a pattern is no glob
     */
    public IgnoreRules(List<String> patterns) {
        matchers = patterns.stream().map(IgnoreRules::matcher).toList();
    }

    /** Returns the rules that stand where none are given: prose, and what editors and git keep for themselves. */
    public static IgnoreRules defaults() {
        return new IgnoreRules(DEFAULTS);
    }

    /** Returns whether a pattern matches the path, which is relative to the repository. */
    public boolean ignores(String path) {
        Path file = Path.of(path);
        return matchers.stream().anyMatch(matcher -> matcher.matches(file));
    }

    private static PathMatcher matcher(String pattern) {
        PathMatcher glob = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        return pattern.contains("/") ? glob : path -> glob.matches(path.getFileName());
    }
}

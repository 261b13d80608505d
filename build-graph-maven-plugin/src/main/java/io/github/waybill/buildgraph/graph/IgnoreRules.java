package io.github.waybill.buildgraph.graph;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Files that no artifact depends on, by glob on the path within the repository, upper and lower case told apart: {@code *} and
 * {@code ?} stay within a folder, {@code **}{@code /} stands for any number of folders, {@code **} at the end for all that lies below.
 * Every other character stands for itself. A pattern without a slash matches a file's name in any folder; a slash in front ties the
 * pattern to the repository's root.
 *
 * <p>{@link AffectedAnalysis} says about which files the rules are asked.
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
            "**/.idea/**",
            "**/.vscode/**",
            "*.iml");

    private final List<Pattern> patterns;

    /** Makes rules of globs; one that is blank matches nothing. */
    public IgnoreRules(List<String> globs) {
        patterns = globs.stream()
                .map(String::strip)
                .filter(glob -> !glob.isEmpty())
                .map(IgnoreRules::pattern)
                .toList();
    }

    /** Returns the rules that stand where none are given: prose, and what editors and git keep for themselves. */
    public static IgnoreRules defaults() {
        return new IgnoreRules(DEFAULTS);
    }

    /** Returns the rules of globs separated by commas; those that stand by default where there are none. */
    public static IgnoreRules of(String globs) {
        return globs.isBlank() ? defaults() : new IgnoreRules(List.of(globs.split(",", -1)));
    }

    /** Returns whether a pattern matches the path, which is relative to the repository, with {@code /}. */
    public boolean ignores(String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    /**
     * A glob of {@code java.nio} would need a {@code Path}, which cannot be made of every name that git knows: under the locale {@code C}
     * none with an umlaut.
     */
    private static Pattern pattern(String glob) {
        String path = glob.contains("/") ? glob.replaceFirst("^/", "") : "**/" + glob;
        String regex = Pattern.compile("\\*\\*/|\\*\\*|\\*|\\?|[^*?]+")
                .matcher(path)
                .results()
                .map(token -> translate(token.group()))
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    private static String translate(String token) {
        return switch (token) {
            case "**/" -> "(?:.*/)?";
            case "**" -> ".*";
            case "*" -> "[^/]*";
            case "?" -> "[^/]";
            default -> Pattern.quote(token);
        };
    }
}

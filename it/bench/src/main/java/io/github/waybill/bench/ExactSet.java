package io.github.waybill.bench;

import io.github.waybill.bench.ReactorModule.Link;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The modules that a change affects, by definition: those of which a half's inputs, effective model, resolved dependencies, or what it depends
 * on differ. It knows of the two commits what git and Maven's own plugins say.
 *
 * <p>What it cannot see: a BOM that a module imports and takes no version from, a property that a POM names and a plugin reads by itself too, and
 * what a filtered resource names. A difference of the configuration is one, whether the plugin makes anything of it or not.
 */
final class ExactSet {

    /** What no artifact depends on unless it lies among the sources. */
    private static final Pattern PROSE =
            Pattern.compile("(.*/)?([^/]*\\.(md|adoc|asciidoc|rst|iml)|(LICENSE|NOTICE|CHANGELOG|CONTRIBUTING)[^/]*"
                    + "|\\.(gitignore|gitattributes|mailmap|editorconfig)|\\.(idea|vscode)/.*)");

    private final Map<String, ReactorModule> base;
    private final Map<String, ReactorModule> head;
    private final Set<Piece> affected = new HashSet<>();
    private final Deque<Piece> open = new ArrayDeque<>();

    private ExactSet(Map<String, ReactorModule> base, Map<String, ReactorModule> head) {
        this.base = base;
        this.head = head;
    }

    /** A half of a module. */
    private record Piece(String module, Half half) {}

    /**
     * Returns the ids of the modules at head of which a half is affected, in the order of the reactor.
     *
     * @param base the modules at base, by their ids
     * @param head the modules at head
     * @param baseTrees the resolved artifacts at base, by the ids of the modules; a module that is not in both is not compared
     * @param headTrees the resolved artifacts at head
     */
    static Set<String> of(
            List<ChangedPath> changed,
            Map<String, ReactorModule> base,
            Map<String, ReactorModule> head,
            Map<String, List<String>> baseTrees,
            Map<String, List<String>> headTrees) {
        ExactSet set = new ExactSet(base, head);
        changed.forEach(set::addPath);
        head.values().forEach(set::addModel);
        for (String module : head.keySet()) {
            if (baseTrees.containsKey(module) && headTrees.containsKey(module)) {
                set.addTree(module, baseTrees.get(module), headTrees.get(module));
            }
        }
        set.close();
        return head.keySet().stream()
                .filter(module -> set.affected.contains(new Piece(module, Half.TEST)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What affects the main half affects the tests, which run against it. */
    private void add(String module, Half half) {
        if (head.containsKey(module) && affected.add(new Piece(module, half))) {
            open.add(new Piece(module, half));
            add(module, Half.TEST);
        }
    }

    private void addPath(ChangedPath changed) {
        String path = changed.path();
        if (path.startsWith(".mvn/") || path.contains("/.mvn/")) {
            head.keySet().forEach(module -> add(module, Half.MAIN));
        }
        for (ReactorModule module : head.values()) {
            if (module.named().stream().anyMatch(named -> isBelow(path, named))) {
                add(module.id(), Half.MAIN);
            }
        }
        if (changed.atBase()) {
            addOwner(path, base.values());
        }
        if (changed.atHead()) {
            addOwner(path, head.values());
        }
    }

    /** The owner is the module whose folder is the nearest around the path; its POM is compared as its model. */
    private void addOwner(String path, Collection<ReactorModule> modules) {
        Map<String, ReactorModule> byFolder = new HashMap<>();
        modules.forEach(module -> byFolder.put(module.folder(), module));
        String folder = path;
        do {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
        } while (!folder.isEmpty() && !byFolder.containsKey(folder));
        ReactorModule owner = byFolder.get(folder);
        if (owner != null && owner.ownsFolder() && !path.equals(within(folder, "pom.xml"))) {
            int main = longest(owner.roots().get(Half.MAIN), path);
            int test = longest(owner.roots().get(Half.TEST), path);
            boolean isSource = main >= 0 || test >= 0 || isBelow(path, within(folder, "src/main"));
            if (isSource || !PROSE.matcher(path).matches()) {
                String convention = within(folder, "src/test");
                int tests = isBelow(path, convention) ? Math.max(test, convention.length()) : test;
                add(owner.id(), tests > main ? Half.TEST : Half.MAIN);
            }
        }
    }

    private void addModel(ReactorModule module) {
        ReactorModule before = base.get(module.id());
        if (before == null) {
            add(module.id(), Half.MAIN);
            return;
        }
        for (Half half : Half.values()) {
            boolean sameReactor = linksIn(base, before, half).equals(linksIn(head, module, half));
            if (!sameReactor
                    || !before.models().get(half).equals(module.models().get(half))) {
                add(module.id(), half);
            }
        }
        if (!onlyIn(head, module, before).isEmpty()
                || !onlyIn(base, before, module).isEmpty()) {
            add(module.id(), Half.MAIN);
        }
    }

    /** Returns the modules that a half depends on: what was one may come from a repository now, with nothing changed in the POM. */
    private static Set<String> linksIn(Map<String, ReactorModule> reactor, ReactorModule module, Half half) {
        return module.links().stream()
                .filter(link -> link.from() == half && isModule(reactor, link))
                .map(Link::to)
                .collect(Collectors.toSet());
    }

    private static boolean isModule(Map<String, ReactorModule> reactor, Link link) {
        ReactorModule to = reactor.get(link.to());
        return to != null && to.version().equals(link.version());
    }

    /** Returns what one manages and the other does not, less what its parent manages as well: that is a change of the parent. */
    private static Set<String> onlyIn(Map<String, ReactorModule> reactor, ReactorModule module, ReactorModule other) {
        Set<String> own = new HashSet<>(module.managed());
        own.removeAll(other.managed());
        ReactorModule parent = reactor.get(module.parent());
        own.removeAll(parent == null ? Set.of() : parent.managed());
        return own;
    }

    private void addTree(String module, List<String> before, List<String> after) {
        for (Half half : Half.values()) {
            if (!external(before, half, base).equals(external(after, half, head))) {
                add(module, half);
            }
        }
    }

    /** Returns the artifacts that are no modules: a change of those comes along the links. */
    private static List<String> external(List<String> tree, Half half, Map<String, ReactorModule> reactor) {
        Predicate<String> ofTests = artifact -> artifact.matches("[^ ]+:test( .*)?");
        return tree.stream()
                .filter(half == Half.TEST ? ofTests : ofTests.negate())
                .filter(artifact -> {
                    String[] coordinates = artifact.split(":");
                    ReactorModule module = reactor.get(coordinates[0] + ":" + coordinates[1]);
                    return module == null || !artifact.contains(":" + module.version() + ":");
                })
                .toList();
    }

    private void close() {
        Map<Piece, Set<Piece>> seenBy = new HashMap<>();
        for (ReactorModule module : head.values()) {
            module.links().stream()
                    .filter(link -> isModule(head, link))
                    .forEach(link -> seenBy.computeIfAbsent(new Piece(link.to(), link.brings()), to -> new HashSet<>())
                            .add(new Piece(module.id(), link.from())));
        }
        while (!open.isEmpty()) {
            seenBy.getOrDefault(open.remove(), Set.of()).forEach(piece -> add(piece.module(), piece.half()));
        }
    }

    private static int longest(List<String> roots, String path) {
        return roots.stream()
                .filter(root -> isBelow(path, root))
                .mapToInt(String::length)
                .max()
                .orElse(-1);
    }

    private static String within(String folder, String path) {
        return folder.isEmpty() ? path : folder + "/" + path;
    }

    private static boolean isBelow(String path, String folder) {
        return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
    }
}

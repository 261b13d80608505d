package io.github.waybill.buildgraph.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which halves a changed path is an input of. The path is a file, or a submodule or a link: then all that lies below it may have changed.
 */
final class Ownership {

    private final ServiceGraph graph;
    private final IgnoreRules ignore;
    private final Map<String, Module> byFolder = new HashMap<>();

    Ownership(ServiceGraph graph, IgnoreRules ignore) {
        this.graph = graph;
        this.ignore = ignore;
        graph.modules().forEach(module -> byFolder.put(module.directory(), module));
    }

    /** Returns whether the path is the POM of a module, or of a parent that one inherits from: its effective model tells what it changes. */
    boolean isModel(String path) {
        return graph.modules().stream().anyMatch(module -> reads(module, path));
    }

    private static boolean reads(Module module, String path) {
        return module.inputs().poms().contains(path);
    }

    /**
     * Returns whether Maven itself may read the file before it looks at any module: it lies in a folder {@code .mvn} at or above the root of
     * the reactor, or is a link or a submodule in place of that folder. Which module is the root the graph does not tell; but one that lists
     * modules is of packaging {@code pom}, so each of these counts, and where there is none, each module does.
     */
    boolean isMavenConfiguration(String path) {
        int at = ("/" + path + "/").indexOf("/.mvn/");
        if (at < 0) {
            return false;
        }
        String folder = path.substring(0, Math.max(0, at - 1));
        List<Module> roots = graph.modules().stream()
                .filter(module -> module.packaging().equals("pom"))
                .toList();
        return (roots.isEmpty() ? graph.modules() : roots)
                .stream().anyMatch(module -> isBelow(module.directory(), folder));
    }

    /** Returns the halves that any of a file's paths is a source of. */
    Set<ModuleHalf> sourceOf(List<String> names) {
        Set<ModuleHalf> halves = new LinkedHashSet<>();
        names.forEach(name -> halves.addAll(sourceOf(name)));
        return halves;
    }

    /**
     * Returns the halves that a path is a source of: of the module in whose folder it lies, of those that name it from outside, of those that
     * lie below it. A POM is no source of a module that reads it as its model. Empty if nobody's, or if the rules ignore it.
     */
    private Set<ModuleHalf> sourceOf(String path) {
        Set<ModuleHalf> halves = new LinkedHashSet<>();
        for (Module module : graph.modules()) {
            if (!reads(module, path)) {
                fromOutside(module, path).ifPresent(half -> halves.add(new ModuleHalf(module.id(), half)));
            }
        }
        owner(path)
                .filter(owner -> !reads(owner, path) && !ignored(owner, path))
                .ifPresent(owner -> halves.add(new ModuleHalf(owner.id(), half(owner, path))));
        return halves;
    }

    /** Returns whether nobody has the path for an input and no rule says that this is right. */
    boolean isUnowned(String path) {
        return owner(path).isEmpty() && !ignore.ignores(path);
    }

    /** Returns the module whose folder is the nearest around the path, unless that module builds nothing from its folder. */
    private Optional<Module> owner(String path) {
        String folder = path;
        while (!folder.isEmpty()) {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            Module module = byFolder.get(folder);
            if (module != null) {
                return Optional.of(module).filter(found -> found.inputs().ownsFolder());
            }
        }
        return Optional.empty();
    }

    /**
     * What a module names from outside its folder is never ignored: it is named because something reads it. Only what nothing but test
     * roots name is of the tests alone.
     */
    private static Optional<Half> fromOutside(Module module, String path) {
        if (isBelow(module.directory(), path)) {
            return Optional.of(Half.MAIN);
        }
        for (String pom : module.inputs().poms()) {
            if (isBelow(pom, path)) {
                return Optional.of(Half.MAIN);
            }
        }
        List<String> named = new ArrayList<>();
        for (String input : module.inputs().named()) {
            boolean outside = !module.inputs().ownsFolder() || !isBelow(input, module.directory());
            if (outside && (isBelow(path, input) || isBelow(input, path))) {
                named.add(input);
            }
        }
        if (named.isEmpty()) {
            return Optional.empty();
        }
        boolean testsOnly = module.inputs().testRoots().containsAll(named)
                && module.inputs().mainRoots().stream().noneMatch(named::contains);
        return Optional.of(testsOnly ? Half.TEST : Half.MAIN);
    }

    /**
     * What may be packaged is never ignored: the roots, what the model names (Jib's extra directories, an assembly's descriptor), and folders
     * of {@code src/main} that no model lists, such as webapp and jib.
     */
    private boolean ignored(Module owner, String path) {
        boolean packaged = isBelow(path, within(owner, "src/main"))
                || longest(owner.inputs().mainRoots(), path) >= 0
                || longest(owner.inputs().testRoots(), path) >= 0
                || longest(owner.inputs().named(), path) >= 0;
        return !packaged && ignore.ignores(path);
    }

    /** A file belongs to the tests alone only where the nearest root around it is one of the tests; in doubt it belongs to main. */
    private static Half half(Module module, String path) {
        int main = longest(module.inputs().mainRoots(), path);
        int test = longest(module.inputs().testRoots(), path);
        String convention = within(module, "src/test");
        if (isBelow(path, convention)) {
            test = Math.max(test, convention.length());
        }
        return test > main ? Half.TEST : Half.MAIN;
    }

    private static String within(Module module, String folder) {
        return module.directory().isEmpty() ? folder : module.directory() + "/" + folder;
    }

    private static int longest(List<String> roots, String path) {
        return roots.stream()
                .filter(root -> isBelow(path, root))
                .mapToInt(String::length)
                .max()
                .orElse(-1);
    }

    private static boolean isBelow(String path, String folder) {
        return folder.isEmpty()
                || path.equals(folder)
                || (path.startsWith(folder) && path.charAt(folder.length()) == '/');
    }
}

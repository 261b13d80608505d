package io.github.waybill.buildgraph.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which halves a file is an input of. */
final class Ownership {

    private final ServiceGraph graph;
    private final Map<String, Module> byFolder = new HashMap<>();
    private final Map<String, List<Module>> byPom = new HashMap<>();

    Ownership(ServiceGraph graph) {
        this.graph = graph;
        for (Module module : graph.modules()) {
            byFolder.put(module.directory(), module);
            module.inputs()
                    .poms()
                    .forEach(pom -> byPom.computeIfAbsent(pom, path -> new ArrayList<>())
                            .add(module));
        }
    }

    /**
     * Returns the modules that a POM changes first: the module it is the POM of, or, for a parent that is no module of the reactor, those
     * that inherit from it without another module between. Everything further is reached along the edges.
     */
    List<ModuleId> modelOf(String path) {
        List<Module> readers = byPom.getOrDefault(path, List.of());
        Optional<Module> own = readers.stream()
                .filter(module -> module.inputs().poms().get(0).equals(path))
                .findFirst();
        if (own.isPresent()) {
            return List.of(own.get().id());
        }
        return readers.stream()
                .map(Module::id)
                .filter(id -> graph.edgesFrom(id).stream()
                        .noneMatch(edge -> edge.kind() == EdgeKind.PARENT && reads(edge.to(), path)))
                .toList();
    }

    private boolean reads(ModuleId id, String pom) {
        return graph.module(id).orElseThrow().inputs().poms().contains(pom);
    }

    /** Returns whether Maven itself reads the file before it looks at any module. */
    boolean isMavenConfiguration(String path) {
        int at = path.startsWith(".mvn/") ? 0 : path.indexOf("/.mvn/") + 1;
        if (at == 0 && !path.startsWith(".mvn/")) {
            return false;
        }
        String folder = at == 0 ? "" : path.substring(0, at - 1);
        return graph.modules().stream().allMatch(module -> isBelow(module.directory(), folder));
    }

    /**
     * Returns the halves that a file is an input of: of the module in whose folder it lies, and of those that name it from outside. Empty if
     * nobody's, or if the rules ignore it.
     */
    Set<ModuleHalf> halvesOf(String path, IgnoreRules ignore) {
        Set<ModuleHalf> halves = new LinkedHashSet<>();
        owner(path).filter(owner -> !ignored(owner, path, ignore)).ifPresent(owner -> halves.add(half(owner, path)));
        for (Module module : graph.modules()) {
            if (module.inputs().outside().stream().anyMatch(named -> isBelow(path, named))) {
                halves.add(new ModuleHalf(module.id(), Half.MAIN));
            }
        }
        return halves;
    }

    /** Returns whether the file lies in the folder of a module that builds from its folder. */
    Optional<Module> owner(String path) {
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

    private static boolean ignored(Module owner, String path, IgnoreRules ignore) {
        boolean packaged = longest(owner.inputs().mainRoots(), path) >= 0
                || longest(owner.inputs().testRoots(), path) >= 0;
        return !packaged && ignore.ignores(path);
    }

    /** A file belongs to the tests alone only where the nearest root around it is one of the tests; in doubt it belongs to main. */
    private static ModuleHalf half(Module owner, String path) {
        int main = longest(owner.inputs().mainRoots(), path);
        int test = longest(owner.inputs().testRoots(), path);
        String convention = owner.directory().isEmpty() ? "src/test" : owner.directory() + "/src/test";
        if (isBelow(path, convention)) {
            test = Math.max(test, convention.length());
        }
        return new ModuleHalf(owner.id(), test > main ? Half.TEST : Half.MAIN);
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

package io.github.waybill.buildgraph.graph;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a change of a module's main half can reach: the answers to which services, which tests, which packages. All in the order of the
 * reactor. A change of a parent or a BOM can reach each module that takes from it; which ones it does, only the change itself can tell.
 *
 * @param services the modules whose image comes out different
 * @param tests the modules whose tests see the change
 * @param packages the modules whose artifacts come out different
 */
public record Reach(List<Module> services, List<Module> tests, List<Module> packages) {

    public Reach {
        services = List.copyOf(services);
        tests = List.copyOf(tests);
        packages = List.copyOf(packages);
    }

    /** Returns what a change of this module can reach, the module itself included. */
    public static Reach of(ServiceGraph graph, ModuleId module) {
        Set<Module> main = new LinkedHashSet<>();
        Set<Module> test = new LinkedHashSet<>();
        for (ModuleHalf half : new Spread(
                        List.of(new ModuleHalf(module, Half.MAIN)), changed -> graph.seers(changed, kind -> true))
                .reached()) {
            (half.half() == Half.MAIN ? main : test)
                    .add(graph.module(half.module()).orElseThrow());
        }
        List<Module> packages = inOrder(graph, main);
        return new Reach(packages.stream().filter(Module::isService).toList(), inOrder(graph, test), packages);
    }

    /** Returns the halves that are affected where some have changed, these included. */
    public static Set<ModuleHalf> affected(ServiceGraph graph, Collection<ModuleHalf> changed) {
        return new Spread(changed, half -> graph.seers(half, EdgeKind::carries)).reached();
    }

    private static List<Module> inOrder(ServiceGraph graph, Set<Module> modules) {
        return modules.stream()
                .sorted(Comparator.comparing(module -> graph.position(module.id())))
                .toList();
    }
}

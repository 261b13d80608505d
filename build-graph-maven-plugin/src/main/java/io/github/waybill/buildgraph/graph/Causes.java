package io.github.waybill.buildgraph.graph;

import io.github.waybill.buildgraph.graph.Origins.Fact;
import io.github.waybill.buildgraph.graph.Origins.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Why a module is affected: from its halves back along the edges to where the change began. The chain to the main half tells more than the
 * one to the tests, which see all that it sees.
 */
final class Causes {

    private final ServiceGraph graph;
    private final Origins origins;
    private final Set<ModuleHalf> affected;
    private final int limit;
    private final Map<ModuleHalf, List<ModuleHalf>> before = new HashMap<>();

    /**
     * Makes a finder.
     *
     * @param affected all halves that are: no other lies on a way to one
     * @param limit how many of the modules where the change began are named for each module affected, the nearest first
     */
    Causes(ServiceGraph graph, Origins origins, Set<ModuleHalf> affected, int limit) {
        this.graph = graph;
        this.origins = origins;
        this.affected = affected;
        this.limit = limit;
    }

    /** Returns the causes of a module, the nearest first; empty if it is not affected. */
    List<Cause> of(ModuleId module) {
        Map<ModuleId, List<ModuleId>> ways = new LinkedHashMap<>();
        Map<ModuleId, SortedSet<Fact>> facts = new LinkedHashMap<>();
        for (Half half : Half.values()) {
            Spread back = new Spread(List.of(new ModuleHalf(module, half)), this::before);
            for (ModuleHalf reached : back.reached()) {
                List<Fact> here = origins.of(reached);
                if (!here.isEmpty() && (ways.containsKey(reached.module()) || ways.size() < limit)) {
                    ways.computeIfAbsent(reached.module(), id -> back.wayBack(reached));
                    facts.computeIfAbsent(reached.module(), id -> new TreeSet<>())
                            .addAll(here);
                }
            }
        }
        return ways.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<ModuleId, List<ModuleId>> way) ->
                                way.getValue().size())
                        .thenComparing(way -> graph.position(way.getKey())))
                .flatMap(way -> causes(facts.getOrDefault(way.getKey(), new TreeSet<>()), way.getValue()).stream())
                .toList();
    }

    /** Returns the halves one step nearer to where the change began; the ways from different modules meet. */
    private List<ModuleHalf> before(ModuleHalf half) {
        return before.computeIfAbsent(
                half, key -> graph.seen(key).stream().filter(affected::contains).toList());
    }

    /** Returns the causes that begin at the first module of a chain; all its files are one. */
    private static List<Cause> causes(SortedSet<Fact> facts, List<ModuleId> via) {
        List<Cause> causes = new ArrayList<>();
        List<String> paths = facts.stream()
                .filter(fact -> fact.kind() == Kind.SOURCE)
                .map(Fact::what)
                .toList();
        for (Fact fact : facts) {
            switch (fact.kind()) {
                case ADDED -> causes.add(new Cause.Added(via));
                case SOURCE -> {
                    if (fact.what().equals(paths.get(0))) {
                        causes.add(new Cause.Source(paths, via));
                    }
                }
                case MODEL -> causes.add(new Cause.Model(fact.what(), fact.base(), fact.head(), via));
                case REMOVED -> causes.add(new Cause.Removed(ModuleId.of(fact.what()), via));
            }
        }
        return causes;
    }
}

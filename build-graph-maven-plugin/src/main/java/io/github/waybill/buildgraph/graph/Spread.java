package io.github.waybill.buildgraph.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a change of one half spreads: each half is reached by the way with the fewest modules; of two as short, the one first in the
 * reactor.
 */
final class Spread {

    private final Map<ModuleHalf, @Nullable ModuleHalf> cameFrom = new LinkedHashMap<>();

    Spread(ServiceGraph graph, ModuleHalf start) {
        Deque<ModuleHalf> frontier = new ArrayDeque<>();
        reach(start, null, frontier);
        while (!frontier.isEmpty()) {
            ModuleHalf next = frontier.remove();
            graph.seers(next).forEach(seer -> reach(seer, next, frontier));
        }
    }

    /** A module's tests see its main half without a step to another module, so both are reached at once. */
    private void reach(ModuleHalf half, @Nullable ModuleHalf from, Deque<ModuleHalf> frontier) {
        if (!cameFrom.containsKey(half)) {
            cameFrom.put(half, from);
            frontier.add(half);
            if (half.half() == Half.MAIN) {
                reach(new ModuleHalf(half.module(), Half.TEST), half, frontier);
            }
        }
    }

    /** Returns every half reached, the start included, nearest first. */
    Set<ModuleHalf> reached() {
        return Collections.unmodifiableSet(cameFrom.keySet());
    }

    /** Returns the half of a module that is reached whose chain tells most: that of the main half, where it is reached. */
    ModuleHalf telling(ModuleId module) {
        ModuleHalf main = new ModuleHalf(module, Half.MAIN);
        return cameFrom.containsKey(main) ? main : new ModuleHalf(module, Half.TEST);
    }

    /** Returns the modules on the way to a half that is reached, both ends included, each once. */
    List<ModuleId> chain(ModuleHalf half) {
        List<ModuleId> chain = new ArrayList<>();
        for (ModuleHalf step = half; step != null; step = cameFrom.get(step)) {
            if (chain.isEmpty() || !chain.get(chain.size() - 1).equals(step.module())) {
                chain.add(step.module());
            }
        }
        Collections.reverse(chain);
        return chain;
    }
}

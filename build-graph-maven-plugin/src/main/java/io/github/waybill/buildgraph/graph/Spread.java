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

/** How far a change of one half spreads, each half reached by the shortest way; of two as short, the one first in the reactor. */
final class Spread {

    private final Map<ModuleHalf, @Nullable ModuleHalf> cameFrom = new LinkedHashMap<>();

    Spread(ServiceGraph graph, ModuleHalf start) {
        cameFrom.put(start, null);
        Deque<ModuleHalf> frontier = new ArrayDeque<>(List.of(start));
        while (!frontier.isEmpty()) {
            ModuleHalf next = frontier.remove();
            for (ModuleHalf seer : graph.seers(next)) {
                if (!cameFrom.containsKey(seer)) {
                    cameFrom.put(seer, next);
                    frontier.add(seer);
                }
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

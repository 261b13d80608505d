package io.github.waybill.buildgraph.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A walk from half to half, nearest first: each is reached by the shortest way; of two as short, by the one first in the reactor. */
final class Spread {

    private final Map<ModuleHalf, @Nullable ModuleHalf> cameFrom = new LinkedHashMap<>();

    /**
     * Walks.
     *
     * @param step the halves that lie one step from a half
     */
    Spread(Collection<ModuleHalf> starts, Function<ModuleHalf, List<ModuleHalf>> step) {
        starts.forEach(start -> cameFrom.put(start, null));
        Deque<ModuleHalf> frontier = new ArrayDeque<>(starts);
        while (!frontier.isEmpty()) {
            ModuleHalf next = frontier.remove();
            for (ModuleHalf half : step.apply(next)) {
                if (!cameFrom.containsKey(half)) {
                    cameFrom.put(half, next);
                    frontier.add(half);
                }
            }
        }
    }

    /** Returns every half reached, the starts included, nearest first. */
    Set<ModuleHalf> reached() {
        return Collections.unmodifiableSet(cameFrom.keySet());
    }

    /** Returns the modules on the way back from a half that is reached to the start, both included, each once. */
    List<ModuleId> wayBack(ModuleHalf half) {
        Set<ModuleId> way = new LinkedHashSet<>();
        for (ModuleHalf step = half; step != null; step = cameFrom.get(step)) {
            way.add(step.module());
        }
        return new ArrayList<>(way);
    }
}

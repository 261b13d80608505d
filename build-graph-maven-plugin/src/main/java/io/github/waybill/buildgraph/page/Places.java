package io.github.waybill.buildgraph.page;

import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.HashMap;
import java.util.Map;

/** The places of modules in the reactor, from 0, by which a page names them. */
final class Places {

    private final Map<ModuleId, Integer> places = new HashMap<>();

    Places(ServiceGraph graph) {
        graph.modules().forEach(module -> places.put(module.id(), places.size()));
    }

    /** Returns how many there are. */
    int count() {
        return places.size();
    }

    /** Returns the place of a module of the graph. */
    int of(ModuleId module) {
        return places.getOrDefault(module, 0);
    }
}

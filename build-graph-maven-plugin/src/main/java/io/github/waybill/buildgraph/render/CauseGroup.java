package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.AffectedModule;
import io.github.waybill.buildgraph.graph.Cause;
import io.github.waybill.buildgraph.graph.ModuleId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The modules that one change affects, so that a log tells the change once and not with each of them.
 *
 * @param cause the nearest cause of all of them, its chain cut off after the module where it begins
 * @param modules in the order of the reactor, at least one
 */
public record CauseGroup(Cause cause, List<AffectedModule> modules) {

    public CauseGroup {
        modules = List.copyOf(modules);
    }

    /** Returns the groups in the order of the first module of each. */
    public static List<CauseGroup> of(List<AffectedModule> affected) {
        Map<Cause, List<AffectedModule>> groups = new LinkedHashMap<>();
        affected.forEach(
                module -> groups.computeIfAbsent(beginning(module.causes().get(0)), cause -> new ArrayList<>())
                        .add(module));
        return groups.entrySet().stream()
                .map(group -> new CauseGroup(group.getKey(), group.getValue()))
                .toList();
    }

    private static Cause beginning(Cause cause) {
        List<ModuleId> first = cause.via().subList(0, 1);
        if (cause instanceof Cause.Source source) {
            return new Cause.Source(source.paths(), first);
        }
        if (cause instanceof Cause.Model model) {
            return new Cause.Model(model.entry(), model.base(), model.head(), first);
        }
        if (cause instanceof Cause.Undeployed) {
            return cause; // It goes no further than the module where it begins.
        }
        return cause instanceof Cause.Removed removed
                ? new Cause.Removed(removed.module(), first)
                : new Cause.Added(first);
    }
}

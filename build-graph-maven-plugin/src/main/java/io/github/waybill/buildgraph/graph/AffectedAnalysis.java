package io.github.waybill.buildgraph.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what a change affects: it begins where an input or the model of a half differs, and spreads along the edges that carry. */
public final class AffectedAnalysis {

    /** An answer names so many of the modules where a change began for each module affected; it stays linear in the reactor's size. */
    private static final int NAMED_ORIGINS = 25;

    private final ServiceGraph graph;
    private final Change change;
    private final Origins origins;

    private AffectedAnalysis(ServiceGraph graph, Change change, IgnoreRules ignore) {
        this.graph = graph;
        this.change = change;
        this.origins = new Origins(graph, change, ignore);
    }

    /** Returns what the change affects, each module with its nearest causes. */
    public static Affected of(ServiceGraph graph, Change change, IgnoreRules ignore) {
        AffectedAnalysis analysis = new AffectedAnalysis(graph, change, ignore);
        List<AffectedModule> modules = analysis.modules();
        return new Affected(
                mode(graph, modules),
                analysis.reason(modules),
                change,
                modules,
                upstream(graph, modules),
                analysis.origins.unowned());
    }

    /** Returns every cause of one module, however many there are; empty if it is not affected. */
    public static List<Cause> why(ServiceGraph graph, Change change, IgnoreRules ignore, ModuleId module) {
        Origins origins = new Origins(graph, change, ignore);
        return new Causes(graph, origins, Reach.affected(graph, origins.halves()), Integer.MAX_VALUE).of(module);
    }

    private List<AffectedModule> modules() {
        Set<ModuleHalf> reached = Reach.affected(graph, origins.halves());
        Causes causes = new Causes(graph, origins, reached, NAMED_ORIGINS);
        List<AffectedModule> affected = new ArrayList<>();
        for (Module module : graph.modules()) {
            boolean main = reached.contains(new ModuleHalf(module.id(), Half.MAIN));
            boolean test = reached.contains(new ModuleHalf(module.id(), Half.TEST));
            if (main || test) {
                affected.add(new AffectedModule(module, main, test, causes.of(module.id())));
            }
        }
        return affected;
    }

    static Affected.Mode mode(ServiceGraph graph, List<AffectedModule> affected) {
        if (affected.isEmpty()) {
            return Affected.Mode.NONE;
        }
        return affected.size() == graph.modules().size() ? Affected.Mode.FULL : Affected.Mode.PARTIAL;
    }

    private String reason(List<AffectedModule> affected) {
        if (!origins.configuration().isEmpty()) {
            return String.join(", ", origins.configuration()) + " is an input of every module";
        }
        int files = change.paths().size();
        String changed = files == 1 ? "1 changed file" : files + " changed files";
        if (!affected.isEmpty()) {
            int modules = graph.modules().size();
            return "%d of %d %s %s affected by %s"
                    .formatted(
                            affected.size(),
                            modules,
                            modules == 1 ? "module" : "modules",
                            affected.size() == 1 ? "is" : "are",
                            changed);
        }
        return files == 0 ? "nothing changed" : "no input of any module changed (" + changed + ")";
    }

    static List<ModuleId> upstream(ServiceGraph graph, List<AffectedModule> affected) {
        return graph.neededBy(
                affected.stream().map(module -> module.module().id()).toList());
    }
}

package io.github.waybill.buildgraph.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what is affected since each service was deployed, so that the next pipeline makes up for one that was lost.
 *
 * <p>A service is affected if it is so against a commit that it runs itself. That is never too little: the image of that commit is what is out
 * there, and its own comparison says whether head's comes out different. A service that runs several commits is affected by what differs from
 * any of them; one of which a commit is not known is affected.
 *
 * <p>Another module runs nowhere, so no commit is its own. It is affected if it is so against any commit that is deployed. That is never too
 * little: what is left out has the fingerprint that it has at every one of these commits, and each of them was built by the pipeline that
 * deployed it. One commit alone would not do: a pipeline that was lost after some services were deployed left the others, and what only they
 * use, at an older one.
 */
public final class DeployedAnalysis {

    private final ServiceGraph graph;
    private final Deployed deployed;
    private final List<Change> changes;
    private final IgnoreRules ignore;

    /**
     * Makes an analysis.
     *
     * @param changes the change since each commit that is deployed, the oldest first; at least one
     */
    public DeployedAnalysis(ServiceGraph graph, Deployed deployed, List<Change> changes, IgnoreRules ignore) {
        this.graph = graph;
        this.deployed = deployed;
        this.changes = List.copyOf(changes);
        this.ignore = ignore;
    }

    /** Returns what is affected; the base is named {@link Deployed#REV}, and its commit is the oldest. */
    public Affected affected() {
        Map<String, Map<ModuleId, AffectedModule>> comparisons = new LinkedHashMap<>();
        List<String> unowned = new ArrayList<>();
        for (Change change : changes) {
            Affected affected = AffectedAnalysis.of(graph, change, ignore);
            Map<ModuleId, AffectedModule> modules = new LinkedHashMap<>();
            affected.modules().forEach(module -> modules.put(module.module().id(), module));
            comparisons.put(change.base().commit(), modules);
            unowned.addAll(affected.unowned());
        }
        List<AffectedModule> modules = new ArrayList<>();
        for (Module module : graph.modules()) {
            List<AffectedModule> found = changesOf(module)
                    .map(change -> comparisons.getOrDefault(change.base().commit(), Map.of()))
                    .flatMap(comparison -> Stream.ofNullable(comparison.get(module.id())))
                    .toList();
            boolean unknown = deployed.unknown().containsKey(module.id());
            if (unknown || !found.isEmpty()) {
                modules.add(new AffectedModule(
                        module,
                        unknown || found.stream().anyMatch(AffectedModule::main),
                        unknown || found.stream().anyMatch(AffectedModule::test),
                        causes(module, found.stream().flatMap(one -> one.causes().stream()))));
            }
        }
        return new Affected(
                AffectedAnalysis.mode(graph, modules),
                reason(modules.size()),
                ChangeUnion.of(Deployed.REV, changes),
                modules,
                AffectedAnalysis.upstream(graph, modules),
                unowned.stream().distinct().sorted().toList());
    }

    /** Returns every cause of one module, however many there are; empty if it is not affected. */
    public List<Cause> why(ModuleId id) {
        Module module = graph.module(id).orElseThrow();
        return causes(
                module, changesOf(module).flatMap(change -> AffectedAnalysis.why(graph, change, ignore, id).stream()));
    }

    private Stream<Change> changesOf(Module module) {
        Set<String> own = deployed.commits().getOrDefault(module.id(), Set.of());
        return changes.stream()
                .filter(change ->
                        !module.isService() || own.contains(change.base().commit()));
    }

    private List<Cause> causes(Module module, Stream<Cause> compared) {
        String unknown = deployed.unknown().get(module.id());
        Stream<Cause> own =
                unknown == null ? Stream.empty() : Stream.of(new Cause.Undeployed(unknown, List.of(module.id())));
        return Stream.concat(own, CauseUnion.of(compared).stream()).toList();
    }

    private String reason(int affected) {
        int modules = graph.modules().size();
        int services = deployed.commits().size();
        int commits = (int) deployed.commits().values().stream()
                .flatMap(Set::stream)
                .distinct()
                .count();
        int unknown = deployed.unknown().size();
        return "%d of %d %s %s affected; %d %s compared with %d deployed %s%s"
                .formatted(
                        affected,
                        modules,
                        modules == 1 ? "module" : "modules",
                        affected == 1 ? "is" : "are",
                        services,
                        services == 1 ? "service" : "services",
                        commits,
                        commits == 1 ? "commit" : "commits",
                        unknown == 0 ? "" : ", and of %d not every commit is known".formatted(unknown));
    }
}

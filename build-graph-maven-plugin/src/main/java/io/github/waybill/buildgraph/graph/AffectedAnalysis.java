package io.github.waybill.buildgraph.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds what a change affects: each changed file is an input of some halves, and from these the change spreads along the edges.
 *
 * <p>{@link IgnoreRules} are asked only about files in a module's folder that no source or resource folder and no {@code src/main} holds,
 * and about files that nobody owns. POMs, {@code .mvn} and what a module names from outside its folder are never ignored.
 */
public final class AffectedAnalysis {

    private final ServiceGraph graph;
    private final Change change;

    /** Where a change begins, and which files (or which removed module) it begins with. */
    private final Map<Origin, Set<String>> origins = new LinkedHashMap<>();

    private final Set<String> unowned = new TreeSet<>();
    private final Set<String> configuration = new TreeSet<>();

    private record Origin(Kind kind, ModuleHalf half) {}

    /** In the order in which causes of one chain are told: that a module is new says more than its files do. */
    private enum Kind {
        ADDED,
        SOURCE,
        MODEL,
        REMOVED
    }

    private AffectedAnalysis(ServiceGraph graph, Change change) {
        this.graph = graph;
        this.change = change;
    }

    /** Returns what the change affects. A changed POM affects its module and everything that inherits from it. */
    public static Affected of(ServiceGraph graph, Change change, IgnoreRules ignore) {
        AffectedAnalysis analysis = new AffectedAnalysis(graph, change);
        analysis.findOrigins(ignore);
        List<AffectedModule> modules = analysis.spread();
        return new Affected(
                analysis.mode(modules),
                analysis.reason(modules),
                change,
                modules,
                analysis.upstream(modules),
                List.copyOf(analysis.unowned));
    }

    private void findOrigins(IgnoreRules ignore) {
        Ownership ownership = new Ownership(graph, ignore);
        for (PathChange changed : change.paths()) {
            String path = changed.path();
            if (ownership.isMavenConfiguration(path)) {
                configuration.add(path);
                graph.modules().forEach(module -> add(Kind.SOURCE, new ModuleHalf(module.id(), Half.MAIN), path));
                continue;
            }
            List<ModuleId> model = ownership.modelOf(path);
            Set<ModuleHalf> source = ownership.sourceOf(path);
            model.forEach(id -> add(Kind.MODEL, new ModuleHalf(id, Half.MAIN), path));
            source.forEach(half -> add(Kind.SOURCE, half, path));
            if (model.isEmpty() && source.isEmpty() && !isLeftBehind(path) && ownership.isUnowned(path)) {
                unowned.add(path);
            }
        }
        for (ModuleId added : change.added()) {
            add(Kind.ADDED, new ModuleHalf(added, Half.MAIN), added.toString());
        }
        for (ModuleId removed : change.removed().keySet()) {
            graph.modules().stream()
                    .filter(module -> module.external().contains(removed))
                    .forEach(module -> add(Kind.REMOVED, new ModuleHalf(module.id(), Half.MAIN), removed.toString()));
        }
    }

    /** Returns whether a file lay in the folder of a module that is no longer there: it was that module's. */
    private boolean isLeftBehind(String path) {
        return Stream.concat(
                        change.removed().values().stream(),
                        change.moved().stream().map(MovedModule::from))
                .anyMatch(folder -> !folder.isEmpty() && path.startsWith(folder + "/"));
    }

    private void add(Kind kind, ModuleHalf half, String what) {
        origins.computeIfAbsent(new Origin(kind, half), origin -> new TreeSet<>())
                .add(what);
    }

    private List<AffectedModule> spread() {
        Map<ModuleId, Set<Half>> halves = new TreeMap<>(Comparator.comparing(graph::position));
        Map<ModuleId, Map<CauseKey, Set<String>>> causes = new LinkedHashMap<>();
        origins.forEach((origin, what) -> {
            Spread spread = new Spread(graph, origin.half());
            for (ModuleHalf reached : spread.reached()) {
                halves.computeIfAbsent(reached.module(), id -> new HashSet<>()).add(reached.half());
                if (reached.equals(spread.telling(reached.module()))) {
                    causes.computeIfAbsent(reached.module(), id -> new LinkedHashMap<>())
                            .computeIfAbsent(new CauseKey(origin.kind(), spread.chain(reached)), key -> new TreeSet<>())
                            .addAll(what);
                }
            }
        });
        List<AffectedModule> affected = new ArrayList<>();
        halves.forEach((id, reached) -> affected.add(new AffectedModule(
                graph.module(id).orElseThrow(),
                reached.contains(Half.MAIN),
                reached.contains(Half.TEST),
                sorted(causes.getOrDefault(id, Map.of())))));
        return affected;
    }

    private record CauseKey(Kind kind, List<ModuleId> via) {}

    private List<Cause> sorted(Map<CauseKey, Set<String>> causes) {
        return causes.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<CauseKey, Set<String>> entry) ->
                                entry.getKey().via().size())
                        .thenComparing(
                                entry -> graph.position(entry.getKey().via().get(0)))
                        .thenComparing(entry -> entry.getKey().kind()))
                .flatMap(entry -> causes(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private static List<Cause> causes(CauseKey key, Set<String> what) {
        return switch (key.kind()) {
            case ADDED -> List.of(new Cause.Added(key.via()));
            case SOURCE -> List.of(new Cause.Source(List.copyOf(what), key.via()));
            case MODEL -> List.of(new Cause.Model(List.copyOf(what), key.via()));
            case REMOVED ->
                what.stream()
                        .map(id -> (Cause) new Cause.Removed(moduleId(id), key.via()))
                        .toList();
        };
    }

    private static ModuleId moduleId(String id) {
        int colon = id.indexOf(':');
        return new ModuleId(id.substring(0, colon), id.substring(colon + 1));
    }

    private Affected.Mode mode(List<AffectedModule> affected) {
        if (affected.isEmpty()) {
            return Affected.Mode.NONE;
        }
        return affected.size() == graph.modules().size() ? Affected.Mode.FULL : Affected.Mode.PARTIAL;
    }

    private String reason(List<AffectedModule> affected) {
        if (!configuration.isEmpty()) {
            return String.join(", ", configuration) + " is an input of every module";
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

    private List<ModuleId> upstream(List<AffectedModule> affected) {
        Set<ModuleId> seen = new HashSet<>();
        Deque<ModuleId> open = new ArrayDeque<>();
        affected.forEach(module -> {
            seen.add(module.module().id());
            open.add(module.module().id());
        });
        List<ModuleId> upstream = new ArrayList<>();
        while (!open.isEmpty()) {
            for (Edge edge : graph.edgesFrom(open.remove())) {
                if (seen.add(edge.to())) {
                    open.add(edge.to());
                    upstream.add(edge.to());
                }
            }
        }
        upstream.sort(Comparator.comparing(graph::position));
        return Collections.unmodifiableList(upstream);
    }
}

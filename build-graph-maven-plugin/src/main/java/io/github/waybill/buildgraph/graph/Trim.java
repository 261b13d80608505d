package io.github.waybill.buildgraph.graph;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which modules a trimmed build keeps, and what it does with each.
 *
 * @param kept in the order of the reactor
 */
public record Trim(Map<ModuleId, Treatment> kept) {

    public Trim {
        kept = Collections.unmodifiableMap(new LinkedHashMap<>(kept));
    }

    /**
     * Decides. What is affected is built and tested; of this, modules whose main half is affected are published. A module that one of them
     * needs, in whichever way, is built where the rules have it so. The root is always built, since Maven runs there what it runs once.
     *
     * @param root the module that Maven runs in
     * @param publishes whether the build is asked to publish. Then what the images are made of is built whatever the rules say of upstream:
     *     of what lies in a repository nobody can tell that it is made of the inputs that the image's fingerprint stands for
     */
    public static Trim of(ServiceGraph graph, Affected affected, TrimRules rules, ModuleId root, boolean publishes) {
        Map<ModuleId, Treatment> treatments = new HashMap<>();
        for (AffectedModule module : affected.modules()) {
            ModuleId id = module.module().id();
            if (module.main()) {
                treatments.put(id, Treatment.PUBLISH);
            } else if (beginsThere(module) || rules.downstream() == TrimRules.Downstream.TEST) {
                treatments.put(id, Treatment.TEST);
            } else if (rules.downstream() == TrimRules.Downstream.BUILD) {
                treatments.put(id, Treatment.BUILD);
            }
        }
        Set<ModuleId> needed = new LinkedHashSet<>();
        if (rules.upstream() == TrimRules.Upstream.BUILD) {
            needed.addAll(graph.neededBy(treatments.keySet()));
        } else if (publishes) {
            needed.addAll(images(graph, treatments));
        }
        needed.add(root);
        needed.forEach(id -> treatments.putIfAbsent(id, Treatment.BUILD));
        Map<ModuleId, Treatment> kept = new LinkedHashMap<>();
        for (Module module : graph.modules()) {
            Treatment treatment = treatments.get(module.id());
            if (treatment != null) {
                kept.put(module.id(), treatment);
            }
        }
        return new Trim(kept);
    }

    private static boolean beginsThere(AffectedModule module) {
        return module.causes().stream().anyMatch(cause -> cause.via().size() == 1);
    }

    /** Returns the modules that the images to publish are made of. */
    private static Collection<ModuleId> images(ServiceGraph graph, Map<ModuleId, Treatment> treatments) {
        Set<ModuleId> made = new LinkedHashSet<>();
        for (Module service : graph.services()) {
            if (treatments.get(service.id()) == Treatment.PUBLISH) {
                Fingerprints.closure(graph, new ModuleHalf(service.id(), Half.MAIN))
                        .forEach(half -> made.add(half.module()));
            }
        }
        return made;
    }

    /** Returns the modules that are treated so, in the order of the reactor. */
    public List<ModuleId> treated(Treatment treatment) {
        return kept.entrySet().stream()
                .filter(entry -> entry.getValue() == treatment)
                .map(Map.Entry::getKey)
                .toList();
    }
}

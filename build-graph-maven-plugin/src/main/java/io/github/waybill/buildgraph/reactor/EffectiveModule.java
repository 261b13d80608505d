package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.graph.ModuleId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * A module of the reactor: its effective model, and what that was made of.
 *
 * @param model the effective model
 * @param lineage the module's own POM, then its parents, nearest first
 */
record EffectiveModule(Model model, List<Level> lineage) {

    /**
     * One POM of a lineage.
     *
     * @param path where it lies in the repository, or {@code null} where it came from elsewhere
     * @param id its coordinates
     * @param version its effective version
     * @param written the POM as written
     * @param activeProfiles the ids of the profiles that are active in it
     */
    record Level(@Nullable String path, ModuleId id, String version, Model written, Set<String> activeProfiles) {

        Level {
            activeProfiles = Set.copyOf(activeProfiles);
        }

        /** Returns the same POM with more profiles active in it. */
        Level with(Set<String> more) {
            if (activeProfiles.containsAll(more)) {
                return this;
            }
            Set<String> active = new HashSet<>(activeProfiles);
            active.addAll(more);
            return new Level(path, id, version, written, active);
        }
    }

    EffectiveModule {
        lineage = List.copyOf(lineage);
    }

    ModuleId id() {
        return new ModuleId(model.getGroupId(), model.getArtifactId());
    }

    /** Returns where the module's POM lies in the repository. */
    String pom() {
        String path = lineage.get(0).path();
        if (path == null) {
            throw new IllegalStateException(id() + " has no POM in the repository");
        }
        return path;
    }

    String directory() {
        return Paths.parent(pom());
    }
}

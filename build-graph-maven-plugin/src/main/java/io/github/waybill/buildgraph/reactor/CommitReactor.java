package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.SourceTree;
import io.github.waybill.buildgraph.graph.ModuleId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.ModelBuildingException;
import org.jspecify.annotations.Nullable;

/** Finds the modules of a commit's reactor, from the root's POM along {@code <modules>}, those of active profiles included. */
final class CommitReactor {

    /**
     * A module of the commit.
     *
     * @param pom where its POM lies
     * @param id its coordinates, as far as they can be told
     * @param module its effective model, or {@code null} where that cannot be built, and where the POM that would have to list it cannot: whether
     *     it was a module is not known then
     * @param problem what is the matter with it, in one line, as it follows on its name; {@code null} if nothing is
     */
    record Found(
            String pom,
            Optional<ModuleId> id,
            @Nullable EffectiveModule module,
            @Nullable String problem) {}

    private final SourceTree tree;
    private final CommitModels models;
    private final Function<String, @Nullable EffectiveModule> known;
    private final Function<String, List<String>> usual;

    /**
     * Makes a finder.
     *
     * @param known the module of a POM whose model need not be built, or {@code null}
     * @param usual the modules to look at where a POM cannot be read
     */
    CommitReactor(
            SourceTree tree,
            CommitModels models,
            Function<String, @Nullable EffectiveModule> known,
            Function<String, List<String>> usual) {
        this.tree = tree;
        this.models = models;
        this.known = known;
        this.usual = usual;
    }

    /** Returns the modules in the order in which they are listed, level by level; none if the root has no POM. */
    List<Found> find(String root, Tasks tasks) throws GitException {
        List<Found> found = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        List<Listed> level = tree.isFile(root) ? List.of(new Listed(root, null)) : List.of();
        seen.add(root);
        while (!level.isEmpty()) {
            tree.readAheadFiles(level.stream()
                    .map(Listed::pom)
                    .filter(pom -> known.apply(pom) == null)
                    .toList());
            List<Found> modules = tasks.map(level, this::module);
            List<Listed> next = new ArrayList<>();
            for (int i = 0; i < modules.size(); i++) {
                Found module = modules.get(i);
                found.add(module);
                String doubt = level.get(i).doubtBelow(module);
                for (String pom : listed(module)) {
                    if (tree.isFile(pom) && seen.add(pom)) {
                        next.add(new Listed(pom, doubt));
                    }
                }
            }
            level = next;
        }
        return found;
    }

    /**
     * A POM to look at.
     *
     * @param doubt why it may not have been listed, or {@code null}
     */
    private record Listed(String pom, @Nullable String doubt) {

        @Nullable
        String doubtBelow(Found module) {
            return doubt != null || module.problem() == null ? doubt : pom + " " + module.problem();
        }
    }

    private Found module(Listed listed) {
        String pom = listed.pom();
        if (listed.doubt() != null) {
            return new Found(pom, writtenId(pom), null, "may have been no module: " + listed.doubt());
        }
        EffectiveModule same = known.apply(pom);
        if (same != null) {
            return new Found(pom, Optional.of(same.id()), same, null);
        }
        try {
            EffectiveModule module = models.module(pom);
            return new Found(pom, Optional.of(module.id()), module, null);
        } catch (ModelBuildingException e) {
            return new Found(pom, writtenId(pom), null, "cannot be built: " + CommitModels.problem(e));
        }
    }

    private Optional<ModuleId> writtenId(String pom) {
        return models.pom(pom).written().flatMap(CommitReactor::id);
    }

    /** Returns the coordinates of a POM as written, or empty where they are not all there. */
    static Optional<ModuleId> id(Model written) {
        String groupId = written.getGroupId() == null && written.getParent() != null
                ? written.getParent().getGroupId()
                : written.getGroupId();
        return groupId == null || written.getArtifactId() == null
                ? Optional.empty()
                : Optional.of(new ModuleId(groupId, written.getArtifactId()));
    }

    private List<String> listed(Found found) throws GitException {
        if (found.module() == null) {
            return usual.apply(found.pom());
        }
        List<String> poms = new ArrayList<>();
        for (String module : found.module().model().getModules()) {
            String path = Paths.resolve(Paths.parent(found.pom()), module.replace('\\', '/'));
            if (path != null) {
                poms.add(tree.isFolder(path) ? Paths.join(path, "pom.xml") : path);
            }
        }
        return poms;
    }
}

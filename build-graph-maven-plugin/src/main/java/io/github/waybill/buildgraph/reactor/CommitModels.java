package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.SourceTree;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.reactor.EffectiveModule.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Profile;
import org.apache.maven.model.building.ModelBuilder;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingResult;
import org.apache.maven.model.building.ModelCache;
import org.apache.maven.model.building.ModelProblem;
import org.jspecify.annotations.Nullable;

/**
 * The effective models of one commit, built from its POMs as git has them. Each is built once, when it is asked for; parents and BOMs are read
 * once for all. Threads may ask at the same time.
 */
final class CommitModels {

    private final SourceTree tree;
    private final Path workTree;
    private final ModelEnvironment environment;
    private final ModelBuilder builder;
    private final RepositoryPoms.Reactor reactor;
    private final ModelCache cache = new PomParts();
    private final Map<String, EffectiveModule> modules = new ConcurrentHashMap<>();
    private final Map<String, String> artifactIds = new ConcurrentHashMap<>();

    /**
     * Makes the models of a commit.
     *
     * @param workTree where the tree's root would lie, checked out
     * @param managed those of all commits of this run
     * @param reactor the reactor's modules at this commit, for BOMs and parents that are named by coordinates
     */
    CommitModels(
            SourceTree tree,
            Path workTree,
            ModelEnvironment environment,
            Packagings packagings,
            ManagedEntries managed,
            RepositoryPoms.Reactor reactor) {
        this.tree = tree;
        this.workTree = workTree;
        this.environment = environment;
        this.builder = new CommitModelBuilder(tree, workTree, packagings, managed).newInstance();
        this.reactor = reactor;
    }

    /** Returns the POM at a path, whether it is there or not. */
    TreePom pom(String path) {
        return new TreePom(tree, workTree, path);
    }

    /**
     * Builds the effective model of a POM.
     *
     * @throws ModelBuildingException if the POM, one of its parents or a BOM cannot be read
     */
    ModelBuildingResult build(String path) throws ModelBuildingException {
        TreePom pom = pom(path);
        return builder.build(environment
                .request()
                .setModelSource(pom)
                .setPomFile(pom.file())
                .setModelResolver(new RepositoryPoms(environment, reactor))
                .setModelCache(cache));
    }

    /**
     * Returns a module, which is built when it is first asked for.
     *
     * @throws ModelBuildingException as {@link #build}
     */
    EffectiveModule module(String path) throws ModelBuildingException {
        EffectiveModule known = modules.get(path);
        if (known == null) {
            known = lineage(path, build(path));
            modules.put(path, known);
        }
        return known;
    }

    private EffectiveModule lineage(String path, ModelBuildingResult result) {
        List<Level> lineage = new ArrayList<>();
        TreePom at = pom(path);
        artifactIds.put(path, result.getRawModel().getArtifactId());
        for (String id : result.getModelIds()) {
            if (!id.isEmpty()) {
                Model written = result.getRawModel(id);
                lineage.add(new Level(
                        at == null ? null : at.path(),
                        ModuleId.of(id.substring(0, id.lastIndexOf(':'))),
                        id.substring(id.lastIndexOf(':') + 1),
                        written,
                        result.getActivePomProfiles(id).stream()
                                .map(Profile::getId)
                                .collect(Collectors.toSet())));
                at = parent(at, written);
            }
        }
        return new EffectiveModule(result.getEffectiveModel(), lineage);
    }

    /** Returns what is wrong, in one line. */
    static String problem(ModelBuildingException e) {
        return e.getProblems().stream()
                .map(ModelProblem::getMessage)
                .findFirst()
                .orElseGet(() -> String.valueOf(e.getMessage()))
                .lines()
                .findFirst()
                .orElse("no reason is given");
    }

    /** Returns where the parent of a POM lies in the repository, or {@code null}: as Maven does, at its relative path if it is the one. */
    private @Nullable TreePom parent(@Nullable TreePom pom, Model written) {
        Parent parent = written.getParent();
        if (pom == null || parent == null) {
            return null;
        }
        String relative = parent.getRelativePath() == null ? "../pom.xml" : parent.getRelativePath();
        if (pom.getRelatedSource(relative) instanceof TreePom found
                && parent.getArtifactId().equals(artifactId(found))) {
            return found;
        }
        return reactor.find(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }

    private String artifactId(TreePom pom) {
        return artifactIds.computeIfAbsent(
                pom.path(), path -> pom.written().map(Model::getArtifactId).orElse(""));
    }
}

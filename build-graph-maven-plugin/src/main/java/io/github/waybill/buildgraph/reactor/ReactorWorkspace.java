package io.github.waybill.buildgraph.reactor;

import java.io.File;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Model;
import org.apache.maven.repository.internal.MavenWorkspaceReader;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.jspecify.annotations.Nullable;

/** Gives Maven's collector the modules of the reactor by their effective models, which are known already. */
final class ReactorWorkspace implements MavenWorkspaceReader {

    private final WorkspaceRepository repository = new WorkspaceRepository("build-graph");
    private final Map<String, Model> models = new HashMap<>();

    ReactorWorkspace(Collection<EffectiveModule> modules) {
        modules.forEach(module -> models.put(module.id().toString(), module.model()));
    }

    @Override
    public @Nullable Model findModel(Artifact artifact) {
        Model model = models.get(artifact.getGroupId() + ":" + artifact.getArtifactId());
        return model != null && artifact.getVersion().equals(model.getVersion()) ? model : null;
    }

    @Override
    public WorkspaceRepository getRepository() {
        return repository;
    }

    /** Only POMs are asked for: nothing is resolved that a module builds. */
    @Override
    public @Nullable File findArtifact(Artifact artifact) {
        Model model = findModel(artifact);
        return model != null && artifact.getExtension().equals("pom") ? model.getPomFile() : null;
    }

    @Override
    public List<String> findVersions(Artifact artifact) {
        Model model = models.get(artifact.getGroupId() + ":" + artifact.getArtifactId());
        return model == null ? List.of() : List.of(model.getVersion());
    }
}

package io.github.waybill.buildgraph.reactor;

import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.model.DistributionManagement;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.ModelBuilder;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelCache;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.eclipse.aether.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/**
 * What the POMs of artifacts from elsewhere say of dependencies: the effective models that Maven's collector makes of them, made of those parts alone and
 * of what POMs share only once. Where it is not sure to be the same, Maven has to read the POM itself. Threads may ask at the same time.
 */
final class ExternalPoms {

    private static final Set<String> META_VERSIONS = Set.of("LATEST", "RELEASE");

    private final ModelEnvironment environment;
    private final Properties system;
    private final ModelBuilder builder;
    private final ModelCache parts = new PomParts();

    /**
     * Makes a reader.
     *
     * @param reactor the modules: a POM that is made of the POM of one is left to Maven
     */
    ExternalPoms(ModelEnvironment environment, ReactorWorkspace reactor) {
        this.environment = environment;
        // A POM from elsewhere knows nothing of the user's properties: they are there, but win over none of its own.
        this.system = new Properties();
        system.putAll(environment.system());
        system.putAll(environment.user());
        Set<String> user = environment.user().stringPropertyNames();
        // Maven's versions differ in whether a property of the command line wins over one of such a POM.
        this.builder = new ExternalPomBuilder(model -> reactor.isModule(groupId(model), model.getArtifactId())
                        || model.getProperties().stringPropertyNames().stream().anyMatch(user::contains))
                .newInstance();
    }

    private static @Nullable String groupId(Model written) {
        return written.getGroupId() == null && written.getParent() != null
                ? written.getParent().getGroupId()
                : written.getGroupId();
    }

    /** Returns the model of an artifact, as far as it tells of dependencies; empty where Maven has to read it. */
    Optional<Model> read(Artifact artifact) {
        if (artifact.isSnapshot() || META_VERSIONS.contains(artifact.getVersion())) {
            return Optional.empty();
        }
        RepositoryPoms poms = new RepositoryPoms(environment, (groupId, artifactId, version) -> null);
        try {
            Model model = builder.build(ModelEnvironment.externalRequest(system)
                            .setModelSource(poms.resolveModel(
                                    artifact.getGroupId(), artifact.getArtifactId(), artifact.getVersion()))
                            .setModelResolver(poms)
                            .setModelCache(parts))
                    .getEffectiveModel();
            DistributionManagement distribution = model.getDistributionManagement();
            return distribution == null || distribution.getRelocation() == null ? Optional.of(model) : Optional.empty();
        } catch (ModelBuildingException | UnresolvableModelException e) {
            return Optional.empty();
        }
    }
}

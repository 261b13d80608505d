package io.github.waybill.buildgraph.reactor;

import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Profile;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * What an effective model depends on besides POMs: the same for base and head, so that what differs comes from the commits alone.
 *
 * @param profiles the profiles of the settings
 * @param active the profiles that {@code -P} turns on
 * @param inactive the profiles that {@code -P} turns off
 * @param system the properties of the JVM and the environment
 * @param user the properties of the command line
 * @param repositories where dependencies, parents and BOMs come from that the repository does not hold
 * @param pluginRepositories where plugins come from
 */
public record ModelEnvironment(
        List<Profile> profiles,
        List<String> active,
        List<String> inactive,
        Properties system,
        Properties user,
        RepositorySystem resolver,
        RepositorySystemSession session,
        List<RemoteRepository> repositories,
        List<RemoteRepository> pluginRepositories) {

    /** Returns the environment of the running build. */
    public static ModelEnvironment of(MavenSession session, RepositorySystem resolver) {
        return new ModelEnvironment(
                session.getRequest().getProfiles(),
                session.getRequest().getActiveProfiles(),
                session.getRequest().getInactiveProfiles(),
                session.getSystemProperties(),
                session.getUserProperties(),
                resolver,
                session.getRepositorySession(),
                session.getTopLevelProject().getRemoteProjectRepositories(),
                session.getTopLevelProject().getRemotePluginRepositories());
    }

    /** Every model is built as of one moment: {@code maven.build.timestamp} is no difference between two commits. */
    @SuppressWarnings("JavaUtilDate") // Maven asks for it.
    ModelBuildingRequest request() {
        return new DefaultModelBuildingRequest()
                .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL)
                .setProcessPlugins(true)
                .setProfiles(profiles)
                .setActiveProfileIds(active)
                .setInactiveProfileIds(inactive)
                .setSystemProperties(system)
                .setUserProperties(user)
                .setBuildStartTime(new Date(0));
    }
}

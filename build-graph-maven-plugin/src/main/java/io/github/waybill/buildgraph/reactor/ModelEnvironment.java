package io.github.waybill.buildgraph.reactor;

import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Profile;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.eclipse.aether.DefaultRepositorySystemSession;
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
        DefaultRepositorySystemSession own = new DefaultRepositorySystemSession(session.getRepositorySession());
        // Who listens to the build, a build scan say, waits for what the build resolves, not for what is looked up by
        // the way.
        own.setRepositoryListener(null);
        return new ModelEnvironment(
                session.getRequest().getProfiles(),
                session.getRequest().getActiveProfiles(),
                session.getRequest().getInactiveProfiles(),
                session.getSystemProperties(),
                session.getUserProperties(),
                resolver,
                own,
                session.getTopLevelProject().getRemoteProjectRepositories(),
                session.getTopLevelProject().getRemotePluginRepositories());
    }

    /** Every model is built as of one moment: {@code maven.build.timestamp} is no difference between two commits. */
    @SuppressWarnings("JavaUtilDate") // Maven asks for it.
    ModelBuildingRequest request() {
        return new Request(system)
                .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL)
                .setProcessPlugins(true)
                .setProfiles(profiles)
                .setActiveProfileIds(active)
                .setInactiveProfileIds(inactive)
                .setUserProperties(user)
                .setBuildStartTime(new Date(0));
    }

    /**
     * What Maven's collector asks of a POM from elsewhere: neither the settings nor the command line turn on a profile of it.
     *
     * @param properties those of the JVM, the environment and the command line
     */
    static ModelBuildingRequest externalRequest(Properties properties) {
        return new Request(properties)
                .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL)
                .setProcessPlugins(false);
    }

    /** A request that shares the properties of the system: Maven's own copies them, a thousand for each model. */
    private static final class Request extends DefaultModelBuildingRequest {

        private final Properties system;

        Request(Properties system) {
            this.system = system;
        }

        @Override
        public Properties getSystemProperties() {
            return system;
        }
    }
}

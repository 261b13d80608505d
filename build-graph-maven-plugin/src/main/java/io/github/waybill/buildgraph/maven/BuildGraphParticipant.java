package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives POMs the commit that is built ({@code build-graph.commit}, {@code build-graph.timestamp}, {@code build-graph.source},
 * and of a service that is published {@code build-graph.fingerprint}), and refuses to
 * publish what no commit holds. A build that publishes nothing is never refused, not even outside a repository.
 */
public final class BuildGraphParticipant extends AbstractMavenLifecycleParticipant {

    private static final Logger LOG = LoggerFactory.getLogger(BuildGraphParticipant.class);

    /** The earliest time that a zip entry can have; it stands where there is no commit, since plugins refuse an empty value. */
    private static final Instant NO_TIME = Instant.parse("1980-01-01T00:00:02Z");

    /** Set on the request once the work is done: declared twice, the participant runs once in each class realm. */
    private static final String DONE = "build-graph.participant";

    /** Set by Maven's container, see {@code META-INF/plexus/components.xml}. */
    private @Nullable RepositorySystem resolver;

    @Override
    public void afterProjectsRead(MavenSession session) throws MavenExecutionException {
        if (isIde(session) || session.getRequest().getData().putIfAbsent(DONE, "done") != null) {
            return;
        }
        Publication publication = new Publication(session);
        try (GitRepository repository = GitRepository.open(Path.of(session.getExecutionRootDirectory()))) {
            setProperties(
                    session,
                    repository.head(),
                    repository.headTime(),
                    repository.origin().orElse(null));
            String problem = publication.problem(repository);
            if (problem != null) {
                throw new MavenExecutionException(
                        problem, session.getTopLevelProject().getFile());
            }
            if (publication.isRequested() && resolver != null) {
                PublishedFingerprints.set(session, resolver, repository, publication.services());
            }
        } catch (GitException e) {
            setProperties(session, null, NO_TIME, null);
            if (publication.isRequested()) {
                throw new MavenExecutionException(
                        "Nothing can be published without a commit to name. " + e.getMessage(),
                        session.getTopLevelProject().getFile());
            }
            LOG.debug("build-graph.commit is not set: {}", e.getMessage());
        } catch (IOException e) {
            throw new MavenExecutionException("The working tree cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isIde(MavenSession session) {
        return session.getUserProperties().containsKey("m2e.version")
                || session.getSystemProperties().containsKey("m2e.version");
    }

    private static void setProperties(
            MavenSession session, @Nullable String commit, Instant time, @Nullable String source) {
        session.getAllProjects().forEach(project -> {
            Properties properties = project.getProperties();
            if (commit != null) {
                properties.setProperty("build-graph.commit", commit);
            }
            properties.setProperty("build-graph.timestamp", DateTimeFormatter.ISO_INSTANT.format(time));
            // Without a remote the repository has no address to give; a label must not be empty.
            properties.setProperty("build-graph.source", source == null ? "unknown" : source);
            properties.setProperty(PublishedFingerprints.PROPERTY, "unknown");
        });
    }
}

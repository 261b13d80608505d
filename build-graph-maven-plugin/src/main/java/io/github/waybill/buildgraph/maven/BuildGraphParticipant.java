package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.graph.Trim;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
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
 * publish what no commit holds. A build that publishes nothing is never refused, not even outside a repository. With
 * {@code -Dbuild-graph.trim} it has Maven build only what is affected.
 */
public final class BuildGraphParticipant extends AbstractMavenLifecycleParticipant {

    private static final Logger LOG = LoggerFactory.getLogger(BuildGraphParticipant.class);

    /** The earliest time that a zip entry can have; it stands where there is no commit, since plugins refuse an empty value. */
    private static final Instant NO_TIME = Instant.parse("1980-01-01T00:00:02Z");

    /** Set on the request once the work is done: declared twice, the participant runs once in each class realm. */
    private static final String DONE = "build-graph.participant";

    /** Set by Maven's container, see {@code META-INF/plexus/components.xml}. */
    @SuppressWarnings("NullAway.Init")
    private RepositorySystem resolver;

    /** Of each session that this extension has seen begin: a core extension does, one that a POM declares comes too late. */
    private final Map<MavenSession, EarlyLook> early = new ConcurrentHashMap<>();

    @Override
    public void afterSessionStart(MavenSession session) {
        ExtensionParameters parameters = new ExtensionParameters(session);
        if (!parameters.isImport()) {
            Path folder = Path.of(session.getExecutionRootDirectory());
            early.put(session, EarlyLook.at(folder, session.isOffline(), parameters.isGiven(Trimming.PROPERTY)));
        }
    }

    @Override
    public void afterSessionEnd(MavenSession session) {
        EarlyLook look = early.remove(session);
        if (look != null) {
            look.close();
        }
    }

    @Override
    public void afterProjectsRead(MavenSession session) throws MavenExecutionException {
        if (new ExtensionParameters(session).isImport()
                || session.getRequest().getData().putIfAbsent(DONE, "done") != null) {
            return;
        }
        Trimming trimming = new Trimming(session, resolver);
        try {
            prepare(session, trimming.isRequested() ? trimming : null);
        } catch (IOException e) {
            throw new MavenExecutionException("The working tree cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Prepares the build. What is read of the projects is read before anything of them is changed.
     *
     * @param trimming decides what the build keeps; {@code null} where it is not trimmed
     */
    private void prepare(MavenSession session, @Nullable Trimming trimming)
            throws IOException, MavenExecutionException {
        Publication publication = new Publication(session, session.getProjects());
        try (GitRepository repository = repository(session)) {
            Trim trim = trimming == null ? null : trimming.decide(repository, publication.isRequested());
            if (trim != null) {
                publication = new Publication(session, TrimmedBuild.published(session, trim));
            }
            setProperties(
                    session,
                    repository.head(),
                    repository.headTime(),
                    repository.origin().orElse(null));
            String problem = publication.problem(repository);
            if (problem != null) {
                throw failure(session, problem);
            }
            if (publication.isRequested()) {
                PublishedFingerprints.set(session, resolver, repository, publication.services());
            }
            if (trim != null) {
                TrimmedBuild.apply(session, trim, publication.isRequested());
            }
        } catch (GitException e) {
            if (trimming != null) {
                throw trimming.failure(e.getMessage());
            }
            setProperties(session, null, NO_TIME, null);
            if (publication.isRequested()) {
                throw failure(session, "Nothing can be published without a commit to name. " + e.getMessage());
            }
            LOG.debug("build-graph.commit is not set: {}", e.getMessage());
        }
    }

    private GitRepository repository(MavenSession session) throws GitException {
        EarlyLook look = early.remove(session);
        return look == null
                ? GitRepository.open(Path.of(session.getExecutionRootDirectory()), session.isOffline())
                : look.repository();
    }

    private static MavenExecutionException failure(MavenSession session, String message) {
        return new MavenExecutionException(message, session.getTopLevelProject().getFile());
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

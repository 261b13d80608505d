package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.Revision;
import io.github.waybill.buildgraph.reactor.Reactor;
import io.github.waybill.buildgraph.reactor.ReactorException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each service that is published the fingerprint of what its image is made of, for a label of the image. */
final class PublishedFingerprints {

    static final String PROPERTY = "build-graph.fingerprint";

    private static final Logger LOG = LoggerFactory.getLogger(PublishedFingerprints.class);

    private PublishedFingerprints() {}

    /** Sets the property of each service. One that cannot be computed stays unknown, and a warning says why: the image is right without. */
    static void set(
            MavenSession session, RepositorySystem resolver, GitRepository repository, List<MavenProject> services)
            throws GitException, IOException {
        Map<ModuleHalf, MavenProject> halves = new LinkedHashMap<>();
        services.forEach(service -> halves.put(
                new ModuleHalf(new ModuleId(service.getGroupId(), service.getArtifactId()), Half.MAIN), service));
        try {
            Reactor reactor = Reactor.running(
                    session,
                    resolver,
                    repository.tree(new Revision("HEAD", repository.head())),
                    repository.workTree(),
                    session.getAllProjects());
            Map<ModuleHalf, String> fingerprints =
                    reactor.fingerprints(halves.keySet(), new ExtensionParameters(session).ignore());
            halves.forEach((half, service) -> {
                String fingerprint = fingerprints.get(half);
                if (fingerprint != null) {
                    service.getProperties().setProperty(PROPERTY, fingerprint);
                }
            });
        } catch (ReactorException | IllegalArgumentException e) {
            LOG.warn("The images have no fingerprint. {}", e.getMessage());
        }
    }
}

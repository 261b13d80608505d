package io.github.waybill.buildgraph.reactor;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.RepositoryPolicy;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelSource2;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.jspecify.annotations.Nullable;

/** Parents and BOMs by their coordinates: of the reactor where it has them, else from where the build takes its artifacts. */
final class RepositoryPoms implements ModelResolver {

    /** The POMs of the reactor's modules, at one commit. */
    @FunctionalInterface
    interface Reactor {

        /** Returns the module's POM, or {@code null} where the reactor has no module of these coordinates. */
        @Nullable
        TreePom find(String groupId, String artifactId, String version);
    }

    private final ModelEnvironment environment;
    private final Reactor reactor;
    private List<RemoteRepository> repositories;

    RepositoryPoms(ModelEnvironment environment, Reactor reactor) {
        this(environment, reactor, environment.repositories());
    }

    private RepositoryPoms(ModelEnvironment environment, Reactor reactor, List<RemoteRepository> repositories) {
        this.environment = environment;
        this.reactor = reactor;
        this.repositories = repositories;
    }

    @Override
    public ModelSource2 resolveModel(String groupId, String artifactId, String version)
            throws UnresolvableModelException {
        ModelSource2 module = reactor.find(groupId, artifactId, version);
        if (module != null) {
            return module;
        }
        ArtifactRequest request =
                new ArtifactRequest(new DefaultArtifact(groupId, artifactId, "pom", version), repositories, null);
        try {
            return new FileModelSource(environment
                    .resolver()
                    .resolveArtifact(environment.session(), request)
                    .getArtifact()
                    .getFile());
        } catch (ArtifactResolutionException e) {
            throw new UnresolvableModelException(e.getMessage(), groupId, artifactId, version, e);
        }
    }

    @Override
    public ModelSource2 resolveModel(Parent parent) throws UnresolvableModelException {
        String version = highest(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
        parent.setVersion(version);
        return resolveModel(parent.getGroupId(), parent.getArtifactId(), version);
    }

    @Override
    public ModelSource2 resolveModel(Dependency bom) throws UnresolvableModelException {
        String version = highest(bom.getGroupId(), bom.getArtifactId(), bom.getVersion());
        bom.setVersion(version);
        return resolveModel(bom.getGroupId(), bom.getArtifactId(), version);
    }

    private String highest(String groupId, String artifactId, String version) throws UnresolvableModelException {
        if (!version.contains("[") && !version.contains("(")) {
            return version;
        }
        try {
            VersionRangeResult range = environment
                    .resolver()
                    .resolveVersionRange(
                            environment.session(),
                            new VersionRangeRequest(
                                    new DefaultArtifact(groupId, artifactId, "pom", version), repositories, null));
            if (range.getHighestVersion() != null) {
                return range.getHighestVersion().toString();
            }
            throw new UnresolvableModelException("no version is in the range", groupId, artifactId, version);
        } catch (VersionRangeResolutionException e) {
            throw new UnresolvableModelException(e.getMessage(), groupId, artifactId, version, e);
        }
    }

    @Override
    public void addRepository(Repository repository) {
        addRepository(repository, false);
    }

    /** Of two with one id the first counts, as in Maven, unless it is to be replaced: then it was not yet interpolated. */
    @Override
    public void addRepository(Repository repository, boolean replace) {
        boolean known = repositories.stream().anyMatch(other -> other.getId().equals(repository.getId()));
        if (known && !replace) {
            return;
        }
        RemoteRepository added = new RemoteRepository.Builder(
                        repository.getId(), repository.getLayout(), repository.getUrl())
                .setReleasePolicy(policy(repository.getReleases()))
                .setSnapshotPolicy(policy(repository.getSnapshots()))
                .build();
        List<RemoteRepository> all = new ArrayList<>(repositories);
        if (!known) {
            all.addAll(environment.resolver().newResolutionRepositories(environment.session(), List.of(added)));
        }
        repositories = List.copyOf(all);
    }

    private static org.eclipse.aether.repository.RepositoryPolicy policy(@Nullable RepositoryPolicy policy) {
        return new org.eclipse.aether.repository.RepositoryPolicy(
                policy == null || policy.isEnabled(),
                org.eclipse.aether.repository.RepositoryPolicy.UPDATE_POLICY_DAILY,
                org.eclipse.aether.repository.RepositoryPolicy.CHECKSUM_POLICY_WARN);
    }

    @Override
    public ModelResolver newCopy() {
        return new RepositoryPoms(environment, reactor, repositories);
    }
}

package io.github.waybill.buildgraph.reactor;

import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Exclusion;
import org.apache.maven.model.Model;
import org.apache.maven.model.Repository;
import org.apache.maven.model.RepositoryPolicy;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;

/** What Maven's collector reads of a POM, as a POM that it reads the same of. */
final class DescriptorModel {

    private DescriptorModel() {}

    /** Returns the model of an artifact that is not relocated. */
    static Model of(ArtifactDescriptorResult read) {
        Model model = new Model();
        model.setModelVersion("4.0.0");
        model.setGroupId(read.getArtifact().getGroupId());
        model.setArtifactId(read.getArtifact().getArtifactId());
        model.setVersion(read.getArtifact().getVersion());
        read.getDependencies().forEach(dependency -> model.addDependency(dependency(dependency)));
        DependencyManagement management = new DependencyManagement();
        read.getManagedDependencies().forEach(managed -> management.addDependency(dependency(managed)));
        model.setDependencyManagement(management);
        read.getRepositories().forEach(repository -> model.addRepository(repository(repository)));
        return model;
    }

    private static Dependency dependency(org.eclipse.aether.graph.Dependency read) {
        Artifact artifact = read.getArtifact();
        Dependency dependency = new Dependency();
        dependency.setGroupId(artifact.getGroupId());
        dependency.setArtifactId(artifact.getArtifactId());
        dependency.setVersion(artifact.getVersion());
        dependency.setType(artifact.getProperty(ArtifactProperties.TYPE, artifact.getExtension()));
        dependency.setClassifier(artifact.getClassifier());
        dependency.setScope(read.getScope());
        dependency.setSystemPath(artifact.getProperty(ArtifactProperties.LOCAL_PATH, null));
        dependency.setOptional(read.getOptional() == null ? null : String.valueOf(read.getOptional()));
        for (org.eclipse.aether.graph.Exclusion excluded : read.getExclusions()) {
            Exclusion exclusion = new Exclusion();
            exclusion.setGroupId(excluded.getGroupId());
            exclusion.setArtifactId(excluded.getArtifactId());
            dependency.addExclusion(exclusion);
        }
        return dependency;
    }

    private static Repository repository(RemoteRepository read) {
        Repository repository = new Repository();
        repository.setId(read.getId());
        repository.setUrl(read.getUrl());
        repository.setLayout(read.getContentType());
        repository.setReleases(policy(read.getPolicy(false)));
        repository.setSnapshots(policy(read.getPolicy(true)));
        return repository;
    }

    private static RepositoryPolicy policy(org.eclipse.aether.repository.RepositoryPolicy read) {
        RepositoryPolicy policy = new RepositoryPolicy();
        policy.setEnabled(read.isEnabled());
        policy.setUpdatePolicy(read.getUpdatePolicy());
        policy.setChecksumPolicy(read.getChecksumPolicy());
        return policy;
    }
}

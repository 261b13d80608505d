package io.github.waybill.buildgraph.reactor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.apache.maven.repository.internal.MavenWorkspaceReader;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.jspecify.annotations.Nullable;

/**
 * Gives Maven's collector the modules of the reactor. Their effective models are known already, so each is a POM without a parent that says
 * what the module depends on: every Maven reads that alike, and no working tree has to have the commit's files.
 *
 * <p>Maven 3 asks for the file of a POM, and then for its model, and takes that without a look at the file. So no file is written as soon as it has
 * asked for a model; and it need not read again what was read of other artifacts.
 */
final class ReactorWorkspace implements MavenWorkspaceReader, AutoCloseable {

    private final WorkspaceRepository repository = new WorkspaceRepository("build-graph");
    private final Map<String, Model> models = new HashMap<>();
    private final Map<String, File> poms = new ConcurrentHashMap<>();
    private final Map<String, Model> read = new ConcurrentHashMap<>();
    private final Path folder;
    private volatile boolean modelsAreTaken;

    ReactorWorkspace(Collection<EffectiveModule> modules) {
        try {
            folder = Files.createTempDirectory("build-graph");
        } catch (IOException e) {
            throw new UncheckedIOException("No folder can be made in the temporary folder; set java.io.tmpdir", e);
        }
        modules.forEach(module -> models.put(module.id().toString(), module.model()));
    }

    private static String id(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId();
    }

    private static String versioned(Artifact artifact) {
        return id(artifact) + ":" + artifact.getVersion();
    }

    @Override
    public WorkspaceRepository getRepository() {
        return repository;
    }

    /** Only POMs are asked for: nothing is resolved that a module builds. */
    @Override
    public @Nullable File findArtifact(Artifact artifact) {
        return artifact.getExtension().equals("pom")
                ? model(artifact).map(model -> pom(artifact, model)).orElse(null)
                : null;
    }

    /** Whoever reads a POM's file although models are taken looks for a parent or a BOM: that is the one which lies there. */
    private File pom(Artifact artifact, Model model) {
        File own = modelsAreTaken ? model.getPomFile() : null;
        return own != null && own.isFile() ? own : poms.computeIfAbsent(id(artifact), id -> write(model));
    }

    @Override
    public @Nullable Model findModel(Artifact artifact) {
        modelsAreTaken = true;
        return model(artifact)
                .map(ReactorWorkspace::withoutParent)
                .or(() -> Optional.ofNullable(read.get(versioned(artifact))))
                .orElse(null);
    }

    /** Keeps the model of an artifact that is of no module and not relocated, made of its POM and all of that POM's parents and BOMs. */
    void keep(Artifact artifact, Model model) {
        read.put(versioned(artifact), model);
    }

    /** Returns the effective model of the module that an artifact is of, or empty where it is of none. */
    Optional<Model> model(Artifact artifact) {
        return Optional.ofNullable(models.get(id(artifact)))
                .filter(model -> artifact.getVersion().equals(model.getVersion()));
    }

    /** Returns whether there is a module of this name, in whichever version. */
    boolean isModule(@Nullable String groupId, String artifactId) {
        return models.containsKey(groupId + ":" + artifactId);
    }

    private static Model withoutParent(Model effective) {
        Model model = new Model();
        model.setModelVersion("4.0.0");
        model.setGroupId(effective.getGroupId());
        model.setArtifactId(effective.getArtifactId());
        model.setVersion(effective.getVersion());
        model.setPackaging("pom");
        model.setDependencies(effective.getDependencies());
        return model;
    }

    private File write(Model effective) {
        try {
            Path pom = Files.createTempFile(folder, "module", ".pom");
            try (Writer writer = Files.newBufferedWriter(pom)) {
                new MavenXpp3Writer().write(writer, withoutParent(effective));
            }
            return pom.toFile();
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary folder " + folder + " cannot be written", e);
        }
    }

    @Override
    public List<String> findVersions(Artifact artifact) {
        Model model = models.get(id(artifact));
        return model == null ? List.of() : List.of(model.getVersion());
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            // It lies in the system's temporary folder, and holds nothing that anybody misses.
            folder.toFile().deleteOnExit();
        }
    }
}

package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.graph.Edge;
import io.github.waybill.buildgraph.graph.EdgeKind;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Extension;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Makes the service graph of a reactor from its effective models. */
public final class ReactorReader {

    private final Path workTree;
    private final Properties user;
    private final Map<ModuleId, MavenProject> projects = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<ModuleId, Set<ModuleId>> external = new HashMap<>();

    /**
     * Makes a reader.
     *
     * @param workTree the folder of the git working tree that the reactor lies in
     * @param user the properties of the command line
     */
    public ReactorReader(Path workTree, Properties user) throws IOException {
        this.workTree = workTree.toRealPath();
        this.user = user;
    }

    /**
     * Returns the graph.
     *
     * @param reactor all projects, in the order of the reactor
     * @throws ReactorException if two modules stand in one folder, or a module stands outside the repository
     */
    public ServiceGraph read(List<MavenProject> reactor) throws ReactorException {
        reactor.forEach(project -> projects.put(id(project), project));
        Map<Path, MavenProject> folders = new HashMap<>();
        List<Module> modules = new ArrayList<>();
        for (MavenProject project : reactor) {
            Path folder = real(project);
            MavenProject other = folders.put(folder, project);
            if (other != null) {
                throw new ReactorException(
                        "Two modules stand in one folder, %s: %s and %s. Whose input a file there is cannot be told: give one of them a folder of its own."
                                .formatted(folder, id(other), id(project)));
            }
            readEdges(project);
            modules.add(module(project, folder));
        }
        return new ServiceGraph(modules, edges);
    }

    private Path real(MavenProject project) throws ReactorException {
        try {
            Path folder = project.getBasedir().toPath().toRealPath();
            if (folder.startsWith(workTree)) {
                return folder;
            }
        } catch (IOException e) {
            throw new ReactorException("The folder of " + id(project) + " cannot be read: " + e.getMessage() + ".");
        }
        throw new ReactorException("The module " + id(project) + " stands in " + project.getBasedir()
                + ", outside the git repository " + workTree + ". Run Maven in the repository that holds the reactor.");
    }

    private Module module(MavenProject project, Path folder) {
        return new Module(
                id(project),
                project.getVersion(),
                project.getPackaging(),
                workTree.relativize(folder).toString().replace(File.separatorChar, '/'),
                JibImage.of(project, user).orElse(null),
                Artifacts.of(project),
                new InputsReader(workTree, project, user).read(),
                external.getOrDefault(id(project), Set.of()));
    }

    private void readEdges(MavenProject project) {
        for (Dependency dependency : project.getDependencies()) {
            add(
                    project,
                    new ModuleId(dependency.getGroupId(), dependency.getArtifactId()),
                    dependency.getVersion(),
                    EdgeKind.DEPENDENCY,
                    dependency.getScope(),
                    dependency.getType(),
                    dependency.getClassifier());
        }
        readParent(project);
        BomImports.of(project, user).forEach(bom -> add(project, bom, null, EdgeKind.BOM, null, "pom", null));
        for (Plugin plugin : project.getBuildPlugins()) {
            EdgeKind kind = plugin.isExtensions() ? EdgeKind.EXTENSION : EdgeKind.PLUGIN;
            add(project, id(plugin), plugin.getVersion(), kind, null, null, null);
            for (Dependency dependency : plugin.getDependencies()) {
                ModuleId id = new ModuleId(dependency.getGroupId(), dependency.getArtifactId());
                add(
                        project,
                        id,
                        dependency.getVersion(),
                        EdgeKind.PLUGIN_DEPENDENCY,
                        null,
                        dependency.getType(),
                        dependency.getClassifier());
            }
        }
        for (Extension extension : project.getBuildExtensions()) {
            ModuleId id = new ModuleId(extension.getGroupId(), extension.getArtifactId());
            add(project, id, extension.getVersion(), EdgeKind.EXTENSION, null, null, null);
        }
    }

    /** The nearest parent in the reactor: one between that no {@code <modules>} lists is passed over, its POM is an input. */
    private void readParent(MavenProject project) {
        for (MavenProject parent = project.getParent(); parent != null; parent = parent.getParent()) {
            add(project, id(parent), parent.getVersion(), EdgeKind.PARENT, null, null, null);
            if (projects.containsKey(id(parent))) {
                return;
            }
        }
    }

    /** Maven takes a module from the reactor only in the reactor's own version; any other comes from a repository. */
    private void add(
            MavenProject from,
            ModuleId to,
            @Nullable String version,
            EdgeKind kind,
            @Nullable String scope,
            @Nullable String type,
            @Nullable String classifier) {
        MavenProject target = projects.get(to);
        if (target != null && (version == null || version.equals(target.getVersion()) || version.contains("["))) {
            edges.add(new Edge(id(from), to, kind, scope, type, classifier));
        } else {
            external.computeIfAbsent(id(from), id -> new HashSet<>()).add(to);
        }
    }

    private static ModuleId id(MavenProject project) {
        return new ModuleId(project.getGroupId(), project.getArtifactId());
    }

    private static ModuleId id(Plugin plugin) {
        return new ModuleId(plugin.getGroupId(), plugin.getArtifactId());
    }
}

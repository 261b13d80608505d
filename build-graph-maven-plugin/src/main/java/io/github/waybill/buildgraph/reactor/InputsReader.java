package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.graph.Inputs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Where a project's inputs are, read from its effective model. */
final class InputsReader {

    /** The working tree as the project's own paths name it, which may lead through a link. */
    private final Path workTree;

    private final Path folder;
    private final MavenProject project;
    private final Interpolation values;
    private final @Nullable String declared;

    InputsReader(Path workTree, MavenProject project, Properties user) {
        this.folder = project.getBasedir().toPath().toAbsolutePath().normalize();
        this.workTree = named(workTree, folder);
        this.project = project;
        this.values = new Interpolation(project, user);
        this.declared = values.property("build-graph.inputs");
    }

    private static Path named(Path workTree, Path folder) {
        for (Path above = folder; above != null; above = above.getParent()) {
            try {
                if (above.toRealPath().equals(workTree)) {
                    return above;
                }
            } catch (IOException e) {
                break;
            }
        }
        return workTree;
    }

    Inputs read() {
        List<String> main = new ArrayList<>(project.getCompileSourceRoots());
        project.getResources().stream().map(Resource::getDirectory).forEach(main::add);
        List<String> test = new ArrayList<>(project.getTestCompileSourceRoots());
        project.getTestResources().stream().map(Resource::getDirectory).forEach(test::add);
        return new Inputs(
                poms(),
                !project.getPackaging().equals("pom"),
                inRepository(main),
                inRepository(test),
                named(main, test));
    }

    /** A parent that Maven took from a repository has a file too, but not one of this working tree. */
    private List<String> poms() {
        List<String> poms = new ArrayList<>();
        for (MavenProject level = project; level != null; level = level.getParent()) {
            File file = level.getFile();
            if (file != null && toRepository(file.toPath()) != null) {
                poms.add(toRepository(file.toPath()));
            }
        }
        return poms;
    }

    private List<String> inRepository(Collection<String> folders) {
        Set<String> paths = new LinkedHashSet<>();
        for (String root : folders) {
            String path = toRepository(folder.resolve(root));
            if (path != null) {
                paths.add(path);
            }
        }
        return List.copyOf(paths);
    }

    private List<String> named(List<String> main, List<String> test) {
        Set<String> named = new LinkedHashSet<>(project.getFilters());
        project.getDependencies().stream()
                .map(dependency -> dependency.getSystemPath())
                .filter(path -> path != null)
                .forEach(named::add);
        for (Plugin plugin : project.getBuildPlugins()) {
            addValues(named, plugin.getConfiguration());
            plugin.getExecutions().stream()
                    .map(PluginExecution::getConfiguration)
                    .forEach(dom -> addValues(named, dom));
        }
        if (declared != null) {
            named.addAll(List.of(declared.split("\\s*,\\s*")));
        }
        Set<String> paths = new LinkedHashSet<>();
        Stream.concat(main.stream(), test.stream())
                .map(this::outside)
                .filter(Objects::nonNull)
                .forEach(paths::add);
        named.stream().map(this::input).filter(Objects::nonNull).forEach(paths::add);
        return List.copyOf(paths);
    }

    private static void addValues(Set<String> named, @Nullable Object configuration) {
        if (configuration instanceof Xpp3Dom dom) {
            if (dom.getValue() != null) {
                named.add(dom.getValue().strip());
            }
            for (Xpp3Dom child : dom.getChildren()) {
                addValues(named, child);
            }
        }
    }

    /** Returns the path of a source folder that does not lie in the module's own folder, or {@code null}. */
    private @Nullable String outside(String root) {
        Path path = folder.resolve(root).normalize();
        return path.startsWith(folder) ? null : toRepository(path);
    }

    /**
     * Returns the path of a value that names a file or folder of the repository, or {@code null}. A folder around the module, such as the
     * repository's root, says where something is, not what the module reads. Outside the module a path counts though nothing is there: what
     * was there may have been deleted. Within, any word is a path, so there it must exist, and be no output of the build.
     */
    private @Nullable String input(String value) {
        if (value.isEmpty() || value.length() > 500 || value.contains("\n")) {
            return null;
        }
        try {
            Path path = folder.resolve(values.resolve(value)).normalize();
            boolean output = path.startsWith(folder.resolve(project.getBuild().getDirectory()));
            boolean word = path.startsWith(folder) && !Files.exists(path);
            return folder.startsWith(path) || output || word ? null : toRepository(path);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Returns a path relative to the working tree, with slashes, or {@code null} if it lies elsewhere. */
    private @Nullable String toRepository(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(workTree)
                ? workTree.relativize(absolute).toString().replace(File.separatorChar, '/')
                : null;
    }
}

package io.github.waybill.buildgraph.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;

/** The folders that a build writes to. What is new there is the build's, also where no {@code .gitignore} says so. */
final class BuildDirectories {

    private BuildDirectories() {}

    /** Returns them relative to a working tree, with slashes; one that lies elsewhere is left out. */
    static List<String> of(List<MavenProject> projects, Path workTree) throws IOException {
        Path root = workTree.toRealPath();
        Path named = workTree.toAbsolutePath().normalize();
        return projects.stream()
                .map(project -> Path.of(project.getBuild().getDirectory())
                        .toAbsolutePath()
                        .normalize())
                .map(folder -> folder.startsWith(named) ? root.resolve(named.relativize(folder)) : folder)
                .filter(folder -> folder.startsWith(root))
                .map(folder -> root.relativize(folder).toString().replace(File.separatorChar, '/'))
                .toList();
    }
}

package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.SourceTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.project.MavenProject;

/** The folders that a build writes to. What is new there is the build's, also where no {@code .gitignore} says so. */
final class BuildDirectories {

    private BuildDirectories() {}

    /** Returns them relative to a working tree, with slashes; one that lies elsewhere is left out. */
    static List<String> of(List<MavenProject> projects, Path workTree) throws IOException {
        Path root = workTree.toRealPath();
        Path named = workTree.toAbsolutePath().normalize();
        List<String> folders = new ArrayList<>();
        for (MavenProject project : projects) {
            String folder = project.getBuild().getDirectory();
            String below = SourceTree.below(named, folder);
            if (below != null) {
                folders.add(below);
            } else {
                add(folders, Path.of(folder).toAbsolutePath().normalize(), root, named);
            }
        }
        return List.copyOf(folders);
    }

    private static void add(List<String> folders, Path folder, Path root, Path named) {
        Path real = folder.startsWith(named) ? root.resolve(named.relativize(folder)) : folder;
        if (real.startsWith(root)) {
            folders.add(root.relativize(real).toString().replace(File.separatorChar, '/'));
        }
    }
}

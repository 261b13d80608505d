package io.github.waybill.kustomizebump.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;

/** Where a build writes: the build folder of the module that Maven was started in, or {@code target} where no POM is. */
final class BuildFolder {

    private BuildFolder() {}

    static Path of(MavenSession session) {
        Path root = Path.of(session.getExecutionRootDirectory());
        return session.getAllProjects().stream()
                .filter(candidate -> root.toFile().equals(candidate.getBasedir()))
                .findFirst()
                .map(found -> Path.of(found.getBuild().getDirectory()))
                .orElseGet(() -> root.resolve("target"));
    }

    /** Returns the build folders of all modules. */
    static List<Path> all(MavenSession session) {
        return session.getAllProjects().stream()
                .map(built -> Path.of(built.getBuild().getDirectory()))
                .toList();
    }
}

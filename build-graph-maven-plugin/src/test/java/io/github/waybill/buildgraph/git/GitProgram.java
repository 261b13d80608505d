package io.github.waybill.buildgraph.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The git program in a folder, deaf to the user's own configuration. */
public record GitProgram(Path folder) {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_NAME", "Developer",
            "GIT_AUTHOR_EMAIL", "developer@example.com",
            "GIT_COMMITTER_NAME", "Developer",
            "GIT_COMMITTER_EMAIL", "developer@example.com");

    /** Makes a repository with the branch main and no commit. */
    public static GitProgram init(Path folder) throws IOException, InterruptedException {
        GitProgram git = new GitProgram(Files.createDirectories(folder));
        git.run("init", "-q", "-b", "main");
        return git;
    }

    public String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(ENVIRONMENT);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** Writes a file and commits it; returns the commit's id. */
    public String commit(String file, String content) throws IOException, InterruptedException {
        write(file, content);
        return commit();
    }

    /** Writes a file and leaves it uncommitted. */
    public void write(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    /** Commits all that changed; returns the commit's id. */
    public String commit() throws IOException, InterruptedException {
        run("add", "-A");
        run("commit", "-q", "--allow-empty", "-m", "Go on");
        return run("rev-parse", "HEAD").strip();
    }

    /** Deletes the folder with all that is in it. */
    public void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package io.github.waybill.it.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that only some machines have. */
public final class Programs {

    private Programs() {}

    /** Returns where a program is: on the {@code PATH}, or in the folders where servers are installed. */
    public static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Returns git's CGI program for smart HTTP; a git installation may come without it. */
    public static Path gitHttpBackend() throws IOException, InterruptedException {
        return Path.of(run("git", "--exec-path").strip(), "git-http-backend");
    }

    static String require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException(name + " is not installed"))
                .toString();
    }

    static String run(String... command) throws IOException, InterruptedException {
        return run(Map.of(), command);
    }

    static String run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}

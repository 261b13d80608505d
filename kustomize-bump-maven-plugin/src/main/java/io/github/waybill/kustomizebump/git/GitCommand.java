package io.github.waybill.kustomizebump.git;

import io.github.waybill.kustomizebump.bump.Urls;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The git program, for what belongs to the user's own git: its credential helpers, its signing keys, the way to its remotes. It asks nobody
 * anything.
 */
final class GitCommand {

    /** An empty askpass program is none, and keeps git from looking for another (gitcredentials). */
    private static final Map<String, String> SILENT =
            Map.of("GIT_TERMINAL_PROMPT", "0", "GIT_ASKPASS", "", "SSH_ASKPASS", "", "LC_ALL", "C");

    private GitCommand() {}

    /** What a run came to, both outputs without space around them. */
    record Answer(int exitCode, String output, String errors) {

        boolean isGood() {
            return exitCode == 0;
        }

        /** Returns what it said was wrong, without credentials. */
        String words() {
            return Urls.withoutCredentials(errors.isEmpty() ? "it failed and says nothing" : "it says: " + errors);
        }
    }

    /** Returns whether there is a git to run. */
    static boolean isInstalled(Path folder, Duration within) {
        try {
            return run(folder, within, Map.of(), "", "version").isGood();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Runs git.
     *
     * @param input what it reads
     * @throws IOException if it cannot be started or does not end in time
     */
    static Answer run(Path folder, Duration within, Map<String, String> environment, String input, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Path scratch = Files.createTempDirectory("kustomize-bump-git");
        Path in = scratch.resolve("in");
        Path out = scratch.resolve("out");
        Path errors = scratch.resolve("errors");
        try {
            Files.writeString(in, input);
            ProcessBuilder git = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile());
            git.environment().putAll(SILENT);
            git.environment().putAll(environment);
            return new Answer(exitCode(git.start(), within), read(out), read(errors));
        } finally {
            for (Path file : List.of(in, out, errors, scratch)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static int exitCode(Process process, Duration within) throws IOException {
        try {
            if (process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new IOException("git took more than " + within.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    }
}

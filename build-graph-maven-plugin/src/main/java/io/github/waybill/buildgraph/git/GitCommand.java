package io.github.waybill.buildgraph.git;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The git program. It never asks anybody for a password. */
record GitCommand(Path folder) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** They would lead git to another repository than the one that the folder lies in. */
    private static final List<String> ELSEWHERE = List.of(
            "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX");

    /** Tells whether there is a git program to run. */
    static boolean isInstalled() {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String directory : path.split(File.pathSeparator, -1)) {
            if (!directory.isEmpty()
                    && (new File(directory, "git").canExecute() || new File(directory, "git.exe").canExecute())) {
                return true;
            }
        }
        return false;
    }

    /** Returns git with these arguments, to be started. */
    ProcessBuilder process(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeAll(ELSEWHERE);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("LC_ALL", "C");
        // JGit knows of no object that stands for another.
        builder.environment().put("GIT_NO_REPLACE_OBJECTS", "1");
        return builder;
    }

    /** Returns git with these arguments, to be started, which asks no remote for what a partial clone lacks, and says nothing of it. */
    ProcessBuilder withoutRemote(List<String> arguments) {
        ProcessBuilder builder = process(arguments).redirectError(Redirect.DISCARD);
        // The second is for gits before 2.44, which do not know the first.
        builder.environment().put("GIT_NO_LAZY_FETCH", "1");
        builder.environment().put("GIT_ALLOW_PROTOCOL", "none");
        return builder;
    }

    /**
     * Returns what git prints of the clone itself.
     *
     * @throws IOException if it fails
     */
    String ask(List<String> arguments) throws IOException {
        return new String(output(process(arguments).redirectError(Redirect.DISCARD)), StandardCharsets.UTF_8);
    }

    /**
     * Returns what git prints of objects that the clone has.
     *
     * @throws IOException if it fails, as it does where it lacks one
     */
    byte[] read(List<String> arguments) throws IOException {
        return output(withoutRemote(arguments));
    }

    private static byte[] output(ProcessBuilder git) throws IOException {
        Process process = git.start();
        try {
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", git.command()) + " fails");
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroy();
        }
    }

    /**
     * Returns what git prints of what it does with the remote, which has an end. Output goes to a file, so that neither a full pipe nor a
     * grandchild that keeps one open can hold the build up.
     *
     * @throws IOException if it fails, with what it said, less the credentials in it
     */
    String run(List<String> arguments) throws IOException {
        Path output = Files.createTempFile("build-graph", ".git");
        try {
            Process process = process(arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                process.getOutputStream().close();
                if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IOException("git took longer than " + PATIENCE.toMinutes() + " minutes");
                }
            } finally {
                if (process.isAlive()) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new IOException(Credentials.without(text.strip()));
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}

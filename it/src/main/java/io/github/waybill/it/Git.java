package io.github.waybill.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The git program in one folder, deaf to the user's own configuration. */
public record Git(Path folder) {

    /** What every commit of a test is made by. */
    public static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_NAME", "Developer",
            "GIT_AUTHOR_EMAIL", "developer@example.com",
            "GIT_COMMITTER_NAME", "Developer",
            "GIT_COMMITTER_EMAIL", "developer@example.com",
            "GIT_TERMINAL_PROMPT", "0");

    /** Makes a bare repository whose one commit is the content of a folder. */
    public static Git bareOf(Path content, Path bare, String message) throws IOException, InterruptedException {
        Git work = new Git(content);
        work.run("init", "-q", "-b", "main");
        work.commit(message);
        work.run("clone", "-q", "--bare", ".", bare.toString());
        work.run("remote", "add", "origin", bare.toUri().toString());
        work.run("fetch", "-q", "origin");
        return work;
    }

    /** Returns the URL of the remote. */
    public String origin() throws IOException, InterruptedException {
        return run("remote", "get-url", "origin").strip();
    }

    /** Clones what this repository was cloned from once more. */
    public Git cloneAgain(Path to) throws IOException, InterruptedException {
        run("clone", "-q", origin(), to.toString());
        return new Git(to);
    }

    /** Commits everything and returns the commit's id. */
    public String commit(String message) throws IOException, InterruptedException {
        run("add", "-A");
        run("commit", "-q", "-m", message);
        return head();
    }

    /** Returns the id of the commit that is checked out. */
    public String head() throws IOException, InterruptedException {
        return run("rev-parse", "HEAD").strip();
    }

    /** Replaces text in a file; the text has to be there. */
    public void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String content = Files.readString(path);
        if (!content.contains(from)) {
            throw new IllegalArgumentException(file + " does not contain " + from);
        }
        Files.writeString(path, content.replace(from, to));
    }

    /** Makes a hook of this bare repository: a script of sh. */
    public void hook(String name, String script) throws IOException {
        Path hook = Files.createDirectories(folder.resolve("hooks")).resolve(name);
        Files.writeString(hook, "#!/bin/sh\n" + script + "\n");
        if (!hook.toFile().setExecutable(true)) {
            throw new IOException(hook + " cannot be made executable");
        }
    }

    /** Runs git and returns what it prints. */
    public String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(ENVIRONMENT);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " in " + folder + ": " + output);
        }
        return output;
    }
}

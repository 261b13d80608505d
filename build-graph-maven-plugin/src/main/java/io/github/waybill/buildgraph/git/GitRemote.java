package io.github.waybill.buildgraph.git;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The remote as the git program reaches it, which has every credential that the clone was made with: headers and helpers of its
 * configuration, {@code netrc}, an ssh-agent.
 */
final class GitRemote implements Remote {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** More ends than this do not fit on every system's command line; the next step asks for the rest. */
    private static final int MOST_ENDS = 400;

    private static final String SYMREF = "ref: " + Constants.R_HEADS;

    /** They would lead git to another repository than the one that the folder lies in. */
    private static final List<String> ELSEWHERE = List.of(
            "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX");

    private final Path folder;
    private final String name;

    GitRemote(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

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

    @Override
    public Optional<Branch> branch(String branch) throws IOException {
        String ref = Constants.R_HEADS + branch;
        for (String line : run(List.of("ls-remote", name, ref)).lines().toList()) {
            if (line.endsWith("\t" + ref)) {
                return Optional.of(new Branch(branch, id(line)));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Branch> defaultBranch() throws IOException {
        String branch = null;
        for (String line : run(List.of("ls-remote", "--symref", name, Constants.HEAD))
                .lines()
                .toList()) {
            int tab = line.indexOf('\t');
            if (line.startsWith(SYMREF) && tab > 0) {
                branch = line.substring(SYMREF.length(), tab);
            } else if (branch != null && tab > 0) {
                return Optional.of(new Branch(branch, id(line)));
            }
        }
        return Optional.empty();
    }

    private static ObjectId id(String line) throws IOException {
        String id = line.substring(0, line.indexOf('\t'));
        if (!ObjectId.isId(id)) {
            throw new IOException("git ls-remote printed " + line);
        }
        return ObjectId.fromString(id);
    }

    @Override
    public void fetch(ObjectId commit, boolean shallow) throws IOException {
        fetch(shallow ? List.of("--depth=1") : List.of(), List.of(commit.name()));
    }

    @Override
    public void deepen(Collection<? extends ObjectId> ends, int generations) throws IOException {
        List<String> ids =
                ends.stream().limit(MOST_ENDS).map(AnyObjectId::getName).toList();
        fetch(List.of(generations == WHOLE ? "--unshallow" : "--deepen=" + generations), ids);
    }

    /** An empty refmap keeps remote-tracking branches as they are. */
    private void fetch(List<String> depth, List<String> commits) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-c",
                "maintenance.auto=false",
                "-c",
                "gc.auto=0",
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-recurse-submodules",
                "--no-write-fetch-head",
                "--refmap="));
        arguments.addAll(depth);
        arguments.add(name);
        arguments.addAll(commits);
        run(arguments);
    }

    /** Output goes to a file, so that neither a full pipe nor a grandchild that keeps one open can hold the build up. */
    private String run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
        Path output = Files.createTempFile("build-graph", ".git");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeAll(ELSEWHERE);
            builder.environment().put("GIT_TERMINAL_PROMPT", "0");
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IOException("git took longer than " + PATIENCE.toMinutes() + " minutes");
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

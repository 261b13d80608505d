package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;

/**
 * The remote as the git program reaches it, which has every credential that the clone was made with: headers and helpers of its
 * configuration, {@code netrc}, an ssh-agent.
 */
final class GitRemote implements Remote {

    /** More ends than this do not fit on every system's command line; the next step asks for the rest. */
    private static final int MOST_ENDS = 400;

    private static final String SYMREF = "ref: " + Constants.R_HEADS;

    private final GitCommand git;
    private final String name;

    GitRemote(Path folder, String name) {
        this.git = new GitCommand(folder);
        this.name = name;
    }

    @Override
    public Optional<Branch> branch(String branch) throws IOException {
        String ref = Constants.R_HEADS + branch;
        for (String line : git.run(List.of("ls-remote", name, ref)).lines().toList()) {
            if (line.endsWith("\t" + ref)) {
                return Optional.of(new Branch(branch, id(line)));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Branch> defaultBranch() throws IOException {
        String branch = null;
        for (String line : git.run(List.of("ls-remote", "--symref", name, Constants.HEAD))
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

    private static String id(String line) throws IOException {
        String id = line.substring(0, line.indexOf('\t'));
        if (!Revisions.isFullId(id)) {
            throw new IOException("git ls-remote printed " + line);
        }
        return id;
    }

    @Override
    public void fetch(String commit, boolean shallow) throws IOException {
        fetch(shallow ? List.of("--depth=1") : List.of(), List.of(commit));
    }

    @Override
    public void deepen(Collection<String> ends, int generations) throws IOException {
        List<String> ids = ends.stream().limit(MOST_ENDS).toList();
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
        git.run(arguments);
    }
}

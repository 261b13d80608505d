package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.jspecify.annotations.Nullable;

/**
 * A clone as the git program reads it: that starts in a few milliseconds, where the classes of JGit alone take a Java program that has just
 * started a quarter of a second. What git does not find, or fails at, JGit is asked for, so the answer is the same, and so is the message.
 */
final class ProgramStore implements GitStore {

    private static final String REMOTE = "remote.";

    private final Path folder;
    private final boolean offline;
    private final GitCommand git;
    private final Path workTree;
    private final String head;
    private final CatFile objects;
    private @Nullable Map<String, String> configuration;
    private @Nullable JGitStore other;

    private ProgramStore(Path folder, boolean offline, GitCommand git, Path workTree, String head, CatFile objects) {
        this.folder = folder;
        this.offline = offline;
        this.git = git;
        this.workTree = workTree;
        this.head = head;
        this.objects = objects;
    }

    /**
     * Opens the clone that a folder lies in.
     *
     * @return empty where there is none, or one that JGit reads better: a shallow one, which is deepened in steps
     * @throws IOException if git is not there, or does not open it
     */
    static Optional<GitStore> open(Path folder, boolean offline) throws IOException {
        GitCommand git = new GitCommand(folder);
        List<String> answers = git.ask(List.of("rev-parse", "--is-shallow-repository", "--show-toplevel", "HEAD"))
                .lines()
                .toList();
        Path workTree = around(folder);
        if (answers.size() != 3
                || !answers.get(0).equals("false")
                || workTree == null
                || !isAt(answers.get(1), workTree)
                || !Revisions.isFullId(answers.get(2))) {
            return Optional.empty();
        }
        return Optional.of(new ProgramStore(folder, offline, git, workTree, answers.get(2), CatFile.start(git)));
    }

    /** Returns the working tree as the path of a folder in it names it, links included, or {@code null} if none is around the folder. */
    private static @Nullable Path around(Path folder) {
        Path workTree = folder.toAbsolutePath();
        while (workTree != null && !Files.exists(workTree.resolve(".git"))) {
            workTree = workTree.getParent();
        }
        return workTree;
    }

    /** Tells whether git has its working tree there too, as it need not where it is configured or a link leads out of another. */
    private static boolean isAt(String topLevel, Path workTree) throws IOException {
        try {
            return Files.isSameFile(Path.of(topLevel), workTree);
        } catch (InvalidPathException e) {
            return false; // The encoding of file names here is not git's.
        }
    }

    @Override
    public Path workTree() {
        return workTree;
    }

    @Override
    public Optional<String> head() {
        return Optional.of(head);
    }

    @Override
    public Optional<String> commit(String rev) throws GitException {
        try {
            Optional<String> found = objects.id(rev + "^{commit}");
            if (found.isPresent()) {
                return found;
            }
        } catch (IOException e) {
            // JGit says what is the matter.
        }
        return jgit().commit(rev);
    }

    @Override
    public byte[] object(String id) throws GitException {
        return objects(List.of(id)).get(0);
    }

    @Override
    public List<byte[]> objects(List<String> ids) throws GitException {
        try {
            Optional<List<byte[]>> found = objects.contents(ids);
            if (found.isPresent()) {
                return found.get();
            }
        } catch (IOException e) {
            // JGit says what is the matter.
        }
        return jgit().objects(ids);
    }

    @Override
    public List<String> mergeBases(String one, String other) throws GitException {
        if (one.equals(other)) {
            return List.of(one);
        }
        try {
            List<String> bases =
                    git.ask(List.of("merge-base", "--all", one, other)).lines().toList();
            if (bases.size() == 1) {
                return bases;
            }
        } catch (IOException e) {
            // There is none, or JGit says what is the matter.
        }
        return jgit().mergeBases(one, other);
    }

    /** It was whole when it was opened, and nothing that is fetched into a whole clone cuts it. */
    @Override
    public Set<String> shallow() {
        return Set.of();
    }

    @Override
    public List<String> ends(String one, String other, List<String> bases) {
        return List.of();
    }

    @Override
    public Map<String, Optional<String>> refs(List<String> names) throws GitException {
        List<String> command = new ArrayList<>(List.of("for-each-ref", "--format=%(refname) %(symref)"));
        command.addAll(names);
        try {
            Map<String, Optional<String>> found = new HashMap<>();
            for (String line : git.ask(command).lines().toList()) {
                int space = line.indexOf(' ');
                String target = line.substring(space + 1);
                found.put(
                        line.substring(0, Math.max(0, space)),
                        Optional.of(target).filter(ref -> !ref.isEmpty()));
            }
            found.keySet().retainAll(names);
            return found;
        } catch (IOException e) {
            return jgit().refs(names);
        }
    }

    @Override
    public String remoteName() throws GitException {
        try {
            Set<String> names = new LinkedHashSet<>();
            for (String key : configuration().keySet()) {
                int end = key.lastIndexOf('.');
                if (key.startsWith(REMOTE) && end > REMOTE.length()) {
                    names.add(key.substring(REMOTE.length(), end));
                }
            }
            if (names.size() == 1) {
                return names.iterator().next();
            }
            if (names.contains(Constants.DEFAULT_REMOTE_NAME)) {
                return Constants.DEFAULT_REMOTE_NAME;
            }
        } catch (IOException e) {
            // JGit says what is the matter.
        }
        return jgit().remoteName();
    }

    @Override
    public Optional<String> url(String remote) throws GitException {
        try {
            return Optional.ofNullable(configuration().get(REMOTE + remote + ".url"));
        } catch (IOException e) {
            return jgit().url(remote);
        }
    }

    /** Returns what is configured, by section, subsection and name; of what is said more than once the last. */
    private synchronized Map<String, String> configuration() throws IOException {
        Map<String, String> known = configuration;
        if (known == null) {
            known = new HashMap<>();
            for (String entry : git.ask(List.of("config", "--list", "-z")).split("\0", -1)) {
                int end = entry.indexOf('\n');
                known.put(end < 0 ? entry : entry.substring(0, end), end < 0 ? "" : entry.substring(end + 1));
            }
            configuration = known;
        }
        return known;
    }

    @Override
    public synchronized JGitStore jgit() throws GitException {
        JGitStore known = other;
        if (known == null) {
            known = JGitStore.open(folder, offline);
            other = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        objects.close();
        if (other != null) {
            other.close();
        }
    }
}

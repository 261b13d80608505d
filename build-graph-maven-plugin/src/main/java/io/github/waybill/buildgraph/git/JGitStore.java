package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.BranchConfig;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** A clone as JGit reads it, which needs no program. */
final class JGitStore implements GitStore {

    private final Repository repository;
    private final boolean offline;

    private JGitStore(Repository repository, boolean offline) {
        this.repository = repository;
        this.offline = offline;
    }

    /**
     * Opens the clone that a folder lies in.
     *
     * @throws GitException if there is none, or none that can be built in
     */
    static JGitStore open(Path folder, boolean offline) throws GitException {
        // How fine the file system tells times JGit measures once for each user's folder, which a build server has anew
        // each time. Until it knows, it takes them for coarse and reads a file once more.
        FS.FileStoreAttributes.setBackground(true);
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(folder.toFile());
        if (builder.getGitDir() == null) {
            throw new GitException(
                    folder + " lies in no git repository. Run git init and commit, or run Maven in a clone.");
        }
        Repository repository = null;
        try {
            repository = builder.build();
            check(folder, repository);
            JGitStore opened = new JGitStore(repository, offline);
            repository = null;
            return opened;
        } catch (IOException e) {
            throw new GitException("The git repository of " + folder + " cannot be read (" + e.getMessage()
                    + "). Run git fsck there as the user of this build, or clone again.");
        } finally {
            if (repository != null) {
                repository.close();
            }
        }
    }

    private static void check(Path folder, Repository repository) throws GitException {
        String format = repository.getConfig().getString("extensions", null, "objectformat");
        if (format != null && !format.equals("sha1")) {
            throw new GitException(
                    "The repository of " + folder + " names its objects by " + format
                            + ", which can be read only by git itself so far. Clone it into one of sha1 (git init --object-format=sha1).");
        }
        if (repository.isBare()) {
            throw new GitException(folder + " lies in a bare repository. Run Maven in a clone with a working tree.");
        }
    }

    Repository repository() {
        return repository;
    }

    @Override
    public Path workTree() {
        return repository.getWorkTree().toPath();
    }

    @Override
    public Optional<String> head() throws GitException {
        try {
            return Optional.ofNullable(repository.resolve(Constants.HEAD)).map(ObjectId::name);
        } catch (IOException e) {
            throw Unreadable.repository(workTree(), e);
        }
    }

    @Override
    public Optional<String> commit(String rev) throws GitException {
        try {
            return Optional.ofNullable(repository.resolve(rev + "^{commit}")).map(ObjectId::name);
        } catch (IllegalArgumentException | IncorrectObjectTypeException e) {
            return Optional.empty(); // Not in the syntax of a revision, or the name of something else.
        } catch (MissingObjectException e) {
            if (ObjectId.isId(rev)) {
                return Optional.empty();
            }
            throw Unreadable.object(workTree(), e.getObjectId().name(), e);
        } catch (IOException e) {
            throw Unreadable.repository(workTree(), e);
        }
    }

    @Override
    public byte[] object(String id) throws GitException {
        ObjectId object = ObjectId.fromString(id);
        try {
            return bytes(object);
        } catch (IOException e) {
            throw Unreadable.object(workTree(), id, e);
        }
    }

    @Override
    public List<byte[]> objects(List<String> ids) throws GitException {
        List<byte[]> contents = new ArrayList<>();
        for (String id : ids) {
            contents.add(object(id));
        }
        return contents;
    }

    private byte[] bytes(ObjectId object) throws IOException {
        try {
            return repository.open(object).getBytes();
        } catch (MissingObjectException e) {
            if (offline) {
                throw e;
            }
            PromisedObjects.fetch(repository, object);
            return repository.open(object).getBytes();
        }
    }

    @Override
    public List<String> mergeBases(String one, String other) throws GitException {
        List<String> bases = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit first = walk.parseCommit(ObjectId.fromString(one));
            if (one.equals(other)) {
                return List.of(one);
            }
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(first);
            walk.markStart(walk.parseCommit(ObjectId.fromString(other)));
            for (RevCommit base = walk.next(); base != null; base = walk.next()) {
                bases.add(base.name());
            }
            return bases;
        } catch (IOException e) {
            throw Unreadable.object(workTree(), one, e);
        }
    }

    @Override
    public List<String> ends(String one, String other, List<String> bases) throws GitException {
        Set<String> shallow = shallow();
        List<String> ends = new ArrayList<>();
        if (shallow.isEmpty()) {
            return ends;
        }
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(ObjectId.fromString(one)));
            walk.markStart(walk.parseCommit(ObjectId.fromString(other)));
            for (String base : bases) {
                walk.markUninteresting(walk.parseCommit(ObjectId.fromString(base)));
            }
            for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
                if (shallow.contains(commit.name())) {
                    ends.add(commit.name());
                }
            }
            return ends;
        } catch (IOException e) {
            throw Unreadable.object(workTree(), one, e);
        }
    }

    @Override
    public Set<String> shallow() throws GitException {
        try {
            return repository.getObjectDatabase().getShallowCommits().stream()
                    .map(ObjectId::name)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw Unreadable.repository(workTree(), e);
        }
    }

    @Override
    public Map<String, Optional<String>> refs(List<String> names) throws GitException {
        Map<String, Optional<String>> found = new HashMap<>();
        try {
            for (String name : names) {
                Ref ref = repository.exactRef(name);
                if (ref != null && ref.getObjectId() != null) {
                    found.put(
                            name, ref.isSymbolic() ? Optional.of(ref.getTarget().getName()) : Optional.empty());
                }
            }
            return found;
        } catch (IOException e) {
            throw Unreadable.repository(workTree(), e);
        }
    }

    @Override
    public String remoteName() throws GitException {
        List<String> names = List.copyOf(repository.getRemoteNames());
        if (names.size() == 1) {
            return names.get(0);
        }
        try {
            @Nullable String followed = new BranchConfig(repository.getConfig(), repository.getBranch()).getRemote();
            return followed == null || names.contains(Constants.DEFAULT_REMOTE_NAME)
                    ? Constants.DEFAULT_REMOTE_NAME
                    : followed;
        } catch (IOException e) {
            throw Unreadable.repository(workTree(), e);
        }
    }

    @Override
    public Optional<String> url(String remote) {
        return Optional.ofNullable(repository.getConfig().getString("remote", remote, "url"));
    }

    @Override
    public JGitStore jgit() {
        return this;
    }

    @Override
    public void close() {
        repository.close();
    }
}

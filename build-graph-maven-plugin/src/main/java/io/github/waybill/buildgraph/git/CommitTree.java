package io.github.waybill.buildgraph.git;

import io.github.waybill.buildgraph.graph.Revision;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** The files of a commit, read from git's objects: nothing is checked out, and no folder is read that nobody asks for. */
final class CommitTree extends SourceTree {

    private final Repository repository;
    private final Revision revision;
    private final ObjectId tree;
    private final boolean offline;
    private final Map<String, Map<String, FileId>> folders = new ConcurrentHashMap<>();

    private CommitTree(Repository repository, Revision revision, ObjectId tree, boolean offline) {
        this.repository = repository;
        this.revision = revision;
        this.tree = tree;
        this.offline = offline;
    }

    static CommitTree of(Repository repository, Revision revision, boolean offline) throws GitException {
        ObjectId commit = ObjectId.fromString(revision.commit());
        try {
            return new CommitTree(
                    repository, revision, repository.parseCommit(commit).getTree(), offline);
        } catch (IOException e) {
            throw Unreadable.object(repository, commit, e);
        }
    }

    ObjectId tree() {
        return tree;
    }

    @Override
    public Revision revision() {
        return revision;
    }

    @Override
    public SortedMap<String, FileId> files(String folder) throws GitException {
        SortedMap<String, FileId> files = new TreeMap<>();
        if (folder.isEmpty()) {
            addFilesBelow(tree, "", files);
        } else {
            Optional<FileId> entry = entry(folder).filter(FileId::isFolder);
            if (entry.isPresent()) {
                addFilesBelow(ObjectId.fromString(entry.get().objectId()), folder + "/", files);
            }
        }
        return files;
    }

    /** One folder at a time, so that a damaged one can be named. */
    private void addFilesBelow(ObjectId folder, String prefix, Map<String, FileId> files) throws GitException {
        for (Map.Entry<String, FileId> entry : entries(folder).entrySet()) {
            String path = prefix + entry.getKey();
            if (entry.getValue().isFolder()) {
                addFilesBelow(ObjectId.fromString(entry.getValue().objectId()), path + "/", files);
            } else {
                files.put(path, entry.getValue());
            }
        }
    }

    @Override
    public Optional<FileId> id(String path) throws GitException {
        return entry(path).filter(entry -> !entry.isFolder());
    }

    @Override
    public NavigableSet<String> dirt() {
        return new TreeSet<>();
    }

    @Override
    Set<String> namesIn(String folder) throws GitException {
        return folder(folder).keySet();
    }

    @Override
    boolean hasFolder(String path) throws GitException {
        return path.isEmpty() || entry(path).filter(FileId::isFolder).isPresent();
    }

    @Override
    byte[] content(String path, FileId id) throws GitException {
        ObjectId blob = ObjectId.fromString(id.objectId());
        try {
            return bytes(blob);
        } catch (IOException e) {
            throw Unreadable.object(repository, blob, e);
        }
    }

    private byte[] bytes(ObjectId blob) throws IOException {
        try {
            return repository.open(blob).getBytes();
        } catch (MissingObjectException e) {
            if (offline) {
                throw e;
            }
            PromisedObjects.fetch(repository, blob);
            return repository.open(blob).getBytes();
        }
    }

    private Optional<FileId> entry(String path) throws GitException {
        int slash = path.lastIndexOf('/');
        Map<String, FileId> folder = slash < 0 ? folder("") : folder(path.substring(0, slash));
        return Optional.ofNullable(folder.get(path.substring(slash + 1)));
    }

    private Map<String, FileId> folder(String path) throws GitException {
        Map<String, FileId> known = folders.get(path);
        if (known != null) {
            return known;
        }
        Optional<FileId> entry = path.isEmpty()
                ? Optional.of(FileId.of(FileMode.TREE, tree))
                : entry(path).filter(FileId::isFolder);
        Map<String, FileId> entries =
                entry.isPresent() ? entries(ObjectId.fromString(entry.get().objectId())) : Map.of();
        folders.put(path, entries);
        return entries;
    }

    private Map<String, FileId> entries(ObjectId folder) throws GitException {
        Map<String, FileId> entries = new HashMap<>();
        try (ObjectReader reader = repository.newObjectReader()) {
            CanonicalTreeParser entry = new CanonicalTreeParser(null, reader, folder);
            for (; !entry.eof(); entry.next(1)) {
                entries.put(entry.getEntryPathString(), FileId.of(entry.getEntryFileMode(), entry.getEntryObjectId()));
            }
            return entries;
        } catch (IOException e) {
            throw Unreadable.object(repository, folder, e);
        }
    }
}

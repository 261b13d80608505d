package io.github.waybill.buildgraph.git;

import io.github.waybill.buildgraph.graph.Revision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The files of a commit, read from git's objects: nothing is checked out, and no folder is read that nobody asks for. */
final class CommitTree extends SourceTree {

    private final GitStore store;
    private final Revision revision;
    private final CommitObject commit;
    private final Map<String, Map<String, FileId>> folders = new ConcurrentHashMap<>();
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

    private CommitTree(GitStore store, Revision revision, CommitObject commit) {
        this.store = store;
        this.revision = revision;
        this.commit = commit;
    }

    static CommitTree of(GitStore store, Revision revision) throws GitException {
        return new CommitTree(store, revision, CommitObject.of(store, revision.commit()));
    }

    CommitObject commit() {
        return commit;
    }

    /** Returns the id of the root's own object. */
    String tree() {
        return commit.tree();
    }

    @Override
    public Revision revision() {
        return revision;
    }

    @Override
    public SortedMap<String, FileId> files(String folder) throws GitException {
        SortedMap<String, FileId> files = new TreeMap<>();
        List<String> level = hasFolder(folder) ? List.of(folder) : List.of();
        while (!level.isEmpty()) {
            read(level);
            List<String> next = new ArrayList<>();
            for (String at : level) {
                folder(at).forEach((name, id) -> {
                    String path = at.isEmpty() ? name : at + "/" + name;
                    if (id.isFolder()) {
                        next.add(path);
                    } else {
                        files.put(path, id);
                    }
                });
            }
            level = next;
        }
        return files;
    }

    @Override
    public void readAhead(Collection<String> folders) throws GitException {
        SortedMap<Integer, Set<String>> levels = new TreeMap<>();
        for (String folder : folders) {
            for (String at = folder; !at.isEmpty(); at = parent(at)) {
                int depth = (int) at.chars().filter(c -> c == '/').count();
                levels.computeIfAbsent(depth, key -> new HashSet<>()).add(at);
            }
        }
        for (Set<String> level : levels.values()) {
            read(level);
        }
    }

    @Override
    public void readAheadFiles(Collection<String> paths) throws GitException {
        readAhead(paths.stream().map(SourceTree::parent).toList());
        Set<String> ids = new LinkedHashSet<>();
        for (String path : paths) {
            id(path).filter(FileId::isFile).map(FileId::objectId).ifPresent(ids::add);
        }
        ids.removeAll(contents.keySet());
        List<String> unread = List.copyOf(ids);
        List<byte[]> read = store.objects(unread);
        for (int i = 0; i < unread.size(); i++) {
            contents.put(unread.get(i), read.get(i));
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
        byte[] read = contents.get(id.objectId());
        return read == null ? store.object(id.objectId()) : read;
    }

    @Override
    Map<String, String> targets() throws GitException {
        Map<String, String> ids = linkIds();
        List<String> links = List.copyOf(ids.keySet());
        List<byte[]> contents = store.objects(List.copyOf(ids.values()));
        Map<String, String> targets = new HashMap<>();
        for (int i = 0; i < links.size(); i++) {
            targets.put(links.get(i), TreeObject.path(contents.get(i)));
        }
        return targets;
    }

    private Map<String, String> linkIds() throws GitException {
        try {
            return LsTree.links(new GitCommand(store.workTree()), revision.commit());
        } catch (IOException e) {
            return linkIdsInFolders();
        }
    }

    /** Finds the same as the git program where that cannot be asked, or does not have every folder, by reading them all. */
    Map<String, String> linkIdsInFolders() throws GitException {
        Map<String, String> ids = new HashMap<>();
        files().forEach((path, id) -> {
            if (id.isLink()) {
                ids.put(path, id.objectId());
            }
        });
        return ids;
    }

    private Optional<FileId> entry(String path) throws GitException {
        int slash = path.lastIndexOf('/');
        Map<String, FileId> folder = slash < 0 ? folder("") : folder(path.substring(0, slash));
        return Optional.ofNullable(folder.get(path.substring(slash + 1)));
    }

    private Map<String, FileId> folder(String path) throws GitException {
        Map<String, FileId> known = folders.get(path);
        if (known == null) {
            read(List.of(path));
            known = folders.getOrDefault(path, Map.of());
        }
        return known;
    }

    /** Reads folders at once of which those around are read already; what is no folder is passed over. */
    private void read(Collection<String> paths) throws GitException {
        List<String> read = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (String path : paths) {
            Optional<String> id = folders.containsKey(path) ? Optional.empty() : folderId(path);
            if (id.isPresent()) {
                read.add(path);
                ids.add(id.get());
            }
        }
        List<Map<String, FileId>> entries = entries(ids);
        for (int i = 0; i < read.size(); i++) {
            folders.put(read.get(i), entries.get(i));
        }
    }

    private Optional<String> folderId(String path) throws GitException {
        return path.isEmpty()
                ? Optional.of(tree())
                : entry(path).filter(FileId::isFolder).map(FileId::objectId);
    }

    /** Returns what stands in a folder, by name; the folder is told by the id of its object. */
    Map<String, FileId> entries(String folder) throws GitException {
        return entries(List.of(folder)).get(0);
    }

    private List<Map<String, FileId>> entries(List<String> ids) throws GitException {
        List<byte[]> contents = store.objects(ids);
        List<Map<String, FileId>> entries = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            try {
                entries.add(TreeObject.read(contents.get(i)));
            } catch (IOException e) {
                throw Unreadable.object(store.workTree(), ids.get(i), e);
            }
        }
        return entries;
    }
}

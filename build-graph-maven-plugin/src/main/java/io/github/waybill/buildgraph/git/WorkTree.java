package io.github.waybill.buildgraph.git;

import io.github.waybill.buildgraph.graph.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of the working tree, as the commit that is checked out and what differs from it: so a clean one costs no reading. What differs is
 * asked for when it is first needed, which leaves git time to find it.
 */
final class WorkTree extends SourceTree {

    private final Path folder;
    private final CommitTree commit;
    private final Search search;
    private @Nullable NavigableMap<String, Optional<FileId>> differences;

    WorkTree(Path folder, CommitTree commit, Search search) {
        this.folder = folder;
        this.commit = commit;
        this.search = search;
    }

    /** Finds what stands now at each path that differs, see {@link Differences}. */
    interface Search {
        NavigableMap<String, Optional<FileId>> differences() throws GitException;
    }

    private synchronized NavigableMap<String, Optional<FileId>> differences() throws GitException {
        NavigableMap<String, Optional<FileId>> known = differences;
        if (known == null) {
            known = search.differences();
            differences = known;
        }
        return known;
    }

    CommitTree commit() {
        return commit;
    }

    @Override
    public Revision revision() {
        return commit.revision();
    }

    @Override
    public SortedMap<String, FileId> files(String folder) throws GitException {
        SortedMap<String, FileId> files = commit.files(folder);
        below(folder).forEach((path, id) -> id.ifPresentOrElse(now -> files.put(path, now), () -> files.remove(path)));
        return files;
    }

    private SortedMap<String, Optional<FileId>> below(String folder) throws GitException {
        return folder.isEmpty() ? differences() : differences().subMap(folder + "/", folder + (char) ('/' + 1));
    }

    @Override
    public void readAhead(Collection<String> folders) throws GitException {
        commit.readAhead(folders);
    }

    /** Files lie there to be read. */
    @Override
    public void readAheadFiles(Collection<String> paths) {}

    @Override
    public Optional<FileId> id(String path) throws GitException {
        Optional<FileId> different = differences().get(path);
        return different == null ? commit.id(path) : different;
    }

    @Override
    public NavigableSet<String> dirt() throws GitException {
        return new TreeSet<>(differences().keySet());
    }

    @Override
    Set<String> namesIn(String folder) throws GitException {
        SortedMap<String, Optional<FileId>> below = below(folder);
        if (below.isEmpty()) {
            return commit.namesIn(folder);
        }
        Set<String> names = new HashSet<>(commit.namesIn(folder));
        int start = folder.isEmpty() ? 0 : folder.length() + 1;
        for (String path : below.keySet()) {
            int slash = path.indexOf('/', start);
            names.add(path.substring(start, slash < 0 ? path.length() : slash));
        }
        return names;
    }

    @Override
    boolean hasFolder(String path) throws GitException {
        SortedMap<String, Optional<FileId>> below = below(path);
        if (path.isEmpty() || below.isEmpty()) {
            return commit.hasFolder(path);
        }
        if (below.values().stream().anyMatch(Optional::isPresent)) {
            return true;
        }
        return commit.files(path).keySet().stream().anyMatch(file -> !below.containsKey(file));
    }

    @Override
    Map<String, String> targets() throws GitException {
        Map<String, String> targets = new HashMap<>(commit.links().targets());
        for (Map.Entry<String, Optional<FileId>> different : differences().entrySet()) {
            String path = different.getKey();
            Optional<FileId> link = different.getValue().filter(FileId::isLink);
            if (link.isPresent()) {
                targets.put(path, TreeObject.path(content(path, link.get())));
            } else {
                targets.remove(path);
            }
        }
        return targets;
    }

    @Override
    byte[] content(String path, FileId id) throws GitException {
        Path file = folder.resolve(path);
        try {
            if (id.isLink() && Files.isSymbolicLink(file)) {
                String target = Files.readSymbolicLink(file).toString();
                return target.replace(file.getFileSystem().getSeparator(), "/").getBytes(StandardCharsets.UTF_8);
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            // A sparse checkout leaves out files that are in the tree all the same.
            return commit.content(path, id);
        } catch (IOException e) {
            throw new GitException(file + " cannot be read (" + e + ").");
        }
    }
}

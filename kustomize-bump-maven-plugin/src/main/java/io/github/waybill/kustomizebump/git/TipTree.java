package io.github.waybill.kustomizebump.git;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.GitOps;
import io.github.waybill.kustomizebump.bump.OverlayFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** The tree of the branch's newest commit. */
final class TipTree implements GitOps.Tip {

    /** A parser needs some fifty times a file's size of memory; kustomizations have some hundred lines. */
    static final int LARGEST = 10_000_000;

    private final Repository repository;
    private final RemoteObjects objects;
    private final String branch;
    private final RevCommit commit;
    private final List<String> fileNames;

    TipTree(Repository repository, RemoteObjects objects, String branch, RevCommit commit, List<String> fileNames) {
        this.repository = repository;
        this.objects = objects;
        this.branch = branch;
        this.commit = commit;
        this.fileNames = fileNames;
    }

    @Override
    public String commit() {
        return commit.name();
    }

    @Override
    public OverlayFile overlay(String folder) throws BumpException {
        String path = checked(folder);
        try {
            Map<String, Entry> found = new LinkedHashMap<>();
            for (String name : fileNames) {
                String file = path.isEmpty() ? name : path + "/" + name;
                Entry entry = entry(file);
                if (entry.mode() == FileMode.REGULAR_FILE || entry.mode() == FileMode.EXECUTABLE_FILE) {
                    found.put(file, entry);
                } else if (entry.mode() == FileMode.SYMLINK) {
                    throw new BumpException(
                            file + " is a symbolic link. Name the folder that it leads to in kustomize-bump.overlays.");
                }
            }
            if (found.size() != 1) {
                throw new BumpException(
                        found.isEmpty()
                                ? "The overlay " + folder + " has no kustomization (" + String.join(", ", fileNames)
                                        + ") in the GitOps repository at " + commit.name()
                                        + ". Commit one there, or set kustomize-bump.overlays."
                                : "The overlay " + folder + " has " + String.join(" and ", found.keySet())
                                        + "; Kustomize refuses a folder with two. Remove one.");
            }
            Map.Entry<String, Entry> file = found.entrySet().iterator().next();
            return new OverlayFile(
                    file.getKey(), content(file.getKey(), file.getValue().id()));
        } catch (IOException e) {
            throw new BumpException(
                    "The overlay " + folder + " cannot be read at " + commit.name() + ": " + e.getMessage() + ".");
        }
    }

    private byte[] content(String path, ObjectId id) throws BumpException, IOException {
        need(id);
        ObjectLoader blob = repository.open(id, Constants.OBJ_BLOB);
        if (blob.getSize() > LARGEST) {
            throw new BumpException(
                    "%s has %,d bytes, and more than %,d are not read: that is no kustomization that people write. Set kustomize-bump.overlays to another folder, or split the file."
                            .formatted(path, blob.getSize(), LARGEST));
        }
        return blob.getBytes();
    }

    /** Every step of the path has to be a folder of the repository: no way up, no link that leads out. */
    private String checked(String folder) throws BumpException {
        List<String> steps = new ArrayList<>();
        for (String step : folder.strip().split("/", -1)) {
            if (step.equals("..")
                    || step.contains("\\")
                    || (step.isEmpty() && steps.isEmpty() && folder.startsWith("/"))) {
                throw new BumpException("The overlay " + folder
                        + " leads out of the GitOps repository. Set kustomize-bump.overlays to folders within it.");
            }
            if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        for (int i = 1; i <= steps.size(); i++) {
            String path = String.join("/", steps.subList(0, i));
            try {
                FileMode mode = entry(path).mode();
                if (mode != FileMode.TREE) {
                    throw new BumpException("The overlay " + folder + " is not in the GitOps repository at "
                            + commit.name() + ": " + path
                            + (mode == FileMode.SYMLINK ? " is a symbolic link" : " is no folder there")
                            + ". Set kustomize-bump.overlays.");
                }
            } catch (IOException e) {
                throw new BumpException("The tree of " + commit.name() + " cannot be read: " + e.getMessage() + ".");
            }
        }
        return String.join("/", steps);
    }

    /** What a path is, and its object. */
    private record Entry(FileMode mode, ObjectId id) {

        static final Entry MISSING = new Entry(FileMode.MISSING, ObjectId.zeroId());
    }

    private Entry entry(String path) throws IOException {
        Entry entry = new Entry(FileMode.TREE, commit.getTree());
        for (String name : path.split("/", -1)) {
            entry = entry.mode() == FileMode.TREE ? entry(entry.id(), name) : Entry.MISSING;
        }
        return entry;
    }

    private Entry entry(ObjectId tree, String name) throws IOException {
        need(tree);
        try (ObjectReader reader = repository.newObjectReader()) {
            CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, tree);
            for (; !entries.eof(); entries.next()) {
                if (entries.getEntryPathString().equals(name)) {
                    return new Entry(entries.getEntryFileMode(), entries.getEntryObjectId());
                }
            }
        }
        return Entry.MISSING;
    }

    private void need(ObjectId id) throws IOException {
        try {
            objects.need(branch, List.of(id));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}

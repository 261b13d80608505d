package io.github.waybill.kustomizebump.git;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.GitOps;
import io.github.waybill.kustomizebump.bump.OverlayFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The tree of the branch's newest commit. */
final class TipTree implements GitOps.Tip {

    /** A parser needs some fifty times a file's size of memory; kustomizations have some hundred lines. */
    private static final long LARGEST = 10_000_000;

    private final Repository repository;
    private final RevCommit commit;
    private final List<String> fileNames;

    TipTree(Repository repository, RevCommit commit, List<String> fileNames) {
        this.repository = repository;
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
            List<String> found = new ArrayList<>();
            for (String name : fileNames) {
                String file = path.isEmpty() ? name : path + "/" + name;
                if (mode(file) == FileMode.REGULAR_FILE || mode(file) == FileMode.EXECUTABLE_FILE) {
                    found.add(file);
                } else if (mode(file) == FileMode.SYMLINK) {
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
                                : "The overlay " + folder + " has " + String.join(" and ", found)
                                        + "; Kustomize refuses a folder with two. Remove one.");
            }
            try (TreeWalk walk = TreeWalk.forPath(repository, found.get(0), commit.getTree())) {
                return new OverlayFile(found.get(0), content(found.get(0), walk.getObjectId(0)));
            }
        } catch (IOException e) {
            throw new BumpException(
                    "The overlay " + folder + " cannot be read at " + commit.name() + ": " + e.getMessage() + ".");
        }
    }

    private byte[] content(String path, ObjectId id) throws BumpException, IOException {
        ObjectLoader blob = repository.open(id);
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
                FileMode mode = mode(path);
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

    private FileMode mode(String path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(repository, path, commit.getTree())) {
            return walk == null ? FileMode.MISSING : walk.getFileMode(0);
        }
    }
}

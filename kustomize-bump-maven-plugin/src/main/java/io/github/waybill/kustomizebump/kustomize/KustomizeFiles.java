package io.github.waybill.kustomizebump.kustomize;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.trace.FileTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files of the GitOps repository as Kustomize reads them, each parsed once: overlays share their bases. */
final class KustomizeFiles {

    private final FileTree tree;
    private final SortedSet<String> files;
    private final Map<String, List<Manifest>> manifests = new HashMap<>();
    private final Map<String, KustomizationFile> kustomizations = new HashMap<>();

    KustomizeFiles(FileTree tree) {
        this.tree = tree;
        this.files = tree.files();
    }

    String commit() {
        return tree.commit();
    }

    boolean isFile(String path) {
        return files.contains(path);
    }

    boolean isFolder(String path) {
        return path.isEmpty() || !files.subSet(path + "/", path + "0").isEmpty();
    }

    /** Returns the folders that have a kustomization. */
    SortedSet<String> folders() {
        SortedSet<String> folders = new TreeSet<>();
        for (String file : files) {
            if (Kustomization.fileNames().contains(file.substring(file.lastIndexOf('/') + 1))) {
                folders.add(Paths.folder(file));
            }
        }
        return folders;
    }

    boolean isKustomization(String folder) {
        return Kustomization.fileNames().stream().anyMatch(name -> isFile(Paths.in(folder, name)));
    }

    KustomizationFile kustomization(String folder) throws KustomizationException, BumpException {
        KustomizationFile known = kustomizations.get(folder);
        if (known == null) {
            List<String> found = Kustomization.fileNames().stream()
                    .map(name -> Paths.in(folder, name))
                    .filter(this::isFile)
                    .toList();
            if (found.size() != 1) {
                throw new KustomizationException(
                        folder.isEmpty() ? "the root of the repository" : folder,
                        0,
                        found.isEmpty()
                                ? "there is no kustomization. Commit one there."
                                : String.join(" and ", found) + " are there; Kustomize refuses two. Remove one.");
            }
            known = KustomizationFile.read(found.get(0), content(found.get(0)));
            kustomizations.put(folder, known);
        }
        return known;
    }

    List<Manifest> manifests(String file) throws KustomizationException, BumpException {
        List<Manifest> known = manifests.get(file);
        if (known == null) {
            known = ManifestReader.read(file, content(file));
            manifests.put(file, known);
        }
        return known;
    }

    byte[] content(String file) throws BumpException {
        return tree.content(file)
                .orElseThrow(() -> new BumpException(file + " is not in the GitOps repository at " + commit() + "."));
    }

    /**
     * Returns what Flux includes of a folder that has no kustomization: its YAML files, and those below it, but of a folder with a kustomization
     * the folder itself (fluxcd/pkg, {@code generateKustomization}).
     */
    List<String> generated(String folder) {
        List<String> resources = new ArrayList<>();
        String prefix = folder.isEmpty() ? "" : folder + "/";
        for (String file : folder.isEmpty() ? files : files.subSet(prefix, folder + "0")) {
            String closest = null;
            for (int slash = file.indexOf('/', prefix.length());
                    slash >= 0 && closest == null;
                    slash = file.indexOf('/', slash + 1)) {
                closest = isKustomization(file.substring(0, slash)) ? file.substring(0, slash) : null;
            }
            String resource = closest == null ? file : closest;
            boolean counts = closest != null || file.endsWith(".yaml") || file.endsWith(".yml");
            if (counts && !resources.contains(resource)) {
                resources.add(resource);
            }
        }
        return resources;
    }
}

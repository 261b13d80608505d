package io.github.waybill.kustomizebump.kustomize;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.trace.FileTree;
import io.github.waybill.kustomizebump.bump.trace.FluxKustomization;
import io.github.waybill.kustomizebump.bump.trace.Overlays;
import io.github.waybill.kustomizebump.bump.trace.Rendering;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The overlays of a GitOps repository: found by what includes what, rendered by {@link Renderer}. */
public final class KustomizeOverlays implements Overlays {

    private final KustomizeFiles files;
    private final List<FluxKustomization> flux;

    /** Makes the overlays of a tree; the Flux {@code Kustomization}s that lie in it count. */
    public KustomizeOverlays(FileTree tree) throws BumpException {
        this.files = new KustomizeFiles(tree);
        this.flux = FluxFiles.find(tree);
    }

    @Override
    public List<String> find() throws BumpException {
        Set<String> included = new HashSet<>();
        Set<String> found = new TreeSet<>();
        for (String folder : files.folders()) {
            try {
                KustomizationFile file = files.kustomization(folder);
                if (!file.component()) {
                    found.add(folder);
                }
                List<String> others = new ArrayList<>(file.resources());
                others.addAll(file.components());
                others.forEach(other -> Paths.normalized(folder, other).ifPresent(included::add));
            } catch (KustomizationException e) {
                // It is an overlay, and rendering it says what is wrong.
                found.add(folder);
            }
        }
        found.removeAll(included);
        flux.stream().map(FluxKustomization::path).filter(files::isFolder).forEach(found::add);
        return List.copyOf(found);
    }

    @Override
    public Rendering render(String overlay) throws BumpException {
        String folder = Paths.normalized("", overlay)
                .filter(files::isFolder)
                .orElseThrow(() -> new BumpException("The GitOps repository has no folder " + overlay + " at "
                        + files.commit() + ". Set kustomize-bump.overlays."));
        try {
            return new Renderer(files, folder, flux).render();
        } catch (KustomizationException e) {
            throw new BumpException(overlay + " does not render: " + e.getMessage());
        }
    }
}

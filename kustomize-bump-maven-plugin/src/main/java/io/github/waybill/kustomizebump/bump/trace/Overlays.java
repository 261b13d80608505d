package io.github.waybill.kustomizebump.bump.trace;

import io.github.waybill.kustomizebump.bump.BumpException;
import java.util.List;

/** The overlays of a GitOps repository, rendered. */
public interface Overlays {

    /** Returns the folders that are applied: those that a Flux Kustomization names, and kustomizations that no other one includes. */
    List<String> find() throws BumpException;

    /**
     * Returns what a folder renders to.
     *
     * @throws BumpException if Kustomize would refuse the folder
     */
    Rendering render(String overlay) throws BumpException;
}

package io.github.waybill.kustomizebump.kustomize;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.Editor;
import io.github.waybill.kustomizebump.bump.ImageOverride;
import io.github.waybill.kustomizebump.bump.OverlayFile;
import java.util.List;

/** The editor of kustomizations, as a bump uses it. */
public final class KustomizeEditor implements Editor {

    @Override
    public List<ImageOverride> images(OverlayFile file) throws BumpException {
        try {
            return Kustomization.read(file.path(), file.content()).images();
        } catch (KustomizationException e) {
            throw new BumpException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public OverlayFile with(OverlayFile file, ImageOverride wanted) throws BumpException {
        return edit(file, before -> before.with(wanted));
    }

    @Override
    public OverlayFile withRef(OverlayFile file, String from, String to) throws BumpException {
        return edit(file, before -> before.withRef(from, to));
    }

    private interface Edit {
        Kustomization of(Kustomization before) throws KustomizationException;
    }

    private static OverlayFile edit(OverlayFile file, Edit edit) throws BumpException {
        try {
            Kustomization before = Kustomization.read(file.path(), file.content());
            Kustomization after = edit.of(before);
            return after == before ? file : new OverlayFile(file.path(), after.content());
        } catch (KustomizationException e) {
            throw new BumpException(String.valueOf(e.getMessage()));
        }
    }
}

package io.github.waybill.kustomizebump.bump;

import java.util.List;

/** Reads and changes the image entries of a kustomization. */
public interface Editor {

    /** Returns the entries, in order. */
    List<ImageOverride> images(OverlayFile file) throws BumpException;

    /** Returns the file in which the entry of that name has these values, every other byte as it was; the same file if nothing changes. */
    OverlayFile with(OverlayFile file, ImageOverride wanted) throws BumpException;

    /** Returns the file in which remote resources that named one commit name another; the same file if none does. */
    OverlayFile withRef(OverlayFile file, String from, String to) throws BumpException;
}

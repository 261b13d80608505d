package io.github.waybill.kustomizebump.bump;

import java.util.Arrays;

/**
 * The kustomization of an overlay.
 *
 * @param path the file, relative to the GitOps repository
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only passed on
public record OverlayFile(String path, byte[] content) {

    /** Returns whether the other file has the same bytes. */
    boolean says(OverlayFile other) {
        return Arrays.equals(content, other.content);
    }
}

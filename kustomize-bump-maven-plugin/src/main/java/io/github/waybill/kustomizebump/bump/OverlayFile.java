package io.github.waybill.kustomizebump.bump;

/**
 * The kustomization of an overlay.
 *
 * @param path the file, relative to the GitOps repository
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only passed on
public record OverlayFile(String path, byte[] content) {}

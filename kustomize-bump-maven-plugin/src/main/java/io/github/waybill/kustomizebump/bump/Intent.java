package io.github.waybill.kustomizebump.bump;

/**
 * What a bump is to bring about, whatever the GitOps repository holds by then: it is applied to each new tip again.
 *
 * @param overlay the folder, relative to the GitOps repository
 */
public record Intent(PublishedImage image, String overlay, Pin pin) {}

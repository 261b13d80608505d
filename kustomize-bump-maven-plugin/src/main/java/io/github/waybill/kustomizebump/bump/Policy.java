package io.github.waybill.kustomizebump.bump;

/**
 * What the user allows by name.
 *
 * @param allowRollback an older commit may replace a newer one
 * @param adopt a tag that is no commit of the service repository may be replaced
 */
public record Policy(boolean allowRollback, boolean adopt) {}

package io.github.waybill.kustomizebump.bump;

/**
 * What the user allows by name.
 *
 * @param allowRollback an older commit may replace a newer one
 * @param adopt a tag that is no commit of the service repository may be replaced
 * @param ref a remote resource that names the deployed commit is moved along with the image
 */
public record Policy(boolean allowRollback, boolean adopt, boolean ref) {}

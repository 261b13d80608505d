package io.github.waybill.kustomizebump.bump;

import org.jspecify.annotations.Nullable;

/**
 * How an image stands to what its entry runs.
 *
 * @param deployed the tag that is deployed, or the commit of a digest that stands alone; {@code null} where the entry names neither
 * @param order how the commit to deploy stands to the deployed one
 * @param rolledBack the commit that a rollback took away on purpose, if that rollback still holds once the image is deployed; or {@code null}
 */
public record Standing(
        @Nullable String deployed, Order order, @Nullable String rolledBack) {

    /** Returns what is deployed in words. */
    public String deployedOrNothing() {
        return deployed == null ? "nothing" : deployed;
    }
}

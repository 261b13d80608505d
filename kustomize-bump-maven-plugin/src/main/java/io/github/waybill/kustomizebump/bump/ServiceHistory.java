package io.github.waybill.kustomizebump.bump;

/** The history of the service repository. */
public interface ServiceHistory {

    /** Where no service repository is at hand. */
    ServiceHistory NONE = (deployed, next) -> Order.NOT_ASKED;

    /**
     * Returns how one commit stands to another.
     *
     * @param deployed the tag that is deployed, a commit id in full or abbreviated, or anything else
     * @param next the tag to deploy
     * @throws BumpException if the history is too short to tell
     */
    Order order(String deployed, String next) throws BumpException;
}

package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.BumpException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * The limit of the whole, whatever it waits for: a server that sends a byte now and then keeps every limit of a single answer, and nothing
 * ends a read but the other side. So the work has a thread of its own, which is left behind when the time is over.
 */
final class TimeLimit {

    private TimeLimit() {}

    /**
     * Returns what the work returns.
     *
     * @param name what the message calls the work
     * @throws BumpException that of the work, or one that says that the time is over
     */
    static <T> T within(Duration limit, String name, Background.Work<T> work)
            throws BumpException, InterruptedException {
        try {
            return Background.begin("kustomize-bump", work).await(limit);
        } catch (TimeoutException e) {
            throw new BumpException(
                    "%s took more than %d seconds and was given up. If it was the answer to a push that did not come, the commit may be there. Run again, which makes no commit twice; or raise kustomize-bump.timeout."
                            .formatted(name, limit.toSeconds()));
        }
    }
}

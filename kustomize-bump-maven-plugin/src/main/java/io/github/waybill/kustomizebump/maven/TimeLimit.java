package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.BumpException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The limit of the whole, whatever it waits for: a server that sends a byte now and then keeps every limit of a single answer, and nothing
 * ends a read but the other side. So the work has a thread of its own, which is left behind when the time is over.
 */
final class TimeLimit {

    private TimeLimit() {}

    /** What may take long. */
    interface Work<T> {
        T get() throws BumpException, InterruptedException;
    }

    /**
     * Returns what the work returns.
     *
     * @param name what the message calls the work
     * @throws BumpException that of the work, or one that says that the time is over
     */
    static <T> T within(Duration limit, String name, Work<T> work) throws BumpException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(task, "kustomize-bump");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BumpException(
                    "%s took more than %d seconds and was given up. If it was the answer to a push that did not come, the commit may be there. Run again, which makes no commit twice; or raise kustomize-bump.timeout."
                            .formatted(name, limit.toSeconds()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BumpException refusal) {
                throw refusal;
            }
            if (e.getCause() instanceof InterruptedException interruption) {
                throw interruption;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            task.cancel(true);
        }
    }
}

package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.BumpException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work that goes on in a thread of its own, until somebody needs what it comes to. The build does not wait for that thread to end. */
final class Background<T> {

    private final FutureTask<T> task;

    private Background(FutureTask<T> task) {
        this.task = task;
    }

    /** What may take long. */
    interface Work<T> {
        T get() throws BumpException, InterruptedException;
    }

    static <T> Background<T> begin(String thread, Work<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread started = new Thread(task, thread);
        started.setDaemon(true);
        started.start();
        return new Background<>(task);
    }

    /**
     * Waits for the work and returns what it came to.
     *
     * @throws BumpException that of the work
     */
    T await() throws BumpException, InterruptedException {
        return result(Future::get);
    }

    /**
     * Waits for the work no longer than a limit, and interrupts it then.
     *
     * @throws BumpException that of the work
     * @throws TimeoutException if the work has not come to anything within the limit
     */
    T await(Duration limit) throws BumpException, InterruptedException, TimeoutException {
        try {
            return result(future -> future.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } finally {
            task.cancel(true);
        }
    }

    private interface Wait<T, E extends Exception> {
        T on(Future<T> future) throws InterruptedException, ExecutionException, E;
    }

    private <E extends Exception> T result(Wait<T, E> wait) throws BumpException, InterruptedException, E {
        try {
            return wait.on(task);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BumpException refusal) {
                throw refusal;
            }
            if (e.getCause() instanceof InterruptedException interruption) {
                throw interruption;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}

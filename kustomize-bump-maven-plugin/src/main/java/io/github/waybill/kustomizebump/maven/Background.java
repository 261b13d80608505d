package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.BumpException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that goes on while the next is done, until somebody needs what it comes to. */
final class Background<T> {

    private final FutureTask<T> task;

    private Background(FutureTask<T> task) {
        this.task = task;
    }

    static <T> Background<T> begin(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "kustomize-bump-" + name);
        thread.setDaemon(true);
        thread.start();
        return new Background<>(task);
    }

    /**
     * Waits for the work and returns what it came to.
     *
     * @throws BumpException if the work failed with one
     */
    T await() throws BumpException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BumpException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}

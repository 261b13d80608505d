package io.github.waybill.buildgraph.reactor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does one thing for many, on as many threads as there are processors. Threads see the classes that the caller's does. */
final class Tasks implements AutoCloseable {

    private final ExecutorService threads;

    Tasks() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
            Thread thread = new Thread(task, "build-graph");
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        });
    }

    /** Returns what comes of each value, in their order; what a task throws is thrown. */
    <T, R> List<R> map(Collection<T> values, Function<T, R> task) {
        List<Future<R>> futures = new ArrayList<>();
        values.forEach(value -> futures.add(threads.submit(() -> task.apply(value))));
        List<R> results = new ArrayList<>();
        for (Future<R> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The build was interrupted.", e);
            }
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

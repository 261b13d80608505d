package io.github.waybill.buildgraph.git;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Begins in a thread of its own what will be asked for later. */
final class Ahead {

    private Ahead() {}

    static <T> Future<T> begin(String name, Callable<T> work) {
        FutureTask<T> begun = new FutureTask<>(work);
        Thread thread = new Thread(begun, "build-graph " + name);
        thread.setDaemon(true);
        thread.start();
        return begun;
    }
}

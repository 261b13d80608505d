package io.github.waybill.kustomizebump.bump;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks a registry several things at once. */
public final class InParallel {

    /** Registries serve more than this to one client; hundreds of questions are over in seconds all the same. */
    private static final int AT_ONCE = 16;

    private InParallel() {}

    /**
     * Returns the answers, in the order of the questions.
     *
     * @param questions at least one
     * @throws ExecutionException if a question throws, with what it throws as its cause
     */
    public static <T> List<T> ask(List<Callable<T>> questions) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, questions.size()), task -> {
            Thread thread = new Thread(task, "kustomize-bump-registry");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(questions)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}

package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The repository of a build, opened and looked at while Maven reads the POMs: half a second that nobody waits for. */
final class EarlyLook implements AutoCloseable {

    private final FutureTask<GitRepository> opening;

    private EarlyLook(FutureTask<GitRepository> opening) {
        this.opening = opening;
    }

    /**
     * Begins.
     *
     * @param folder the one that Maven runs in
     * @param offline whether its remote must not be asked
     * @param scanned whether the working tree will be asked for
     */
    static EarlyLook at(Path folder, boolean offline, boolean scanned) {
        FutureTask<GitRepository> opening = new FutureTask<>(() -> open(folder, offline, scanned));
        Thread thread = new Thread(opening, "build-graph");
        thread.setDaemon(true);
        thread.start();
        return new EarlyLook(opening);
    }

    private static GitRepository open(Path folder, boolean offline, boolean scanned) throws GitException {
        GitRepository repository =
                scanned ? GitRepository.openToScan(folder, offline) : GitRepository.open(folder, offline);
        try {
            if (scanned) {
                repository.scan();
            }
            return repository;
        } catch (GitException | RuntimeException e) {
            repository.close();
            throw e;
        }
    }

    /**
     * Returns the repository, and waits for it if need be.
     *
     * @throws GitException if it cannot be opened, or its working tree not be read
     */
    GitRepository repository() throws GitException {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GitException known) {
                throw known;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The build was interrupted.", e);
        }
    }

    @Override
    public void close() {
        try {
            repository().close();
        } catch (GitException | RuntimeException e) {
            // What was never opened needs no closing; who asked for it has been told.
        }
    }
}

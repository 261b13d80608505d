package io.github.waybill.kustomizebump.git;

import io.github.waybill.kustomizebump.bump.BumpException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Repository;

/**
 * A clone without its whole history, as pipelines make them, and how it gets more of it. The git program fetches, not JGit: the clone is the
 * user's, and what lets it reach its remote (headers, helpers, agents) is known to the program that made it.
 */
final class ShallowClone {

    /** Most deployed commits are found at once; what is older takes the whole history, which ends the matter. */
    private static final List<String> STEPS = List.of("--deepen=100", "--deepen=1000", "--unshallow");

    private static final int LONGEST_SECONDS = 300;

    private final Repository repository;
    private int step;

    ShallowClone(Repository repository) {
        this.repository = repository;
    }

    boolean isShallow() throws IOException {
        return !repository.getObjectDatabase().getShallowCommits().isEmpty();
    }

    /**
     * Fetches more of the history.
     *
     * @param deployed what is looked for, for the message
     * @throws BumpException if there is no way to get it
     */
    void deepen(String deployed) throws BumpException {
        String why = step < STEPS.size() ? fetch(STEPS.get(step)) : "its remote is shallow too";
        step++;
        if (!why.isEmpty()) {
            throw new BumpException(
                    "The clone %s is shallow and does not reach %s, which is deployed, so their order cannot be told; git could not fetch more (%s). Clone with the whole history (fetch-depth: 0 in GitHub Actions, GIT_DEPTH: 0 in GitLab CI)."
                            .formatted(repository.getWorkTree(), deployed, why));
        }
    }

    /** Returns why it failed, or {@code ""}. */
    private String fetch(String depth) {
        ProcessBuilder git = new ProcessBuilder("git", "fetch", "--quiet", "--no-tags", depth, "origin")
                .directory(repository.getWorkTree())
                .redirectErrorStream(true);
        git.environment().put("GIT_TERMINAL_PROMPT", "0");
        try {
            Path output = Files.createTempFile("kustomize-bump", ".log");
            try {
                Process process = git.redirectOutput(output.toFile()).start();
                process.getOutputStream().close();
                if (process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    String words =
                            Urls.withoutCredentials(Files.readString(output)).strip();
                    return process.exitValue() == 0 ? "" : "it says: " + words;
                }
                process.destroyForcibly();
                return "it took more than " + LONGEST_SECONDS + " seconds";
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}

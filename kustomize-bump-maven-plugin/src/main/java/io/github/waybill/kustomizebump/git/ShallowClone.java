package io.github.waybill.kustomizebump.git;

import io.github.waybill.kustomizebump.bump.BumpException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Repository;

/**
 * A clone without its whole history, as pipelines make them, and how it gets more of it. The git program fetches, not JGit: the clone is the
 * user's, and what lets it reach its remote (headers, helpers, agents) is known to the program that made it.
 */
final class ShallowClone {

    /** Most deployed commits are found at once; what is older takes the whole history, which ends the matter. */
    private static final List<String> STEPS = List.of("--deepen=100", "--deepen=1000", "--unshallow");

    private static final Duration LONGEST = Duration.ofMinutes(5);

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
        try {
            GitCommand.Answer answer = GitCommand.run(
                    repository.getWorkTree().toPath(),
                    LONGEST,
                    Map.of(),
                    "",
                    "fetch",
                    "--quiet",
                    "--no-tags",
                    depth,
                    "origin");
            return answer.isGood() ? "" : answer.words();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}

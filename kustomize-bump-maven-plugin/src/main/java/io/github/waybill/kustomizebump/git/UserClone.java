package io.github.waybill.kustomizebump.git;

import io.github.waybill.kustomizebump.bump.BumpException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;

/**
 * The clone that is built, and how it gets more of the history: what was pushed after it was made, and what a shallow one was made without. The
 * git program fetches, not JGit: what lets the clone reach its remote (headers, helpers, agents) is known to the program that made it. The
 * clone's own branches stay where they are.
 */
final class UserClone {

    /** Most deployed commits are found at once; what is older takes the whole history, which ends the matter. */
    private static final List<String> STEPS = List.of("--deepen=100", "--deepen=1000", "--unshallow");

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Repository repository;
    private int step;

    UserClone(Repository repository) {
        this.repository = repository;
    }

    boolean isShallow() throws IOException {
        return !repository.getObjectDatabase().getShallowCommits().isEmpty();
    }

    boolean hasOrigin() {
        return repository.getConfig().getString("remote", "origin", "url") != null;
    }

    /**
     * Fetches what was pushed since the clone was made.
     *
     * @param deployed what is looked for, for the message
     * @throws BumpException if it cannot be fetched
     */
    void update(String deployed) throws BumpException {
        Optional<String> problem = fetch("origin");
        if (problem.isPresent()) {
            throw new BumpException(
                    "The clone %s does not have %s, which is deployed, and git could not ask its origin for it (%s). Whether that is a newer commit cannot be told; see that git fetch works there, then run again."
                            .formatted(repository.getWorkTree(), deployed, problem.get()));
        }
    }

    /**
     * Fetches more of the history of a shallow clone.
     *
     * @param deployed what is looked for, for the message
     * @throws BumpException if there is no way to get it
     */
    void deepen(String deployed) throws BumpException {
        Optional<String> problem =
                step < STEPS.size() ? fetch(STEPS.get(step), "origin") : Optional.of("its remote is shallow too");
        step++;
        if (problem.isPresent()) {
            throw new BumpException(
                    "The clone %s is shallow and does not reach %s, which is deployed, so their order cannot be told; git could not fetch more (%s). Clone with the whole history (fetch-depth: 0 in GitHub Actions, GIT_DEPTH: 0 in GitLab CI)."
                            .formatted(repository.getWorkTree(), deployed, problem.get()));
        }
    }

    /** Returns why it failed, or empty. */
    private Optional<String> fetch(String... what) {
        List<String> command = new ArrayList<>(List.of("fetch", "--quiet", "--no-tags"));
        command.addAll(List.of(what));
        try {
            GitCommand.Answer answer = GitCommand.run(
                    repository.getWorkTree().toPath(), LONGEST, Map.of(), "", command.toArray(String[]::new));
            return answer.isGood() ? Optional.empty() : Optional.of(answer.words());
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}

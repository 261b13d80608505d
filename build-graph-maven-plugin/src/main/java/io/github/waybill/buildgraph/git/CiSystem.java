package io.github.waybill.buildgraph.git;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The CI systems whose environment says what a build is to be compared with, and how each is told to clone the whole history.
 *
 * <p>Where a system builds not the branch of a pull request but what the merge of it would be, head holds what came into the target
 * meanwhile. The base is then the target's commit that was merged, so that what differs is what the pull request changes.
 */
enum CiSystem {
    /**
     * GitHub Actions. A pull request is built as {@code refs/pull/N/merge}, whose first parent is the target. The commit before a push, and
     * the one a merge queue builds on, stand in the event only.
     *
     * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/variables">Variables</a>
     * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">Payloads</a>
     */
    GITHUB_ACTIONS("GITHUB_ACTIONS", "In GitHub Actions, set fetch-depth: 0 of actions/checkout.") {
        @Override
        List<BaseCandidate> candidates(Map<String, String> environment, CommitObject head) {
            List<BaseCandidate> found = new ArrayList<>();
            targetOfMerge(environment, head, "GITHUB_REF", "GITHUB_SHA").ifPresent(found::add);
            branch(environment, "GITHUB_BASE_REF").ifPresent(found::add);
            String event = environment.getOrDefault("GITHUB_EVENT_NAME", "");
            if (event.equals("push")) {
                event(environment, "before").ifPresent(found::add);
            } else if (event.equals("merge_group")) {
                event(environment, "merge_group", "base_sha").ifPresent(found::add);
            }
            GitHubEvent.string(environment, "repository", "default_branch")
                    .map(name -> BaseCandidate.branch(name, "default_branch in " + GitHubEvent.VARIABLE))
                    .ifPresent(found::add);
            return found;
        }
    },
    /**
     * GitLab CI. A pipeline for merged results knows the target's commit. Other merge requests know their diff's base too, yet that goes stale
     * when the target is changed, so the target branch goes first.
     *
     * @see <a href="https://docs.gitlab.com/ci/variables/predefined_variables/">Variables</a>
     * @see <a href="https://gitlab.com/gitlab-org/gitlab/-/issues/442031">The stale base</a>
     */
    GITLAB("GITLAB_CI", "In GitLab CI, set the variable GIT_DEPTH to 0.") {
        @Override
        List<BaseCandidate> candidates(Map<String, String> environment, CommitObject head) {
            return present(List.of(
                    commit(environment, "CI_MERGE_REQUEST_TARGET_BRANCH_SHA"),
                    branch(environment, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
                    mergeBase(environment, "CI_MERGE_REQUEST_DIFF_BASE_SHA"),
                    commit(environment, "CI_COMMIT_BEFORE_SHA"),
                    branch(environment, "CI_DEFAULT_BRANCH")));
        }
    },
    /**
     * Jenkins: multibranch jobs know a change's target; the git plugin the last commit that was built well.
     *
     * @see <a href="https://www.jenkins.io/doc/book/pipeline/multibranch/#additional-environment-variables">Multibranch</a>
     * @see <a href="https://plugins.jenkins.io/git/#plugin-content-environment-variables">Git plugin</a>
     */
    JENKINS("JENKINS_URL", "In Jenkins, switch the shallow clone off (CloneOption, shallow: false).") {
        @Override
        List<BaseCandidate> candidates(Map<String, String> environment, CommitObject head) {
            return present(List.of(
                    branch(environment, "CHANGE_TARGET"), commit(environment, "GIT_PREVIOUS_SUCCESSFUL_COMMIT")));
        }
    },
    /**
     * Azure Pipelines, which builds pull requests as {@code refs/pull/N/merge} too.
     *
     * @see <a href="https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables">Variables</a>
     */
    AZURE("TF_BUILD", "In Azure Pipelines, set fetchDepth: 0 of the checkout step.") {
        @Override
        List<BaseCandidate> candidates(Map<String, String> environment, CommitObject head) {
            return present(List.of(
                    targetOfMerge(environment, head, "BUILD_SOURCEBRANCH", "BUILD_SOURCEVERSION"),
                    branch(environment, "SYSTEM_PULLREQUEST_TARGETBRANCH")));
        }
    },
    /**
     * Bitbucket Pipelines, which merges the destination into a pull request's branch.
     *
     * @see <a href="https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/">Variables</a>
     */
    BITBUCKET("BITBUCKET_BUILD_NUMBER", "In Bitbucket Pipelines, set clone: depth: full.") {
        @Override
        List<BaseCandidate> candidates(Map<String, String> environment, CommitObject head) {
            return present(List.of(
                    branch(environment, "BITBUCKET_PR_DESTINATION_BRANCH"),
                    mergeBase(environment, "BITBUCKET_PR_DESTINATION_COMMIT")));
        }
    },
    /**
     * CircleCI, whose environment names the branch that is built and no base.
     *
     * @see <a href="https://circleci.com/docs/reference/variables/">Variables</a>
     */
    CIRCLECI("CIRCLECI", "In CircleCI, set method: full of the checkout step.") {
        @Override
        List<BaseCandidate> candidates(Map<String, String> environment, CommitObject head) {
            return List.of();
        }
    },
    /**
     * Buildkite.
     *
     * @see <a href="https://buildkite.com/docs/pipelines/configure/environment-variables">Variables</a>
     */
    BUILDKITE(
            "BUILDKITE", "In Buildkite, take --depth out of BUILDKITE_GIT_CLONE_FLAGS and BUILDKITE_GIT_FETCH_FLAGS.") {
        @Override
        List<BaseCandidate> candidates(Map<String, String> environment, CommitObject head) {
            return present(List.of(branch(environment, "BUILDKITE_PULL_REQUEST_BASE_BRANCH")));
        }
    };

    private static final Pattern PULL_REQUEST_MERGE = Pattern.compile("refs/pull/\\d+/merge");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");

    private final String marker;
    private final String wholeHistory;

    /**
     * Names a system.
     *
     * @param marker a variable that is set in its builds and elsewhere not
     */
    CiSystem(String marker, String wholeHistory) {
        this.marker = marker;
        this.wholeHistory = wholeHistory;
    }

    /** Returns the system that a build runs in. */
    static Optional<CiSystem> of(Map<String, String> environment) {
        return Arrays.stream(values())
                .filter(system -> !environment.getOrDefault(system.marker, "").isEmpty())
                .findFirst();
    }

    /** Returns what to do, in one sentence, for a clone with the whole history. */
    static String wholeHistory(Map<String, String> environment) {
        return of(environment).map(system -> system.wholeHistory).orElse("Run git fetch --unshallow.");
    }

    /** Returns the bases that the environment proposes, the best first. */
    abstract List<BaseCandidate> candidates(Map<String, String> environment, CommitObject head);

    private static List<BaseCandidate> present(List<Optional<BaseCandidate>> candidates) {
        return candidates.stream().flatMap(Optional::stream).toList();
    }

    private static Optional<String> value(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    private static Optional<BaseCandidate> branch(Map<String, String> environment, String variable) {
        return value(environment, variable).map(name -> BaseCandidate.branch(name, variable));
    }

    private static Optional<BaseCandidate> commit(Map<String, String> environment, String variable) {
        return id(environment, variable).map(id -> BaseCandidate.commit(id, variable));
    }

    private static Optional<BaseCandidate> mergeBase(Map<String, String> environment, String variable) {
        return id(environment, variable).map(id -> BaseCandidate.mergeBase(id, variable));
    }

    private static Optional<String> id(Map<String, String> environment, String variable) {
        return value(environment, variable).filter(id -> ID.matcher(id).matches());
    }

    /** The merge that the server made has the target as its first parent; another commit checked out says nothing of the target. */
    private static Optional<BaseCandidate> targetOfMerge(
            Map<String, String> environment, CommitObject head, String ref, String sha) {
        return value(environment, ref)
                .filter(name -> PULL_REQUEST_MERGE.matcher(name).matches())
                .filter(name ->
                        head.id().equals(environment.get(sha)) && head.parents().size() == 2)
                .map(name -> BaseCandidate.commit(head.parents().get(0), "HEAD^1 (" + ref + ")"));
    }

    private static Optional<BaseCandidate> event(Map<String, String> environment, String... names) {
        return GitHubEvent.string(environment, names)
                .filter(id -> ID.matcher(id).matches())
                .map(id -> BaseCandidate.commit(id, String.join(".", names) + " in " + GitHubEvent.VARIABLE));
    }
}

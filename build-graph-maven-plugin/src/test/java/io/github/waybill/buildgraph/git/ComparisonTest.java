package io.github.waybill.buildgraph.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.waybill.buildgraph.graph.PathChange;
import io.github.waybill.buildgraph.graph.Revision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is compared with what: as asked, else as the CI says, else with the default branch. The history is
 *
 * <pre>
 * first -- main         main has M.java
 *      \-- feature      checked out, has F.java
 * </pre>
 */
class ComparisonTest {

    private static final String ZEROS = "0".repeat(40);

    @TempDir
    Path folder;

    private GitProgram origin;
    private GitProgram git;
    private String first;
    private String main;
    private String feature;

    @BeforeEach
    void makeRepositories() throws IOException, InterruptedException {
        folder = folder.toRealPath();
        origin = GitProgram.init(folder.resolve("origin"));
        first = origin.commit("A.java", "1");
        origin.run("checkout", "-q", "-b", "feature");
        feature = origin.commit("F.java", "1");
        origin.run("checkout", "-q", "main");
        main = origin.commit("M.java", "1");
        git = new GitProgram(folder.resolve("shop"));
        origin.run(
                "clone", "-q", origin.folder().toUri().toString(), git.folder().toString());
        git.run("checkout", "-q", "feature");
    }

    private Comparison compare(@Nullable String base, @Nullable String head, Map<String, String> environment)
            throws GitException {
        try (GitRepository repository = GitRepository.open(git.folder(), false)) {
            return repository.compare(base, head, environment);
        }
    }

    private Revision base(Map<String, String> environment) throws GitException {
        return compare(null, null, environment).base();
    }

    /** The paths that differ, as {@code git diff} would show them too. */
    private List<String> changed(Comparison comparison) throws GitException {
        try (GitRepository repository = GitRepository.open(git.folder(), false)) {
            List<SourceTree> bases = new ArrayList<>();
            for (Revision base : comparison.bases()) {
                bases.add(repository.tree(base));
            }
            return repository.changes(bases, repository.tree(comparison.head())).stream()
                    .map(PathChange::path)
                    .toList();
        }
    }

    /** Makes, and checks out, what a server builds of a pull request: the merge of feature into main. */
    private String checkOutMerge() throws IOException, InterruptedException {
        git.run("checkout", "-q", "--detach", main);
        git.run("merge", "-q", "--no-ff", "-m", "Merge", feature);
        return git.run("rev-parse", "HEAD").strip();
    }

    private String event(String json) throws IOException {
        origin.write("../event.json", json);
        return folder.resolve("event.json").toString();
    }

    @Test
    void aBranchIsComparedFromWhereItWasLeft() throws Exception {
        assertThat(compare("main", null, Map.of()))
                .isEqualTo(new Comparison(List.of(new Revision("main", first)), new Revision("HEAD", feature), true));
    }

    @Test
    void aFullIdIsComparedItself() throws Exception {
        assertThat(compare(main, null, Map.of()).bases()).containsExactly(new Revision(main, main));
    }

    @Test
    void aTagObjectStandsForItsCommit() throws Exception {
        git.run("tag", "-a", "-m", "Release", "v1", main);

        assertThat(compare("v1", null, Map.of()).bases()).containsExactly(new Revision("v1", first));
    }

    @Test
    void aBranchThatOnlyTheRemoteHasIsFound() throws Exception {
        git.run("branch", "-q", "-D", "main");
        assertThat(compare("main", null, Map.of()).base()).isEqualTo(new Revision("main", first));

        git.run("update-ref", "-d", "refs/remotes/origin/main");
        assertThat(compare("main", null, Map.of()).base()).isEqualTo(new Revision("main", first));
        assertThat(git.run("for-each-ref", "refs/remotes/origin/main")).isEmpty();
    }

    @Test
    void threeDotsAreTheMergeBaseAndTwoTheCommit() throws Exception {
        Revision to = new Revision("feature", feature);

        assertThat(compare("main...feature", null, Map.of()))
                .isEqualTo(new Comparison(List.of(new Revision("main", first)), to, false));
        assertThat(compare("main..feature", null, Map.of()))
                .isEqualTo(new Comparison(List.of(new Revision("main", main)), to, false));
        assertThat(compare("main...", null, Map.of()).head()).isEqualTo(new Revision("HEAD", feature));
    }

    @Test
    void anyCommitCanBeHead() throws Exception {
        assertThat(compare("feature", "main", Map.of()))
                .isEqualTo(new Comparison(List.of(new Revision("feature", first)), new Revision("main", main), false));
    }

    @Test
    void headIsNamedOnce() {
        assertThatThrownBy(() -> compare("main...feature", "main", Map.of()))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("Leave one of them out");
    }

    @Test
    void anUnknownRevisionIsNamed() {
        for (String unknown : List.of("no-such", "-x", "a b", "1".repeat(40))) {
            assertThatThrownBy(() -> compare(unknown, null, Map.of()))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("The revision " + unknown + " is unknown")
                    .hasMessageNotContaining("shallow");
        }
    }

    @Test
    void historiesWithNothingInCommonAreRefused() throws Exception {
        git.run("checkout", "-q", "--orphan", "other");
        git.commit("x", "x");

        assertThatThrownBy(() -> compare("main", null, Map.of()))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("main and HEAD have no commit in common");
    }

    /** Each side took the other's first commit and kept its own X.java, so git has two merge bases and they disagree on it. */
    @Test
    void ofSeveralMergeBasesEachCounts() throws Exception {
        git.run("checkout", "-q", "-B", "left", first);
        String left = git.commit("X.java", "left");
        git.run("checkout", "-q", "-B", "right", first);
        String right = git.commit("X.java", "right");
        git.run("merge", "-q", "-s", "ours", "-m", "Merge", "left");
        git.run("checkout", "-q", "left");
        git.run("merge", "-q", "-s", "ours", "-m", "Merge", right);

        Comparison comparison = compare("right", null, Map.of());

        assertThat(comparison.bases())
                .extracting(Revision::commit)
                .containsExactlyInAnyOrder(left, right)
                .containsExactlyInAnyOrder(
                        git.run("merge-base", "--all", "right", "HEAD").strip().split("\n", 0));
        assertThat(changed(comparison)).containsExactly("X.java");
    }

    @Test
    void withoutABaseTheRemotesDefaultBranchIsTaken() throws Exception {
        assertThat(base(Map.of())).isEqualTo(new Revision("origin/main", first));
    }

    @Test
    void aDefaultBranchThatTheCloneDoesNotKnowIsAskedOfTheRemote() throws Exception {
        origin.run("branch", "-q", "-m", "main", "trunk");
        git.run("remote", "set-head", "origin", "--delete");
        git.run("update-ref", "-d", "refs/remotes/origin/main");

        assertThat(base(Map.of())).isEqualTo(new Revision("origin/trunk", first));
    }

    @Test
    void aRemoteByAnotherNameWillDo() throws Exception {
        git.run("remote", "rename", "origin", "upstream");

        assertThat(base(Map.of())).isEqualTo(new Revision("upstream/main", first));
    }

    @Test
    void withoutARemoteABaseMustBeNamed() throws Exception {
        git.run("remote", "remove", "origin");

        assertThatThrownBy(() -> base(Map.of()))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("Set build-graph.base");
    }

    @Test
    void githubsPullRequestIsComparedWithTheTargetThatWasMerged() throws Exception {
        String merge = checkOutMerge();
        Map<String, String> environment = Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_EVENT_NAME", "pull_request",
                "GITHUB_BASE_REF", "main",
                "GITHUB_REF", "refs/pull/7/merge",
                "GITHUB_SHA", merge);

        Comparison comparison = compare(null, null, environment);

        assertThat(comparison.base()).isEqualTo(new Revision("HEAD^1 (GITHUB_REF)", main));
        assertThat(changed(comparison)).containsExactly("F.java");
        git.run("checkout", "-q", "feature");
        assertThat(base(environment)).isEqualTo(new Revision("origin/main (GITHUB_BASE_REF)", first));
    }

    @Test
    void githubsPushIsComparedWithWhatWasThereBefore() throws Exception {
        Map<String, String> environment = Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_EVENT_NAME", "push",
                "GITHUB_EVENT_PATH", event("{\"ref\": \"refs/heads/feature\", \"before\": \"" + main + "\"}"));

        assertThat(base(environment)).isEqualTo(new Revision("before in GITHUB_EVENT_PATH", main));
    }

    @Test
    void aNewBranchIsComparedWithTheDefaultBranch() throws Exception {
        Map<String, String> github = Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_EVENT_NAME", "push",
                "GITHUB_EVENT_PATH", event("{\"before\": \"" + ZEROS + "\"}"));
        assertThat(base(github))
                .isEqualTo(new Revision("origin/main (before in GITHUB_EVENT_PATH names no commit)", first));

        Map<String, String> gitlab =
                Map.of("GITLAB_CI", "true", "CI_COMMIT_BEFORE_SHA", ZEROS, "CI_DEFAULT_BRANCH", "main");
        assertThat(base(gitlab)).isEqualTo(new Revision("origin/main (CI_DEFAULT_BRANCH)", first));
        assertThat(compare(ZEROS, null, gitlab).base()).isEqualTo(new Revision("origin/main", first));
    }

    @Test
    void aCommitThatAForcedPushLeftBehindIsFetched() throws Exception {
        origin.run("config", "uploadpack.allowAnySHA1InWant", "true");
        origin.run("checkout", "-q", "-b", "gone", feature);
        String before = origin.commit("Gone.java", "1");
        origin.run("checkout", "-q", "main");
        origin.run("branch", "-q", "-D", "gone");

        assertThat(base(Map.of("GITLAB_CI", "true", "CI_COMMIT_BEFORE_SHA", before)))
                .isEqualTo(new Revision("CI_COMMIT_BEFORE_SHA", before));
        assertThat(git.run("rev-parse", "--is-shallow-repository").strip()).isEqualTo("false");
    }

    @Test
    void aCommitThatNobodyHasAnyMoreGivesWayToTheDefaultBranchAndItSaysSo() throws Exception {
        assertThat(base(Map.of("GITLAB_CI", "true", "CI_COMMIT_BEFORE_SHA", "1".repeat(40))))
                .isEqualTo(new Revision("origin/main (CI_COMMIT_BEFORE_SHA names a commit that is gone)", first));
    }

    @Test
    void aMergeQueueIsComparedWithWhatItBuildsOn() throws Exception {
        Map<String, String> environment = Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_EVENT_NAME", "merge_group",
                "GITHUB_EVENT_PATH", event("{\"merge_group\": {\"base_sha\": \"" + main + "\"}}"));

        assertThat(base(environment)).isEqualTo(new Revision("merge_group.base_sha in GITHUB_EVENT_PATH", main));
    }

    @Test
    void gitlabsMergeRequestIsComparedWithItsTarget() throws Exception {
        assertThat(base(Map.of(
                        "GITLAB_CI",
                        "true",
                        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
                        "main",
                        "CI_MERGE_REQUEST_DIFF_BASE_SHA",
                        feature,
                        "CI_COMMIT_BEFORE_SHA",
                        ZEROS)))
                .isEqualTo(new Revision("origin/main (CI_MERGE_REQUEST_TARGET_BRANCH_NAME)", first));

        checkOutMerge();
        assertThat(changed(
                        compare(null, null, Map.of("GITLAB_CI", "true", "CI_MERGE_REQUEST_TARGET_BRANCH_SHA", main))))
                .containsExactly("F.java");
    }

    @Test
    void azuresPullRequestIsComparedWithItsTarget() throws Exception {
        String target = "refs/heads/main";
        assertThat(base(Map.of("TF_BUILD", "True", "SYSTEM_PULLREQUEST_TARGETBRANCH", target)))
                .isEqualTo(new Revision("origin/main (SYSTEM_PULLREQUEST_TARGETBRANCH)", first));

        String merge = checkOutMerge();
        assertThat(base(Map.of(
                        "TF_BUILD",
                        "True",
                        "SYSTEM_PULLREQUEST_TARGETBRANCH",
                        target,
                        "BUILD_SOURCEBRANCH",
                        "refs/pull/7/merge",
                        "BUILD_SOURCEVERSION",
                        merge)))
                .isEqualTo(new Revision("HEAD^1 (BUILD_SOURCEBRANCH)", main));
    }

    @Test
    void bitbucketsPullRequestIsComparedWithTheDestinationThatWasMergedIntoIt() throws Exception {
        git.run("merge", "-q", "-m", "Merge", "origin/main");

        Comparison comparison =
                compare(null, null, Map.of("BITBUCKET_BUILD_NUMBER", "1", "BITBUCKET_PR_DESTINATION_BRANCH", "main"));

        assertThat(comparison.base()).isEqualTo(new Revision("origin/main (BITBUCKET_PR_DESTINATION_BRANCH)", main));
        assertThat(changed(comparison)).containsExactly("F.java");
    }

    @Test
    void theOtherSystemsSayWhatTheyKnow() throws Exception {
        assertThat(base(Map.of("JENKINS_URL", "http://ci", "CHANGE_TARGET", "main")))
                .isEqualTo(new Revision("origin/main (CHANGE_TARGET)", first));
        assertThat(base(Map.of("JENKINS_URL", "http://ci", "GIT_PREVIOUS_SUCCESSFUL_COMMIT", main)))
                .isEqualTo(new Revision("GIT_PREVIOUS_SUCCESSFUL_COMMIT", main));
        assertThat(base(Map.of("BUILDKITE", "true", "BUILDKITE_PULL_REQUEST_BASE_BRANCH", "main")))
                .isEqualTo(new Revision("origin/main (BUILDKITE_PULL_REQUEST_BASE_BRANCH)", first));
        assertThat(base(Map.of("BUILDKITE", "true", "BUILDKITE_PULL_REQUEST_BASE_BRANCH", "")))
                .isEqualTo(new Revision("origin/main", first));
        assertThat(base(Map.of("CIRCLECI", "true", "CIRCLE_BRANCH", "feature")))
                .isEqualTo(new Revision("origin/main", first));
    }

    @Test
    void aTargetBranchThatIsNotToBeHadIsAnError() {
        assertThatThrownBy(() -> base(Map.of("JENKINS_URL", "http://ci", "CHANGE_TARGET", "release")))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("The branch release that CHANGE_TARGET names")
                .hasMessageContaining("In Jenkins");
    }
}

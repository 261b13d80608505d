package io.github.waybill.kustomizebump.maven;

import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What a goal that writes to the GitOps repository is told about it: where it is, how to reach it, how commits are made. */
abstract class AbstractGitOpsMojo extends AbstractMojo {

    /**
     * The URL of the GitOps repository.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.repository")
    @Nullable
    String repository;

    /**
     * The branch of the GitOps repository.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.branch", defaultValue = "main")
    String branch = "main";

    /**
     * The server of <code>settings.xml</code> with the credentials of the GitOps repository; by default the one named like its host. Without
     * one, the environment variables KUSTOMIZE_BUMP_USERNAME and KUSTOMIZE_BUMP_PASSWORD count (a token alone will do), then git's credential
     * helpers; for SSH the ssh-agent and the keys in <code>~/.ssh</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.serverId")
    @Nullable
    String serverId;

    /**
     * The branch to push to instead, for a pull request; it is made where it is missing. Where it is there already the commit is made on top of
     * it, so a name with the commit in it (<code>release/${build-graph.commit}</code>) gives each build its own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.pushBranch")
    @Nullable
    String pushBranch;

    /**
     * What the server is told with the push, as with <code>git push --push-option</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.pushOptions")
    @Nullable
    List<String> pushOptions;

    /**
     * The commit's message, to which the receipt is added as trailers. <code>{services}</code>, <code>{overlays}</code>, <code>{tags}</code> and
     * <code>{changes}</code> (a line for each entry) are filled in.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.message")
    @Nullable
    String message;

    /**
     * The commit's author, <code>Name &lt;address&gt;</code>. By default the one of git's configuration, or of the environment
     * (GIT_AUTHOR_NAME, GIT_AUTHOR_EMAIL).
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.author")
    @Nullable
    String author;

    /**
     * The commit's committer, in the same way.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.committer")
    @Nullable
    String committer;

    /**
     * Whether to sign the commit, with the key and in the format of git's configuration (<code>user.signingKey</code>, <code>gpg.format</code>:
     * OpenPGP, X.509 or SSH). By default as that configuration says (<code>commit.gpgSign</code>).
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.sign")
    @Nullable
    Boolean sign;

    /**
     * How long one connection or answer may take, and ten times that the whole, in seconds.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.timeout", defaultValue = "30")
    int timeout;

    /**
     * Shows what would be committed, and pushes nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.dryRun", defaultValue = "false")
    boolean dryRun;

    /**
     * Skips the goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.skip", defaultValue = "false")
    boolean skip;

    final CommitSettings commitSettings() {
        return new CommitSettings(
                pushBranch, pushOptions == null ? List.of() : pushOptions, message, author, committer, sign);
    }
}

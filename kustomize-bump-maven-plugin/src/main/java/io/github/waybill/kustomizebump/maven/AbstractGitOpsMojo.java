package io.github.waybill.kustomizebump.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What a goal that writes to the GitOps repository is told beside where that is: how commits are made. */
abstract class AbstractGitOpsMojo extends AbstractRepositoryMojo {

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
     * Shows what would be committed, and pushes nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.dryRun", defaultValue = "false")
    boolean dryRun;

    final CommitSettings commitSettings() {
        return new CommitSettings(
                pushBranch, pushOptions == null ? List.of() : pushOptions, message, author, committer, sign);
    }
}

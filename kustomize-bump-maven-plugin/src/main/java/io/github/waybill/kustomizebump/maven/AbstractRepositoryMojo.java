package io.github.waybill.kustomizebump.maven;

import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every goal is told about the GitOps repository: where it is and how to reach it. */
abstract class AbstractRepositoryMojo extends AbstractRegistryMojo {

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
     * How long one connection or answer may take, and ten times that the whole, in seconds.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.timeout", defaultValue = "30")
    int timeout;
}

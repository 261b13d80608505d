package io.github.waybill.kustomizebump.maven;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;

/** What every goal is told, since each of them asks a registry. */
abstract class AbstractRegistryMojo extends AbstractMojo {

    /**
     * Whether registries over plain HTTP or with a certificate that nobody signed will do, as for Jib.
     *
     * @since 0.1.0
     */
    @Parameter(property = "jib.allowInsecureRegistries", defaultValue = "false")
    boolean allowInsecureRegistries;

    /**
     * Skips the goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.skip", defaultValue = "false")
    boolean skip;
}

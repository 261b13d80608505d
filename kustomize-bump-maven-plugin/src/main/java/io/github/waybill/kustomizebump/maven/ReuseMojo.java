package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.ReusableImage;
import io.github.waybill.kustomizebump.git.ServiceRepository;
import io.github.waybill.kustomizebump.registry.ReusableImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Takes the image that the registry has already in place of a new one, with <code>-Dbuild-graph.reuse</code>: where the commit, or one that came
 * before it, has an image whose fingerprint is the one that this service has now (a build that is run again, a change that was reverted), that
 * image gets the commit's tag, and Jib is skipped. The receipt says from which tag it was taken. Its label
 * <code>org.opencontainers.image.revision</code> stays that of the commit it was built from.
 *
 * <p>Bind it to a phase before that of Jib; it does nothing in a build that publishes nothing.</p>
 *
 * @since 0.1.0
 */
@Mojo(name = "reuse", defaultPhase = LifecyclePhase.INSTALL, threadSafe = true)
public final class ReuseMojo extends AbstractRegistryMojo {

    /**
     * Whether an image that the registry has already is taken.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.reuse", defaultValue = "false")
    private boolean reuse;

    /**
     * How many commits back to look for the image, along the branch that is checked out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.history", defaultValue = "100")
    private int history;

    /** What the extension of build-graph-maven-plugin says that the service is made of. */
    @Parameter(defaultValue = "${build-graph.fingerprint}", readonly = true)
    private @Nullable String fingerprint;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private MavenProject project;

    private final MavenSession session;
    private final SettingsDecrypter decrypter;

    @Inject
    ReuseMojo(MavenSession session, SettingsDecrypter decrypter) {
        this.session = session;
        this.decrypter = decrypter;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        JibModule module = new JibModule(project, session.getUserProperties());
        if (skip || !reuse || !module.isService() || fingerprint == null || !fingerprint.matches("[0-9a-f]{64}")) {
            getLog().debug("Nothing is to be reused here.");
            return;
        }
        try (ServiceRepository services = ServiceRepository.find(Path.of(session.getExecutionRootDirectory()))
                .orElse(null)) {
            // The fingerprint is the commit's; an image of something else is no match for it.
            if (services != null && services.dirt(BuildFolder.all(session)).isEmpty()) {
                reuse(module, services.firstParents(history), fingerprint);
            }
        } catch (BumpException e) {
            throw new MojoFailureException(e.getMessage());
        } catch (IOException e) {
            throw new MojoExecutionException("The receipt of the image cannot be written: " + e.getMessage(), e);
        }
    }

    private void reuse(JibModule module, List<String> commits, String wanted) throws BumpException, IOException {
        String repository = module.target().orElseThrow();
        ReusableImages images =
                new ReusableImages(new Credentials(session, decrypter).registries(allowInsecureRegistries));
        Optional<ReusableImage> found = find(images, repository, commits, wanted);
        if (found.isEmpty()) {
            getLog().info("No image of %s in the last %d commits is made of the same; Jib builds one."
                    .formatted(repository, commits.size()));
            return;
        }
        ReusableImage image = found.get();
        String commit = commits.get(0);
        if (!image.tag().equals(commit)) {
            images.tag(repository, image, commit);
        }
        JibReport.write(module, image, commit);
        module.reuse();
        getLog().info("Reused %s:%s@%s as %s: it is made of the same. Jib is skipped."
                .formatted(repository, image.tag(), image.digest(), commit));
    }

    /** A registry that does not answer costs a build of the image, not the pipeline. */
    private Optional<ReusableImage> find(
            ReusableImages images, String repository, List<String> commits, String wanted) {
        try {
            return images.find(repository, commits, wanted);
        } catch (BumpException e) {
            getLog().warn(e.getMessage() + " Jib builds one.");
            return Optional.empty();
        }
    }
}

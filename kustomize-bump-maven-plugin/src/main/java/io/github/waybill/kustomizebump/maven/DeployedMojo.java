package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.trace.Trace;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import io.github.waybill.kustomizebump.git.ServiceRepository;
import io.github.waybill.kustomizebump.render.DeployedJson;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Writes which commit each service runs, so that the next build compares each service with its own deployed commit
 * (<code>-Dbuild-graph.base=deployed -Dbuild-graph.deployed=target/kustomize-bump/deployed.json</code>): what a pipeline that failed or never ran
 * left undone is then made up for by the next.
 *
 * @since 0.1.0
 */
@Mojo(name = "deployed", aggregator = true, threadSafe = true, requiresProject = false, requiresOnline = true)
public final class DeployedMojo extends AbstractTraceMojo {

    /**
     * The folders to look at, relative to the GitOps repository: those that the build writes to.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.overlays")
    private @Nullable List<String> overlays;

    /**
     * The file to write. By default <code>target/kustomize-bump/deployed.json</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.outputFile")
    private @Nullable File outputFile;

    @Inject
    DeployedMojo(MavenSession session, SettingsDecrypter decrypter) {
        super(session, decrypter);
    }

    @Override
    void run(@Nullable ServiceRepository repository) throws BumpException, IOException, InterruptedException {
        List<String> wanted = orNone(overlays);
        if (wanted.isEmpty()) {
            throw new BumpException(
                    "kustomize-bump.overlays is not set. Set it to the folders of the GitOps repository that the build writes to.");
        }
        Trace trace = trace(wanted, List.of(), repository, (found, evidence) -> found);
        Path file = outputFile == null
                ? output("deployed.json")
                : outputFile.toPath().toAbsolutePath();
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, DeployedJson.of(trace.overlays()));
        for (TracedOverlay overlay : trace.overlays()) {
            overlay.services().forEach(image -> say(overlay, image));
        }
        getLog().info("Wrote " + file);
    }

    private void say(TracedOverlay overlay, TracedImage image) {
        String where = overlay.overlay() + ": " + image.title() + " ";
        image.commit()
                .value()
                .ifPresentOrElse(
                        built -> getLog().info(where + "runs " + built.commit().id()),
                        () -> getLog().warn(where + "runs no known commit: "
                                + image.commit().reason().orElse("")));
    }
}

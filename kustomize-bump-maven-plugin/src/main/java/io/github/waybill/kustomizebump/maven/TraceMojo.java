package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.trace.Trace;
import io.github.waybill.kustomizebump.git.ServiceRepository;
import io.github.waybill.kustomizebump.render.TraceJson;
import io.github.waybill.kustomizebump.render.TraceMarkdown;
import io.github.waybill.kustomizebump.render.TraceText;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Says what commit is running: for every overlay of the GitOps repository and every image in it the commit, how far the branch is ahead of it, who
 * put it there, what the registry says, what Flux has applied and what runs; with or without a POM. Writes <code>trace.json</code> and
 * <code>trace.md</code> into <code>target/kustomize-bump</code>.
 *
 * @since 0.1.0
 */
@Mojo(name = "trace", aggregator = true, threadSafe = true, requiresProject = false, requiresOnline = true)
public final class TraceMojo extends AbstractTraceMojo {

    /**
     * The folders to look at, relative to the GitOps repository. By default all that are applied: those that a Flux
     * <code>Kustomization</code> of the repository names, and kustomizations that no other one includes.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.only")
    private @Nullable List<String> only;

    @Inject
    TraceMojo(MavenSession session, SettingsDecrypter decrypter) {
        super(session, decrypter);
    }

    @Override
    void run(@Nullable ServiceRepository repository) throws BumpException, IOException, InterruptedException {
        Trace trace = trace(orNone(only), List.of(), repository, (found, evidence) -> found);
        Background<String> json = Background.begin("kustomize-bump-json", () -> TraceJson.of(trace));
        Files.writeString(output("trace.md"), TraceMarkdown.of(trace));
        // Without the log's prefix a hundred columns are a hundred columns.
        System.out.println(String.join(System.lineSeparator(), TraceText.of(trace, Emphasis::strong)));
        Files.writeString(output("trace.json"), json.await());
        getLog().info("Wrote " + output("trace.json") + " and trace.md");
    }
}

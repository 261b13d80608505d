package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.ImageRegistry;
import io.github.waybill.kustomizebump.bump.Origin;
import io.github.waybill.kustomizebump.bump.Pin;
import io.github.waybill.kustomizebump.bump.Policy;
import io.github.waybill.kustomizebump.bump.PublishedImage;
import io.github.waybill.kustomizebump.bump.ServiceHistory;
import io.github.waybill.kustomizebump.git.ServiceRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Writes what Jib published into the overlays of the GitOps repository: one commit for all services of the build, made when the last of them
 * has published, and pushed. Inherited it runs in every service; on the command line it follows the deployment
 * (<code>mvn deploy kustomize-bump:bump</code>). With <code>kustomize-bump.newTag</code> it bumps the image that its parameters name, with or
 * without a POM.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "bump",
        defaultPhase = LifecyclePhase.DEPLOY,
        threadSafe = true,
        requiresProject = false,
        requiresOnline = true)
public final class BumpMojo extends AbstractGitOpsMojo {

    /**
     * The folders with a kustomization to write to, relative to the GitOps repository.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.overlays")
    private @Nullable List<String> overlays;

    /**
     * The <code>name</code> of the entry in <code>images</code>. By default the one named like the module or like the image's repository; if
     * there is none, one named like the module is added.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.image")
    private @Nullable String image;

    /**
     * The image to deploy, registry included and without tag, where nothing of this build is: by default the entry's name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.newName")
    private @Nullable String newName;

    /**
     * The tag to deploy, where nothing of this build is.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.newTag")
    private @Nullable String newTag;

    /**
     * The digest that goes with <code>newTag</code>; the registry has to agree.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.digest")
    private @Nullable String digest;

    /**
     * What the entry pins the image by: <code>tag</code>, <code>tag+digest</code> or <code>digest</code>. A digest that stands in the entry is
     * kept true with each.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.pin", defaultValue = "tag")
    private String pin = "tag";

    /**
     * Whether an older commit may replace a newer one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.allowRollback", defaultValue = "false")
    private boolean allowRollback;

    /**
     * Whether a tag that is no commit of the service repository may be replaced.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.adopt", defaultValue = "false")
    private boolean adopt;

    /**
     * Whether a remote resource or component of the overlay that names the deployed commit (<code>?ref=</code>) is moved along with the image.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.ref", defaultValue = "false")
    private boolean ref;

    /**
     * Whether to ask the registry for the tag and its digest before anything is written.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.verifyImage", defaultValue = "true")
    private boolean verifyImage;

    @Parameter(defaultValue = "${project}", readonly = true)
    private @Nullable MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private @Nullable MojoExecution execution;

    private final MavenSession session;
    private final SettingsDecrypter decrypter;

    @Inject
    BumpMojo(MavenSession session, SettingsDecrypter decrypter) {
        this.session = session;
        this.decrypter = decrypter;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: kustomize-bump.skip is set.");
            return;
        }
        Path folder = Path.of(session.getExecutionRootDirectory());
        try (ServiceRepository services = ServiceRepository.find(folder).orElse(null)) {
            List<BumpRequest> requests = newTag != null ? named(newTag) : published(services);
            if (!requests.isEmpty()) {
                run(requests, services);
            }
        } catch (BumpException e) {
            throw new MojoFailureException(e.getMessage());
        } catch (IOException e) {
            throw new MojoExecutionException("The receipt cannot be written: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("The bump was interrupted; run it again.", e);
        }
    }

    private void run(List<BumpRequest> requests, @Nullable ServiceRepository services)
            throws BumpException, IOException, InterruptedException {
        Credentials credentials = new Credentials(session, decrypter);
        ImageRegistry registry = verifyImage ? credentials.registries(allowInsecureRegistries) : null;
        Origin origin = services == null
                ? new Origin(null, null)
                : new Origin(services.origin().orElse(null), services.head());
        if (services == null) {
            getLog().info("No service repository here: the order of commits cannot be asked.");
        }
        BumpRun run = new BumpRun(
                credentials,
                registry,
                new Policy(allowRollback, adopt, ref),
                commitSettings(),
                Duration.ofSeconds(timeout),
                receipt(),
                getLog());
        run.run(requests, origin, services == null ? ServiceHistory.NONE : services, dryRun);
    }

    /** The image that the parameters name; once in a build, however many modules it has. */
    private List<BumpRequest> named(String tag) throws BumpException {
        if (project != null && project.getFile() != null && !project.isExecutionRoot()) {
            return List.of();
        }
        if (image == null) {
            throw missing("image", "the name of the entry to change");
        }
        PublishedImage published = new PublishedImage(image, image, newName == null ? image : newName, tag, digest);
        return List.of(request(published));
    }

    /** What all services of the build published, once the last of them has; until then nothing. */
    private List<BumpRequest> published(@Nullable ServiceRepository services) throws BumpException {
        MavenProject module = project;
        if (module == null || module.getFile() == null) {
            throw missing("newTag", "the tag to deploy, since there is no POM here and so no build");
        }
        List<MavenProject> publishing = publishing();
        if (publishing.isEmpty() && !isBound()) {
            throw new BumpException(
                    "No module of the reactor is a service, so there is nothing to bump. A service has jib-maven-plugin with a target"
                            + " image in its effective build and is not skipped (jib.skip); or set kustomize-bump.newTag.");
        }
        if (isBound() && !publishing.contains(module)) {
            getLog().debug(module.getArtifactId() + " is no service, nothing to bump.");
            return List.of();
        }
        if (services == null) {
            throw new BumpException(
                    session.getExecutionRootDirectory()
                            + " lies in no git repository with a commit, so no image can be traced to one. Run the build in a clone.");
        }
        refuseDirt(services);
        if (!isBound()) {
            // Maven runs the goal of the command line once, when all modules are done.
            List<BumpRequest> all = new ArrayList<>();
            for (MavenProject service : publishing) {
                all.add(ofModule(service, services.head()));
            }
            return all;
        }
        BumpRequest request = request(report(module, image, services.head()));
        String goal = execution == null ? "" : execution.getExecutionId();
        List<BumpRequest> all = BuildState.add(session, goal, publishing.size(), request.toMap()).stream()
                .map(BumpRequest::of)
                .toList();
        if (all.isEmpty()) {
            getLog().info("The commit is made when the last of %d services has published".formatted(publishing.size()));
        }
        return all;
    }

    private PublishedImage report(MavenProject module, @Nullable String entry, String commit) throws BumpException {
        PublishedImage published = JibReport.read(
                new JibModule(module, session.getUserProperties()),
                module.getArtifactId(),
                entry,
                session.getStartTime().toInstant(),
                commit);
        getLog().info("Published " + published.reference());
        return published;
    }

    /** Each service may say in its own POM where it is deployed. */
    private BumpRequest ofModule(MavenProject module, String commit) throws BumpException {
        PluginParameters own = new PluginParameters(
                module, "io.github.waybill:kustomize-bump-maven-plugin", session.getUserProperties());
        PublishedImage published =
                report(module, own.get("kustomize-bump.image", "image").orElse(image), commit);
        return request(
                published,
                own.get("kustomize-bump.repository", "repository").orElse(repository),
                own.get("kustomize-bump.branch", "branch").orElse(branch),
                own.get("kustomize-bump.overlays", "overlays")
                        .map(list -> List.of(list.split("\\s*,\\s*")))
                        .orElse(overlays),
                own.get("kustomize-bump.pin", "pin").orElse(pin),
                own.get("kustomize-bump.serverId", "serverId").orElse(serverId));
    }

    /** Returns the services whose turn comes in this build: all of them, or those that inherit this execution. */
    private List<MavenProject> publishing() {
        return session.getProjects().stream()
                .filter(candidate -> new JibModule(candidate, session.getUserProperties()).isService())
                .filter(candidate ->
                        !Boolean.parseBoolean(candidate.getProperties().getProperty("kustomize-bump.skip")))
                .filter(candidate -> !isBound() || isBoundIn(candidate))
                .toList();
    }

    private boolean isBound() {
        return execution != null && execution.getSource() == MojoExecution.Source.LIFECYCLE;
    }

    private boolean isBoundIn(MavenProject candidate) {
        return candidate.getBuildPlugins().stream()
                .filter(plugin -> plugin.getArtifactId().equals("kustomize-bump-maven-plugin"))
                .flatMap(plugin -> plugin.getExecutions().stream())
                .anyMatch(bound -> execution != null && bound.getId().equals(execution.getExecutionId()));
    }

    private BumpRequest request(PublishedImage published) throws BumpException {
        return request(published, repository, branch, overlays, pin, serverId);
    }

    private static BumpRequest request(
            PublishedImage published,
            @Nullable String repository,
            String branch,
            @Nullable List<String> overlays,
            String pin,
            @Nullable String serverId)
            throws BumpException {
        if (repository == null) {
            throw missing("repository", "the URL of the GitOps repository");
        }
        if (overlays == null || overlays.isEmpty()) {
            throw missing("overlays", "the folders of the GitOps repository to write to");
        }
        return new BumpRequest(published, repository, branch, overlays, pin(pin), serverId);
    }

    private static Pin pin(String pin) throws BumpException {
        return switch (pin) {
            case "tag" -> Pin.TAG;
            case "tag+digest" -> Pin.TAG_AND_DIGEST;
            case "digest" -> Pin.DIGEST;
            default ->
                throw new BumpException("kustomize-bump.pin is " + pin + ". Set it to tag, tag+digest or digest.");
        };
    }

    private static BumpException missing(String parameter, String meaning) {
        return new BumpException("kustomize-bump." + parameter + " is not set. Set it to " + meaning
                + ", as a property of the POM or with -Dkustomize-bump." + parameter + "=….");
    }

    /** An image of a dirty tree is not the commit that its tag names. */
    private void refuseDirt(ServiceRepository services) throws BumpException {
        Collection<String> dirt = services.dirt(BuildFolder.all(session));
        if (!dirt.isEmpty()) {
            throw new BumpException(
                    "The working tree has changes that commit %s does not hold: %s. What was published is not that commit; commit, build and bump again."
                            .formatted(services.head(), dirt.stream().limit(5).collect(Collectors.joining(", "))));
        }
    }

    private Path receipt() {
        return BuildFolder.of(session).resolve("kustomize-bump").resolve("bump.json");
    }
}

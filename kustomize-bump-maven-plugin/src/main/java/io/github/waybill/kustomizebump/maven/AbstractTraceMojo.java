package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.Urls;
import io.github.waybill.kustomizebump.bump.trace.Cluster;
import io.github.waybill.kustomizebump.bump.trace.ImageRecords;
import io.github.waybill.kustomizebump.bump.trace.Services;
import io.github.waybill.kustomizebump.flux.Clusters;
import io.github.waybill.kustomizebump.git.ServiceRepository;
import io.github.waybill.kustomizebump.registry.RegistryRecords;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What a goal that reads what is deployed is told: where each link of the chain is to be asked. */
abstract class AbstractTraceMojo extends AbstractRepositoryMojo {

    /**
     * The images that are services, <code>*</code> standing for any text; the registry can be left out. By default those that the reactor's
     * modules declare, or all where no POM is.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.services")
    private @Nullable List<String> services;

    /**
     * The images that are none, in the same way: what others make, and no commit of this repository explains.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.foreignImages")
    private @Nullable List<String> foreignImages;

    /**
     * The branch of the service repository that commits have to be on. By default the one that the remote <code>origin</code> calls its own
     * (<code>git remote set-head</code>), or else what is checked out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.serviceBranch")
    private @Nullable String serviceBranch;

    /**
     * The fingerprints that build-graph has written: its <code>fingerprints.json</code>, or a folder with one such file a commit. By default
     * <code>target/build-graph/fingerprints.json</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.fingerprints")
    private @Nullable File fingerprints;

    /**
     * Whether to ask the registries.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.askRegistry", defaultValue = "true")
    private boolean askRegistry;

    /**
     * The kubeconfig of the cluster to ask for what Flux has applied and what runs. Without one no cluster is asked, not even a current one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.kubeconfig")
    private @Nullable File kubeconfig;

    /**
     * The context of the kubeconfig. By default its current one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.kubeContext")
    private @Nullable String kubeContext;

    /**
     * The contexts of overlays that are in other clusters, as <code>overlay=context</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.kubeContexts")
    private @Nullable List<String> kubeContexts;

    final MavenSession session;
    final SettingsDecrypter decrypter;

    AbstractTraceMojo(MavenSession session, SettingsDecrypter decrypter) {
        this.session = session;
        this.decrypter = decrypter;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: kustomize-bump.skip is set.");
            return;
        }
        inRepository(this::run);
    }

    /** What is done with the service repository, {@code null} where none is. */
    interface Work {
        void in(@Nullable ServiceRepository repository) throws BumpException, IOException, InterruptedException;
    }

    /** Does something with the service repository, and says what went wrong as Maven has it. */
    final void inRepository(Work work) throws MojoExecutionException, MojoFailureException {
        Path folder = Path.of(session.getExecutionRootDirectory());
        try (ServiceRepository repository = ServiceRepository.find(folder).orElse(null)) {
            if (repository == null) {
                getLog().info("No service repository here: commits cannot be asked.");
            }
            work.in(repository);
        } catch (BumpException e) {
            throw new MojoFailureException(e.getMessage());
        } catch (IOException e) {
            throw new MojoExecutionException("The answer cannot be written: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("The goal was interrupted; run it again.", e);
        }
    }

    /** Does what the goal is for. */
    abstract void run(@Nullable ServiceRepository repository) throws BumpException, IOException, InterruptedException;

    /**
     * Reads what is deployed.
     *
     * @param overlays the folders to look at; empty for all
     * @param stages folder names in the order of promotion
     */
    final <T> T trace(
            List<String> overlays, List<String> stages, @Nullable ServiceRepository repository, TraceRun.Use<T> use)
            throws BumpException, IOException, InterruptedException {
        String url = repositoryUrl();
        Credentials credentials = new Credentials(session, decrypter);
        Duration limit = Duration.ofSeconds(timeout);
        TraceRun run = new TraceRun(
                new Services(DeclaredServices.of(session), orNone(services), orNone(foreignImages)),
                FingerprintFiles.read(
                        fingerprints == null
                                ? BuildFolder.of(session).resolve("build-graph").resolve("fingerprints.json")
                                : fingerprints.toPath()),
                registry(credentials),
                repository == null
                        ? null
                        : Background.begin("kustomize-bump-history", () -> repository.commits(serviceBranch)));
        Clusters clusters =
                kubeconfig == null ? null : new Clusters(kubeconfig.toPath(), contexts(), kubeContext, url, limit);
        try (clusters) {
            getLog().info("Fetching " + branch + " of " + Urls.withoutCredentials(url));
            Cluster cluster = clusters == null
                    ? Cluster.unasked("no cluster was asked, kustomize-bump.kubeconfig is not set")
                    : clusters;
            return run.trace(
                    new TraceRun.Source(url, branch, credentials.forGit(url, serverId, limit)),
                    repository == null ? null : repository.origin().orElse(null),
                    overlays,
                    stages,
                    cluster,
                    use);
        }
    }

    final String repositoryUrl() throws BumpException {
        if (repository == null) {
            throw new BumpException(
                    "kustomize-bump.repository is not set. Set it to the URL of the GitOps repository, as a property of the POM or with -Dkustomize-bump.repository=….");
        }
        return repository;
    }

    private ImageRecords registry(Credentials credentials) {
        if (!askRegistry) {
            return ImageRecords.unasked("no registry was asked, kustomize-bump.askRegistry is false");
        }
        return new RegistryRecords(credentials.registries(allowInsecureRegistries));
    }

    private Map<String, String> contexts() throws BumpException {
        return pairs(orNone(kubeContexts), "kubeContexts", "overlay=context");
    }

    static Map<String, String> pairs(List<String> texts, String parameter, String form) throws BumpException {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals <= 0) {
                throw new BumpException(
                        "kustomize-bump." + parameter + " has \"" + text + "\", which is no " + form + ".");
            }
            pairs.put(
                    text.substring(0, equals).strip(),
                    text.substring(equals + 1).strip());
        }
        return pairs;
    }

    static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }

    /** Returns a file of this goal's in the build folder. */
    final Path output(String name) throws IOException {
        return Files.createDirectories(BuildFolder.of(session).resolve("kustomize-bump"))
                .resolve(name);
    }
}

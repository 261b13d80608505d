package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.Origin;
import io.github.waybill.kustomizebump.bump.Policy;
import io.github.waybill.kustomizebump.bump.ServiceHistory;
import io.github.waybill.kustomizebump.bump.verify.Promotion;
import io.github.waybill.kustomizebump.bump.verify.Verification;
import io.github.waybill.kustomizebump.git.ServiceRepository;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Moves what one overlay runs, tag and digest, to others: one commit for all services, never backwards, with a receipt that names the overlay it
 * came from, as <code>kustomize-bump:bump</code> writes it. What <code>kustomize-bump:verify</code> would find broken is not promoted, and then
 * nothing is.
 *
 * @since 0.1.0
 */
@Mojo(name = "promote", aggregator = true, threadSafe = true, requiresProject = false, requiresOnline = true)
public final class PromoteMojo extends AbstractTraceMojo {

    /**
     * The overlay that runs what is to be promoted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.from")
    private @Nullable String from;

    /**
     * The overlays to promote to. Not those of <code>kustomize-bump:bump</code>, which a POM names for every build.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.to")
    private @Nullable List<String> to;

    /**
     * The services to promote, by name. By default all of the overlay.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.service")
    private @Nullable List<String> service;

    /**
     * How much rules count, as for <code>kustomize-bump:verify</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.levels")
    private @Nullable List<String> levels;

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
     * The branch to push to instead, for a pull request, as for <code>kustomize-bump:bump</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.pushBranch")
    private @Nullable String pushBranch;

    /**
     * What the server is told with the push, as with <code>git push --push-option</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.pushOptions")
    private @Nullable List<String> pushOptions;

    /**
     * The commit's message before its trailers, with placeholders, as for <code>kustomize-bump:bump</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.message")
    private @Nullable String message;

    /**
     * The commit's author, <code>Name &lt;address&gt;</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.author")
    private @Nullable String author;

    /**
     * The commit's committer, in the same way.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.committer")
    private @Nullable String committer;

    /**
     * Whether to sign the commit. By default as git's configuration says.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.sign")
    private @Nullable Boolean sign;

    /**
     * Shows what would be committed, and pushes nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.dryRun", defaultValue = "false")
    private boolean dryRun;

    @Inject
    PromoteMojo(MavenSession session, SettingsDecrypter decrypter) {
        super(session, decrypter);
    }

    @Override
    void run(@Nullable ServiceRepository repository) throws BumpException, IOException, InterruptedException {
        String source = from;
        if (source == null || to == null || to.isEmpty()) {
            throw new BumpException(
                    "kustomize-bump.from and kustomize-bump.to are not both set. Set them to the overlay to promote from and those to promote to.");
        }
        Verification verification = new Verification(RuleLevels.parse(orNone(levels)));
        List<Promotion> promotions = trace(
                List.of(source),
                List.of(),
                repository,
                (trace, evidence) -> Promotion.of(trace.overlays().get(0), orNone(service), verification, evidence));
        Credentials credentials = new Credentials(session, decrypter);
        BumpRun run = new BumpRun(
                credentials,
                credentials.registries(allowInsecureRegistries),
                new Policy(allowRollback, adopt, false),
                new CommitSettings(pushBranch, orNone(pushOptions), message, author, committer, sign),
                Duration.ofSeconds(timeout),
                output("promote.json"),
                getLog());
        List<BumpRequest> requests = new ArrayList<>();
        for (Promotion promotion : promotions) {
            requests.add(new BumpRequest(
                    promotion.image(), repositoryUrl(), branch, List.copyOf(to), promotion.pin(), serverId));
        }
        Origin origin =
                new Origin(repository == null ? null : repository.origin().orElse(null), null, source);
        run.run(requests, origin, repository == null ? ServiceHistory.NONE : repository, dryRun);
    }
}

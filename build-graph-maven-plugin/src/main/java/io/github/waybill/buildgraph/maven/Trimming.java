package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.Trim;
import io.github.waybill.buildgraph.graph.TrimRules;
import io.github.waybill.buildgraph.reactor.ReactorException;
import io.github.waybill.buildgraph.render.TrimText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what a build with {@code -Dbuild-graph.trim} keeps, and says so before it begins. */
final class Trimming {

    private static final Logger LOG = LoggerFactory.getLogger(Trimming.class);

    static final String PROPERTY = "build-graph.trim";

    /** A build of these goals alone asks about the reactor and builds nothing. */
    private static final List<String> OWN_GOALS =
            List.of("build-graph:", "io.github.waybill:build-graph-maven-plugin:");

    private final MavenSession session;
    private final RepositorySystem resolver;
    private final ExtensionParameters parameters;

    Trimming(MavenSession session, RepositorySystem resolver) {
        this.session = session;
        this.resolver = resolver;
        this.parameters = new ExtensionParameters(session);
    }

    /**
     * Returns whether this build is to be trimmed. A selection of the user's own wins, and the log says so.
     *
     * @throws MavenExecutionException if the property has a value that means nothing
     */
    boolean isRequested() throws MavenExecutionException {
        if (!isAskedFor() || parameters.goals().stream().allMatch(Trimming::isOwn)) {
            return false;
        }
        String selection = parameters.selection();
        if (selection != null) {
            LOG.info("Not trimmed: {} has chosen what to build.", selection);
            return false;
        }
        if (session.getProjects().size() == 1) {
            LOG.info("Not trimmed: the build has one module.");
            return false;
        }
        return true;
    }

    private boolean isAskedFor() throws MavenExecutionException {
        try {
            return parameters.isTrue(PROPERTY);
        } catch (IllegalArgumentException e) {
            throw failure(e.getMessage());
        }
    }

    private static boolean isOwn(String goal) {
        return OWN_GOALS.stream().anyMatch(goal::startsWith);
    }

    /**
     * Decides.
     *
     * @param publishes whether the build is asked to publish
     * @throws MavenExecutionException if it cannot be told what is affected: then nothing is built, rather than too little
     */
    Trim decide(GitRepository repository, boolean publishes) throws MavenExecutionException {
        try {
            return decided(repository, publishes);
        } catch (GitException | ReactorException | IOException | IllegalArgumentException e) {
            throw failure(e.getMessage());
        } catch (RuntimeException e) {
            throw new MavenExecutionException(
                    "The build cannot be trimmed, by a fault of build-graph-maven-plugin: %s. Build without -D%s, and report it with what mvn -e says."
                            .formatted(e, PROPERTY),
                    e);
        }
    }

    /** Returns the failure of a build that cannot be trimmed. */
    MavenExecutionException failure(@Nullable String problem) {
        return new MavenExecutionException(
                "The build cannot be trimmed. " + problem,
                session.getTopLevelProject().getFile());
    }

    private Trim decided(GitRepository repository, boolean publishes)
            throws GitException, IOException, ReactorException {
        TrimRules rules = new TrimRules(
                parameters.choice("build-graph.upstream", TrimRules.Upstream.BUILD),
                parameters.choice("build-graph.downstream", TrimRules.Downstream.TEST));
        String base = base();
        LOG.info("Finding what is affected since {}", base == null ? "the default base" : base);
        Compared compared = Compared.of(
                session,
                resolver,
                repository,
                RunningReactor.of(session, resolver, repository),
                base,
                Path.of(session.getExecutionRootDirectory()).resolve(deployed()),
                null,
                parameters.ignore());
        MavenProject root = session.getTopLevelProject();
        Trim trim = Trim.of(
                compared.graph(),
                compared.affected(),
                rules,
                new ModuleId(root.getGroupId(), root.getArtifactId()),
                publishes);
        Emphasis.headline(TrimText.of(compared.graph(), compared.affected(), trim, publishes))
                .lines()
                .forEach(LOG::info);
        return trim;
    }

    private String deployed() {
        return Objects.requireNonNullElse(parameters.get("build-graph.deployed"), DeployedFile.DEFAULT);
    }

    /** A build builds the working tree, and no other head. */
    private @Nullable String base() {
        String base = parameters.get("build-graph.base");
        String head = parameters.get("build-graph.head");
        if (head != null || (base != null && base.contains(".."))) {
            throw new IllegalArgumentException(
                    "%s builds the working tree, and build-graph.%s names another head. Leave %s, or check that head out."
                            .formatted(
                                    PROPERTY,
                                    head != null ? "head=" + head : "base=" + base,
                                    head != null ? "build-graph.head out" : "what stands behind the dots out"));
        }
        return base;
    }
}

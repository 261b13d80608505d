package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.Comparison;
import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.git.SourceTree;
import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.AffectedAnalysis;
import io.github.waybill.buildgraph.graph.Change;
import io.github.waybill.buildgraph.graph.IgnoreRules;
import io.github.waybill.buildgraph.graph.Revision;
import io.github.waybill.buildgraph.reactor.Reactor;
import io.github.waybill.buildgraph.reactor.ReactorException;
import io.github.waybill.buildgraph.render.AffectedJson;
import io.github.waybill.buildgraph.render.AffectedList;
import io.github.waybill.buildgraph.render.AffectedText;
import io.github.waybill.buildgraph.render.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a change affects: modules, their tests, artifacts and images, each with its cause. The answer is written to
 * <code>target/build-graph/affected.json</code> too.
 *
 * @since 0.1.0
 */
@Mojo(name = "affected", aggregator = true, threadSafe = true)
public final class AffectedMojo extends AbstractGraphMojo {

    /**
     * What to compare with: a branch or tag (its merge base with head), a full commit id (that commit itself), <code>A...B</code> (the merge
     * base of both, with B as head) or <code>A..B</code>. By default what the CI system says in its environment: the target of a pull
     * request, or the commit before a push (GitHub Actions, GitLab, Jenkins, Azure, Bitbucket, Buildkite). Elsewhere, and where it says nothing, the
     * remote's default branch. A shallow clone is deepened as far as the merge base needs.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.base")
    private @Nullable String base;

    /**
     * What to compare: by default the working tree, what is not committed included; or any branch, tag or commit, whatever is checked out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.head")
    private @Nullable String head;

    /**
     * How to write the answer: <code>text</code>, <code>json</code>, or <code>list</code> (for <code>mvn -pl</code>).
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.format", defaultValue = "text")
    private String format = "text";

    /**
     * Which modules a list names: <code>modules</code> (all that are affected), <code>services</code> (those whose image comes out
     * different) or <code>tests</code> (those whose tests are to be run).
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.select", defaultValue = "modules")
    private String select = "modules";

    /**
     * Files that no artifact depends on: globs on the path within the repository, or on the file's name where there is no slash. By default
     * prose and what editors and git keep for themselves. Below source and resource folders nothing is ignored.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.ignore")
    private @Nullable List<String> ignore;

    /**
     * Whether the text names every affected module, also where there are more than fit on a screen.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.all", defaultValue = "false")
    private boolean all;

    @Inject
    AffectedMojo(MavenSession session, RepositorySystem resolver) {
        super(session, resolver);
    }

    @Override
    void answer(GitRepository repository, Reactor reactor)
            throws GitException, IOException, ReactorException, MojoFailureException {
        Selection selection = selection();
        Affected affected = affected(repository, reactor);
        String answer = switch (format) {
            case "text" -> AffectedText.of(affected, all);
            case "json" -> AffectedJson.of(affected);
            case "list" -> AffectedList.of(affected, selection) + "\n";
            default -> throw unknown("build-graph.format", format, "text, json, list");
        };
        writeResult("affected.json", AffectedJson.of(affected));
        give(answer);
    }

    private Affected affected(GitRepository repository, Reactor running)
            throws GitException, IOException, ReactorException {
        Comparison comparison = repository.compare(base, head, environment());
        Revision to = comparison.head();
        List<SourceTree> bases = new ArrayList<>();
        for (Revision from : comparison.bases()) {
            bases.add(repository.tree(from));
        }
        SourceTree now =
                comparison.workTree() ? repository.workTree(buildDirectories(repository)) : repository.tree(to);
        Reactor reactor = comparison.workTree() || isCheckedOut(repository, to)
                ? running
                : Reactor.at(now, session, resolver, repository.workTree());
        boolean dirty = !now.dirt().isEmpty();
        Change change =
                reactor.change(bases.get(0), comparison.base(), to, dirty, repository.changes(bases, now));
        return AffectedAnalysis.of(reactor.graph(), change, rules());
    }

    /** The models of the running build are those of a commit only where nothing differs from it. */
    private boolean isCheckedOut(GitRepository repository, Revision commit) throws GitException, IOException {
        return commit.commit().equals(repository.head())
                && repository.dirt(buildDirectories(repository)).isEmpty();
    }

    /** The build's environment, which is not this process's where a daemon runs the build. */
    private Map<String, String> environment() {
        Properties properties = session.getSystemProperties();
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("env."))
                .collect(Collectors.toMap(name -> name.substring("env.".length()), properties::getProperty));
    }

    private IgnoreRules rules() {
        return ignore == null || ignore.isEmpty() ? IgnoreRules.defaults() : new IgnoreRules(ignore);
    }

    private Selection selection() throws MojoFailureException {
        try {
            return Selection.valueOf(select.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw unknown("build-graph.select", select, "modules, services, tests");
        }
    }
}

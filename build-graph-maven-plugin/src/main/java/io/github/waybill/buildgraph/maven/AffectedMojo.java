package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import io.github.waybill.buildgraph.reactor.Reactor;
import io.github.waybill.buildgraph.reactor.ReactorException;
import io.github.waybill.buildgraph.render.AffectedJson;
import io.github.waybill.buildgraph.render.AffectedList;
import io.github.waybill.buildgraph.render.AffectedText;
import io.github.waybill.buildgraph.render.GitHubOutput;
import io.github.waybill.buildgraph.render.GitHubSummary;
import io.github.waybill.buildgraph.render.GitLabPipeline;
import io.github.waybill.buildgraph.render.Selection;
import io.github.waybill.buildgraph.render.WhyText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a change affects: modules, their tests, artifacts and images, each with its cause. The answer is written to
 * <code>target/build-graph/affected.json</code> too.
 *
 * <p><b>Inputs.</b> A module's inputs are its folder and what its effective model names outside of it. What only a program or a script knows
 * to be read, the property <code>build-graph.inputs</code> of a POM declares: paths of files and folders, with commas between them. What a
 * parent declares and what its children do add up. A path is relative to the module that inherits it; for the same file in all of them
 * begin it with <code>${maven.multiModuleProjectDirectory}</code>.</p>
 *
 * <p><b>A trimmed build.</b> With <code>-Dbuild-graph.trim</code> the extension has <code>mvn deploy</code> itself build, test and publish only what
 * this goal would name, and what that needs. <code>build-graph.upstream=resolve</code> takes what is not affected from a repository,
 * <code>build-graph.downstream=build</code> or <code>none</code> leaves out tests that only see a change in another module, and
 * <code>build-graph.reuse</code> takes images that the registry has already.</p>
 *
 * <p><b>GitHub Actions.</b> With <code>-Dbuild-graph.format=github</code> a step gets the outputs <code>mode</code> (full, partial, none),
 * <code>reason</code>, the comma lists <code>modules</code>, <code>services</code>, <code>tests</code> and <code>images</code>, a
 * <code>matrix</code> of what <code>build-graph.select</code> names, with <code>module</code>, <code>directory</code>, <code>main</code>,
 * <code>test</code> and, of a service, <code>image</code>, and <code>any</code>, which is false where the matrix is empty: GitHub fails a job
 * with an empty matrix, so give it <code>if: needs.affected.outputs.any == 'true'</code> beside
 * <code>strategy: {matrix: ${{ fromJSON(needs.affected.outputs.matrix) }}}</code>. GitHub runs at most 256 jobs of a matrix. The outputs
 * <code>reason</code> and <code>text</code> (what the log says) can hold names of files: hand them to a script in <code>env</code>, never
 * inside of it. The step's summary gets a table, the causes, and a picture of the affected part of the graph.</p>
 *
 * <p><b>GitLab CI.</b> With <code>-Dbuild-graph.format=gitlab</code> a child pipeline is written to
 * <code>target/build-graph/gitlab-child-pipeline.yml</code>: one job in the stage <code>deploy</code> for each affected service, one in the
 * stage <code>test</code> for the other affected modules, or one that says that nothing is affected. Keep the file as an artifact and trigger it:
 * <code>trigger: {include: [{artifact: target/build-graph/gitlab-child-pipeline.yml, job: affected}], strategy: depend}</code>. A child pipeline
 * inherits the parent's variables, but neither its <code>default</code> nor its <code>image</code>: put <code>default</code> (image, tags, cache)
 * and <code>variables</code> (<code>GIT_DEPTH: "0"</code>, <code>MAVEN_ARGS</code>) into a file that both include, and name it in
 * <code>build-graph.gitlabInclude</code>.</p>
 *
 * @since 0.1.0
 */
@Mojo(name = "affected", aggregator = true, threadSafe = true)
public final class AffectedMojo extends AbstractGraphMojo {

    private static final List<String> FORMATS = List.of("text", "json", "list", "github", "gitlab");

    /** The limit of a matrix, by GitHub's documentation of {@code strategy.matrix}. */
    private static final int GITHUB_JOBS = 256;

    /**
     * What to compare with: a branch or tag (its merge base with head), a full commit id (that commit itself), <code>A...B</code> (the merge
     * base of both, with B as head) or <code>A..B</code>. By default what the CI system says in its environment: the target of a pull
     * request, or the commit before a push (GitHub Actions, GitLab, Jenkins, Azure, Bitbucket, Buildkite). Elsewhere, and where it says nothing, the
     * remote's default branch. A shallow clone is deepened as far as the merge base needs.
     *
     * <p><code>deployed</code> compares each service with the commit that it runs, by the file that <code>build-graph.deployed</code> names, and
     * every other module with all of these commits: what a pipeline that failed or never ran left undone is made up for by the next. A service
     * of which no commit is known counts as affected, and the answer says why. A branch of that name is
     * <code>refs/heads/deployed</code>.</p>
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.base")
    private @Nullable String base;

    /**
     * What <code>kustomize-bump:deployed</code> has written, for <code>-Dbuild-graph.base=deployed</code>. A relative path is resolved in the folder
     * that Maven runs in.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.deployed", defaultValue = DeployedFile.DEFAULT)
    private File deployed = new File(DeployedFile.DEFAULT);

    /**
     * What to compare: by default the working tree, what is not committed included; or any branch, tag or commit, whatever is checked out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.head")
    private @Nullable String head;

    /**
     * How to write the answer: <code>text</code>, <code>json</code>, <code>list</code> (for <code>mvn -pl</code>), <code>github</code> (outputs
     * and summary of a step) or <code>gitlab</code> (a child pipeline). The last two write files, and the text to the log.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.format", defaultValue = "text")
    private String format = "text";

    /**
     * What a list or GitHub's matrix names: <code>modules</code> (all that are affected), <code>services</code> (those whose image comes out
     * different), <code>tests</code> (those whose tests are to be run) or <code>images</code> (of these services, without tag; a matrix has the
     * services).
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.select", defaultValue = "modules")
    private String select = "modules";

    /**
     * Whether the text names every affected module, also where there are more than fit on a screen.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.all", defaultValue = "false")
    private boolean all;

    /**
     * A module, by its <code>artifactId</code>, <code>groupId:artifactId</code>, folder, or image: says why it is affected, with every cause and
     * its whole chain, or that it is not, in place of the answer.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.why")
    private @Nullable String why;

    /**
     * A file of the repository that GitLab's child pipeline includes, such as <code>.gitlab/maven.yml</code>: what all of its jobs have in
     * common.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.gitlabInclude")
    private @Nullable String gitlabInclude;

    @Inject
    AffectedMojo(MavenSession session, RepositorySystem resolver) {
        super(session, resolver);
    }

    @Override
    void answer(GitRepository repository, Reactor running) throws GitException, IOException, ReactorException {
        if (!FORMATS.contains(format)) {
            throw new UnknownValue("build-graph.format", format, String.join(", ", FORMATS));
        }
        Selection selection = selection();
        getLog().info("Comparing %s with %s"
                .formatted(head == null ? "the working tree" : head, base == null ? "the default base" : base));
        Compared compared = Compared.of(session, resolver, repository, running, base, named(deployed), head, rules());
        ServiceGraph graph = compared.graph();
        ModuleId asked = why == null
                ? null
                : NamedModule.find(graph, "build-graph.why", why).id();
        Affected affected = compared.affected();
        writeResult("affected.json", AffectedJson.of(affected));
        if (asked != null) {
            tell(WhyText.of(affected, asked, compared.why().apply(asked)));
            return;
        }
        switch (format) {
            case "json" -> give(AffectedJson.of(affected));
            case "list" -> give(AffectedList.of(affected, selection) + "\n");
            case "github" -> {
                warnOfMatrix(selection.of(affected).size());
                append("GITHUB_OUTPUT", "github-output.txt", GitHubOutput.of(affected, selection));
                append("GITHUB_STEP_SUMMARY", "github-summary.md", GitHubSummary.of(graph, affected));
                tell(AffectedText.of(affected, all));
            }
            case "gitlab" -> {
                log(Emphasis.headline(AffectedText.of(affected, all)));
                giveFile(
                        "gitlab-child-pipeline.yml",
                        GitLabPipeline.of(affected, executionRoot(repository), gitlabInclude));
            }
            default -> tell(AffectedText.of(affected, all));
        }
    }

    private void warnOfMatrix(int entries) {
        if (entries > GITHUB_JOBS) {
            getLog().warn(
                            "The matrix has %d entries, and GitHub runs at most %d jobs of one. Narrow it with build-graph.select, or give the list to one job."
                                    .formatted(entries, GITHUB_JOBS));
        }
    }

    /** Returns the folder that Maven runs in, relative to the repository. */
    private String executionRoot(GitRepository repository) throws IOException {
        Path root = Path.of(session.getExecutionRootDirectory()).toRealPath();
        return repository.workTree().toRealPath().relativize(root).toString().replace(File.separatorChar, '/');
    }

    private Selection selection() {
        try {
            return Selection.valueOf(select.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UnknownValue("build-graph.select", select, "modules, services, tests, images");
        }
    }
}

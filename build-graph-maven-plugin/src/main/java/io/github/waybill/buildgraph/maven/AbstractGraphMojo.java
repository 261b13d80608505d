package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.graph.IgnoreRules;
import io.github.waybill.buildgraph.reactor.Reactor;
import io.github.waybill.buildgraph.reactor.ReactorException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What the goals have in common: the graph of the whole reactor, whatever {@code -pl} selects, and where answers go. */
abstract class AbstractGraphMojo extends AbstractMojo {

    final MavenSession session;

    /**
     * Skips the goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.skip", defaultValue = "false")
    private boolean skip;

    /**
     * A file to write the answer to, instead of the log. A relative path is resolved in the folder that Maven runs in.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.outputFile")
    private @Nullable File outputFile;

    /**
     * Files that no artifact depends on: globs on the path within the repository, or on the file's name where there is no slash. By default
     * prose and what editors and git keep for themselves. Below source and resource folders nothing is ignored.
     *
     * @since 0.1.0
     */
    @Parameter(property = "build-graph.ignore")
    private @Nullable List<String> ignore;

    final RepositorySystem resolver;

    AbstractGraphMojo(MavenSession session, RepositorySystem resolver) {
        this.session = session;
        this.resolver = resolver;
    }

    /** Answers, with the repository opened and the reactor read. */
    abstract void answer(GitRepository repository, Reactor reactor) throws GitException, IOException, ReactorException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: build-graph.skip is set.");
            return;
        }
        try (GitRepository repository =
                GitRepository.openToScan(Path.of(session.getExecutionRootDirectory()), session.isOffline())) {
            answer(repository, RunningReactor.of(session, resolver, repository));
        } catch (GitException | ReactorException | IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage());
        } catch (IOException e) {
            throw new MojoExecutionException("The answer cannot be written: " + e.getMessage(), e);
        }
    }

    final boolean isSkipped() {
        return skip;
    }

    final IgnoreRules rules() {
        return ignore == null || ignore.isEmpty() ? IgnoreRules.defaults() : new IgnoreRules(ignore);
    }

    /** Writes an answer for programs to {@code target/build-graph} of the folder that Maven runs in. */
    final void writeResult(String name, String content) throws IOException {
        write(result(name), content);
    }

    private Path result(String name) {
        return buildDirectory().resolve("build-graph").resolve(name);
    }

    /** Gives the answer that was asked for: to the file that was named, else to the log. */
    final void give(String content) throws IOException {
        if (outputFile != null) {
            writeAndSay(named(outputFile), content);
        } else {
            log(content);
        }
    }

    /** Gives an answer that a person reads, in the same way; in the log its first line stands out. */
    final void tell(String text) throws IOException {
        give(outputFile == null ? Emphasis.headline(text) : text);
    }

    /** Gives an answer that is a file, never one for the log: the file that was named, else one in {@code target/build-graph}. */
    final void giveFile(String name, String content) throws IOException {
        writeAndSay(outputFile != null ? named(outputFile) : result(name), content);
    }

    /**
     * Gives an answer to the CI that runs this build, which names a file in an environment variable. Elsewhere it goes to
     * {@code target/build-graph}.
     */
    final void append(String variable, String name, String content) throws IOException {
        String file = session.getSystemProperties().getProperty("env." + variable);
        if (file == null || file.isBlank()) {
            getLog().info("The environment variable " + variable + " is not set: this is no step of GitHub Actions.");
            writeAndSay(result(name), content);
        } else {
            // What another program of the step has written may lack its last line break; an empty line means nothing.
            Files.writeString(Path.of(file), "\n" + content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    final void log(String content) {
        content.lines().forEach(getLog()::info);
    }

    /** Returns where a file is that a parameter names: a relative path is meant from the folder that Maven runs in. */
    final Path named(File file) {
        return Path.of(session.getExecutionRootDirectory()).resolve(file.toPath());
    }

    private void writeAndSay(Path file, String content) throws IOException {
        write(file, content);
        getLog().info("Wrote " + file);
    }

    private static void write(Path file, String content) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, content);
    }

    private Path buildDirectory() {
        File root = new File(session.getExecutionRootDirectory());
        return session.getAllProjects().stream()
                .filter(project -> project.getBasedir().equals(root))
                .map(MavenProject::getBuild)
                .map(build -> Path.of(build.getDirectory()))
                .findFirst()
                .orElseGet(() -> root.toPath().resolve("target"));
    }
}

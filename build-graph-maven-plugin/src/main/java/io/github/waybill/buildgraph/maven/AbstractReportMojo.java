package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.layout.Layout;
import io.github.waybill.buildgraph.layout.LayoutLibrary;
import io.github.waybill.buildgraph.page.Page;
import io.github.waybill.buildgraph.reactor.Reactor;
import io.github.waybill.buildgraph.reactor.ReactorException;
import java.io.File;
import java.io.IOException;
import java.util.Locale;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkFactory;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.reporting.MavenMultiPageReport;
import org.apache.maven.reporting.MavenReportException;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * What the reports have in common: a goal of its own writes one HTML file, and {@code mvn site} gets the same page into its own.
 *
 * <p>This is a {@link MavenMultiPageReport} by itself and no {@code AbstractMavenReport}: maven-reporting-impl brings Doxia's renderers and Velocity along,
 * some 25 artifacts, and each artifact of an extension costs every build some of its start.
 */
abstract class AbstractReportMojo extends AbstractGraphMojo implements MavenMultiPageReport {

    private @Nullable Sink site;
    private File reportOutputDirectory = new File("target/site");

    AbstractReportMojo(MavenSession session, RepositorySystem resolver) {
        super(session, resolver);
    }

    /** Makes the page. */
    abstract Page page(GitRepository repository, Reactor running, Layout layout)
            throws GitException, IOException, ReactorException;

    /** Returns the name of the HTML file that the goal writes on its own. */
    abstract String file();

    @Override
    final void answer(GitRepository repository, Reactor running) throws GitException, IOException, ReactorException {
        Page page;
        try (LayoutLibrary library = LayoutArtifacts.open(session, resolver)) {
            page = page(repository, running, library.layout());
        }
        if (site == null) {
            giveFile(file(), page.document());
            return;
        }
        site.head();
        site.title();
        site.text(page.title());
        site.title_();
        site.head_();
        site.body();
        site.rawText(page.body());
        site.body_();
        site.flush();
    }

    /** What every site plugin calls, those with Doxia 1 too, for which {@code generate} below has another signature. */
    @Override
    public final void generate(Sink sink, @Nullable SinkFactory pages, Locale locale) throws MavenReportException {
        site = sink;
        try {
            execute();
        } catch (MojoExecutionException | MojoFailureException e) {
            throw new MavenReportException(e.getMessage(), e);
        }
    }

    @Override
    public final void generate(Sink sink, Locale locale) throws MavenReportException {
        generate(sink, null, locale);
    }

    /** One page tells of the whole reactor, so that only the site of its root has it. */
    @Override
    public final boolean canGenerateReport() {
        return !isSkipped()
                && session.getCurrentProject().getBasedir().equals(new File(session.getExecutionRootDirectory()));
    }

    /** Older versions of maven-site-plugin ask for the name, newer ones for the path. */
    @Override
    @SuppressWarnings("deprecation")
    public final String getOutputName() {
        return getOutputPath();
    }

    @Override
    public abstract String getOutputPath();

    @Override
    public final String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public final void setReportOutputDirectory(File directory) {
        reportOutputDirectory = directory;
    }

    @Override
    public final File getReportOutputDirectory() {
        return reportOutputDirectory;
    }

    @Override
    public final boolean isExternalReport() {
        return false;
    }
}

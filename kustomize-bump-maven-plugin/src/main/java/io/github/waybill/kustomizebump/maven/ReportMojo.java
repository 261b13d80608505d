package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.git.ServiceRepository;
import io.github.waybill.kustomizebump.render.page.DeploymentsPage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkFactory;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.MavenMultiPageReport;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what is deployed, and whether it is as it should be: for each service and overlay the commit, its age, how far it is behind, and how each
 * link of the chain stands; and what the rules of <code>kustomize-bump:verify</code> find, which fails nothing here. On its own it writes
 * <code>target/kustomize-bump/report.html</code>, one file that asks nobody for anything; in <code>mvn site</code> it is a page of the root
 * module's site.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", aggregator = true, threadSafe = true, requiresProject = false, requiresOnline = true)
public final class ReportMojo extends AbstractVerifyMojo implements MavenMultiPageReport {

    @Parameter(defaultValue = "${project}", readonly = true)
    private @Nullable MavenProject project;

    /** The site plugin sets it and asks for it. */
    private @Nullable File outputDirectory;

    @Inject
    ReportMojo(MavenSession session, SettingsDecrypter decrypter) {
        super(session, decrypter);
    }

    @Override
    void run(@Nullable ServiceRepository repository) throws BumpException, IOException, InterruptedException {
        Files.writeString(output("report.html"), page(repository).alone());
        getLog().info("Wrote " + output("report.html"));
    }

    private DeploymentsPage page(@Nullable ServiceRepository repository)
            throws BumpException, IOException, InterruptedException {
        Judged judged = judge(repository);
        return new DeploymentsPage(judged.trace(), judged.verdict(), stages(), Instant.now());
    }

    /** Called by every site plugin, the older ones with Doxia 1 too, whose {@code generate} below has another signature. */
    @Override
    public void generate(Sink sink, @Nullable SinkFactory pages, Locale locale) throws MavenReportException {
        try {
            inRepository(repository -> write(page(repository), sink));
        } catch (MojoExecutionException | MojoFailureException e) {
            throw new MavenReportException(e.getMessage(), e);
        }
    }

    private static void write(DeploymentsPage page, Sink sink) {
        sink.head();
        sink.title();
        sink.text(DeploymentsPage.TITLE);
        sink.title_();
        sink.head_();
        sink.body();
        sink.section1();
        sink.sectionTitle1();
        sink.text(DeploymentsPage.TITLE);
        sink.sectionTitle1_();
        sink.rawText(page.body());
        sink.section1_();
        sink.body_();
        sink.flush();
    }

    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        generate(sink, null, locale);
    }

    /** A reactor has one page, in the site of the module that Maven was started in. */
    @Override
    public boolean canGenerateReport() {
        return !skip && project != null && project.isExecutionRoot();
    }

    /** What every site plugin calls; the path below is what the newest ones are to. */
    @Override
    @SuppressWarnings("deprecation")
    public String getOutputName() {
        return "deployments";
    }

    @Override
    public String getOutputPath() {
        return getOutputName();
    }

    @Override
    public String getCategoryName() {
        return MavenReport.CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return DeploymentsPage.TITLE;
    }

    @Override
    public String getDescription(Locale locale) {
        return "What commit runs where, and what is not as it should be.";
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        outputDirectory = directory;
    }

    @Override
    public @Nullable File getReportOutputDirectory() {
        return outputDirectory;
    }

    @Override
    public boolean isExternalReport() {
        return false;
    }
}

package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.Treatment;
import io.github.waybill.buildgraph.graph.Trim;
import io.github.waybill.buildgraph.reactor.JibImage;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Makes Maven build what a trim keeps and treat it so. The goals stay as they are: what a module is not to do its own build leaves out, by
 * a phase that no lifecycle has for what is bound, whatever its configuration says, and by the plugin's own switch for what is called by name.
 */
final class TrimmedBuild {

    private static final String NO_PHASE = "none";

    private static final String BUMP = "io.github.waybill:kustomize-bump-maven-plugin";

    /** The switch of each plugin that runs tests, as its element and as its property. */
    private static final Map<String, String> TESTS = Map.of(
            "org.apache.maven.plugins:maven-surefire-plugin", "skipTests",
            "org.apache.maven.plugins:maven-failsafe-plugin", "skipITs");

    /** The property of each plugin that publishes; its element is called {@code skip}. */
    private static final Map<String, String> PUBLISHERS = Map.of(
            "org.apache.maven.plugins:maven-install-plugin", "maven.install.skip",
            "org.apache.maven.plugins:maven-deploy-plugin", "maven.deploy.skip");

    private final MavenSession session;
    private final Trim trim;
    private final boolean callsJib;

    private TrimmedBuild(MavenSession session, Trim trim) {
        this.session = session;
        this.trim = trim;
        this.callsJib = new ExtensionParameters(session).goals().stream().anyMatch(Publication::isJibBuild);
    }

    /**
     * Applies a trim to the build.
     *
     * @param publishes whether a service is left that the build publishes; else there is nothing to bump either, whoever asks for it
     */
    static void apply(MavenSession session, Trim trim, boolean publishes) {
        TrimmedBuild build = new TrimmedBuild(session, trim);
        List<MavenProject> kept = session.getProjects().stream()
                .filter(project -> trim.kept().containsKey(id(project)))
                .toList();
        kept.forEach(build::restrain);
        if (!publishes) {
            leaveOutBump(session.getTopLevelProject());
        }
        session.setProjects(kept);
    }

    /** Returns the projects of the build that a trim has published. */
    static List<MavenProject> published(MavenSession session, Trim trim) {
        return session.getProjects().stream()
                .filter(project -> trim.kept().get(id(project)) == Treatment.PUBLISH)
                .toList();
    }

    private static ModuleId id(MavenProject project) {
        return new ModuleId(project.getGroupId(), project.getArtifactId());
    }

    private void restrain(MavenProject project) {
        Treatment treatment = trim.kept().get(id(project));
        if (treatment == Treatment.PUBLISH) {
            return;
        }
        PUBLISHERS.forEach((plugin, property) -> leaveOut(project, plugin, "skip", property));
        // A bump that is called by name runs once, with the root, for all services.
        if (!project.equals(session.getTopLevelProject())) {
            leaveOutBump(project);
        }
        leaveOutImage(project);
        if (treatment == Treatment.BUILD) {
            TESTS.forEach((plugin, name) -> leaveOut(project, plugin, name, name));
        }
    }

    private static void leaveOutBump(MavenProject project) {
        leaveOut(project, BUMP, "skip", "kustomize-bump.skip");
    }

    private static void leaveOut(MavenProject project, String key, String element, String property) {
        project.getProperties().setProperty(property, "true");
        Plugin plugin = project.getPlugin(key);
        if (plugin != null) {
            plugin.getExecutions().forEach(execution -> execution.setPhase(NO_PHASE));
            configure(plugin, element);
        }
    }

    /** Jib's other goals make an image for this machine, which tests may want. */
    private void leaveOutImage(MavenProject project) {
        Plugin jib = project.getPlugin(JibImage.PLUGIN);
        if (jib == null) {
            return;
        }
        for (PluginExecution execution : jib.getExecutions()) {
            if (execution.getGoals().contains("build")) {
                execution.setPhase(NO_PHASE);
            }
        }
        if (callsJib) {
            project.getProperties().setProperty("jib.skip", "true");
            configure(jib, "skip");
        }
    }

    /** Sets an element of the configuration that goals called by name have; a POM's own element would win over the property. */
    private static void configure(Plugin plugin, String element) {
        Xpp3Dom configuration = plugin.getConfiguration() instanceof Xpp3Dom written
                ? new Xpp3Dom(written)
                : new Xpp3Dom("configuration");
        if (configuration.getChild(element) == null) {
            configuration.addChild(new Xpp3Dom(element));
        }
        configuration.getChild(element).setValue("true");
        plugin.setConfiguration(configuration);
    }
}

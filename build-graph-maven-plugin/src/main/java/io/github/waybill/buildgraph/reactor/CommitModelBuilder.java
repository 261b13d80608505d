package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.SourceTree;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Reporting;
import org.apache.maven.model.Repository;
import org.apache.maven.model.RepositoryPolicy;
import org.apache.maven.model.Resource;
import org.apache.maven.model.inheritance.InheritanceAssembler;
import org.apache.maven.model.plugin.LifecycleBindingsInjector;
import org.apache.maven.model.plugin.ReportingConverter;
import org.apache.maven.model.profile.activation.JdkVersionProfileActivator;
import org.apache.maven.model.profile.activation.OperatingSystemProfileActivator;
import org.apache.maven.model.profile.activation.ProfileActivator;
import org.apache.maven.model.profile.activation.PropertyProfileActivator;
import org.apache.maven.model.superpom.SuperPomProvider;

/**
 * Maven's own model builder for the models of one commit, less what is of the Maven that runs and not of the commit: the versions in its super
 * POM and in its lifecycles. So a commit has the same model under every Maven.
 */
final class CommitModelBuilder extends SharingModelBuilder {

    private final SourceTree tree;
    private final Path workTree;
    private final Packagings packagings;

    CommitModelBuilder(SourceTree tree, Path workTree, Packagings packagings, ManagedEntries managed) {
        super(managed);
        this.tree = tree;
        this.workTree = workTree;
        this.packagings = packagings;
    }

    /** A profile is turned on by files of the commit, not by those that happen to be checked out. */
    @Override
    protected ProfileActivator[] newProfileActivators() {
        return new ProfileActivator[] {
            new JdkVersionProfileActivator(),
            new OperatingSystemProfileActivator(),
            new PropertyProfileActivator(),
            new TreeFileActivator(tree, workTree)
        };
    }

    /**
     * A plugin that the packaging brings is used as soon as the POM manages it: then what is managed is part of the model. What the
     * lifecycle itself says of it is Maven's.
     */
    @Override
    protected LifecycleBindingsInjector newLifecycleBindingsInjector() {
        return (model, request, problems) -> {
            if (model.getBuild() == null || model.getBuild().getPluginManagement() == null) {
                return;
            }
            Map<String, Plugin> used = PluginEntries.used(model);
            for (Plugin managed : model.getBuild().getPluginManagement().getPlugins()) {
                if (!used.containsKey(managed.getKey()) && packagings.bring(model.getPackaging(), managed.getKey())) {
                    model.getBuild().addPlugin(managed.clone());
                }
            }
        };
    }

    @Override
    protected InheritanceAssembler newInheritanceAssembler() {
        return new NestedModulesAssembler(super.newInheritanceAssembler());
    }

    /** Reports are no artifacts: the section stays where it is. */
    @Override
    protected ReportingConverter newReportingConverter() {
        return (model, request, problems) -> {};
    }

    /** The folders and the repository that hold everywhere, as <a href="https://maven.apache.org/ref/3.9.16/maven-model-builder/super-pom.html">documented</a>. */
    @Override
    protected SuperPomProvider newSuperPomProvider() {
        return version -> superPom();
    }

    private static Model superPom() {
        Build build = new Build();
        build.setDirectory("${project.basedir}/target");
        build.setOutputDirectory("${project.build.directory}/classes");
        build.setFinalName("${project.artifactId}-${project.version}");
        build.setTestOutputDirectory("${project.build.directory}/test-classes");
        build.setSourceDirectory("${project.basedir}/src/main/java");
        build.setScriptSourceDirectory("${project.basedir}/src/main/scripts");
        build.setTestSourceDirectory("${project.basedir}/src/test/java");
        build.addResource(resource("${project.basedir}/src/main/resources"));
        build.addTestResource(resource("${project.basedir}/src/test/resources"));
        Model model = new Model();
        model.setModelVersion("4.0.0");
        model.setBuild(build);
        model.setReporting(new Reporting());
        model.addRepository(central());
        model.addPluginRepository(central());
        model.setProperties(new Properties());
        return model;
    }

    private static Resource resource(String directory) {
        Resource resource = new Resource();
        resource.setDirectory(directory);
        return resource;
    }

    private static Repository central() {
        RepositoryPolicy none = new RepositoryPolicy();
        none.setEnabled(false);
        Repository central = new Repository();
        central.setId("central");
        central.setUrl("https://repo.maven.apache.org/maven2");
        central.setLayout("default");
        central.setSnapshots(none);
        return central;
    }
}

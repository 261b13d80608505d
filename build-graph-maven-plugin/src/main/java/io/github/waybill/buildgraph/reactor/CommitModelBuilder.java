package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.SourceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Reporting;
import org.apache.maven.model.Repository;
import org.apache.maven.model.RepositoryPolicy;
import org.apache.maven.model.Resource;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelProblemCollector;
import org.apache.maven.model.composition.DependencyManagementImporter;
import org.apache.maven.model.inheritance.InheritanceAssembler;
import org.apache.maven.model.management.DependencyManagementInjector;
import org.apache.maven.model.plugin.LifecycleBindingsInjector;
import org.apache.maven.model.plugin.ReportingConverter;
import org.apache.maven.model.profile.activation.JdkVersionProfileActivator;
import org.apache.maven.model.profile.activation.OperatingSystemProfileActivator;
import org.apache.maven.model.profile.activation.ProfileActivator;
import org.apache.maven.model.profile.activation.PropertyProfileActivator;
import org.apache.maven.model.superpom.SuperPomProvider;
import org.apache.maven.model.validation.ModelValidator;

/**
 * Maven's own model builder for the models of one commit, less what is of the Maven that runs and not of the commit: the versions in its super
 * POM and in its lifecycles. So a commit has the same model under every Maven.
 */
final class CommitModelBuilder extends DefaultModelBuilderFactory {

    private final SourceTree tree;
    private final Path workTree;
    private final Packagings packagings;
    private final ManagedEntries managed;

    CommitModelBuilder(SourceTree tree, Path workTree, Packagings packagings, ManagedEntries managed) {
        this.tree = tree;
        this.workTree = workTree;
        this.packagings = packagings;
        this.managed = managed;
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

    /**
     * How a parent lists a child says only what is added to the URLs that the child inherits, and nothing is where it is listed by a plain name. Maven looks
     * at every module of the parent for each of them: where one POM lists all, the time grows with the square of their number. The builder has
     * a copy of the parent for each model that it makes.
     */
    @Override
    protected InheritanceAssembler newInheritanceAssembler() {
        InheritanceAssembler assembler = super.newInheritanceAssembler();
        Map<List<String>, List<String>> nested = new ConcurrentHashMap<>();
        return (child, parent, request, problems) -> {
            List<String> modules = parent.getModules();
            parent.setModules(nested.computeIfAbsent(modules, CommitModelBuilder::inFolders));
            assembler.assembleModelInheritance(child, parent, request, problems);
            parent.setModules(modules);
        };
    }

    private static List<String> inFolders(List<String> modules) {
        return modules.stream()
                .filter(module -> module.contains("/") || module.contains("\\"))
                .toList();
    }

    @Override
    protected DependencyManagementImporter newDependencyManagementImporter() {
        return managed;
    }

    /** An entry can only be that of a dependency which is called like it: the others need not be looked at. */
    @Override
    protected DependencyManagementInjector newDependencyManagementInjector() {
        DependencyManagementInjector injector = super.newDependencyManagementInjector();
        return (model, request, problems) -> {
            Set<String> called = new HashSet<>();
            model.getDependencies().forEach(dependency -> called.add(dependency.getArtifactId()));
            withPart(
                    model,
                    entry -> called.contains(entry.getArtifactId()),
                    () -> injector.injectManagement(model, request, problems));
        };
    }

    /** What a BOM brings was validated with the BOM. */
    @Override
    protected ModelValidator newModelValidator() {
        ModelValidator validator = super.newModelValidator();
        return new ModelValidator() {

            @Override
            public void validateRawModel(Model model, ModelBuildingRequest request, ModelProblemCollector problems) {
                validator.validateRawModel(model, request, problems);
            }

            @Override
            public void validateEffectiveModel(
                    Model model, ModelBuildingRequest request, ModelProblemCollector problems) {
                withPart(
                        model,
                        entry -> !managed.isKnownToBeValid(entry),
                        () -> validator.validateEffectiveModel(model, request, problems));
            }
        };
    }

    /** Does something while a model manages a part of what it manages. */
    private static void withPart(Model model, Predicate<Dependency> part, Runnable action) {
        DependencyManagement all = model.getDependencyManagement();
        if (all == null) {
            action.run();
            return;
        }
        DependencyManagement some = new DependencyManagement();
        some.setDependencies(
                all.getDependencies().stream().filter(part).collect(Collectors.toCollection(ArrayList::new)));
        model.setDependencyManagement(some);
        action.run();
        model.setDependencyManagement(all);
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

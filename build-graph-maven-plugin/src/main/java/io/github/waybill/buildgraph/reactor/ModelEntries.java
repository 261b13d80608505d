package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Halves;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Extension;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Repository;
import org.apache.maven.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What of a module's effective model can change what is built of it, as entries of its halves.
 *
 * <p>What is left out cannot:
 * <ul>
 *   <li>comments, white space, inactive profiles, and where in the lineage a thing is said: the effective model has none of it;
 *   <li>description, URLs, licences, people, lists, SCM, CI, issue management and distribution: no goal of the build reads them, but one that
 *       could read anything, a filtered resource, or a manifest that is asked for them, and these are looked at by {@link PropertyReads};
 *   <li>{@code <modules>}: the modules that join and leave are told as such. {@code <reporting>}: a report is no artifact;
 *   <li>{@code <parent>}: all that a parent says stands in the effective model;
 *   <li>the management sections of a module that has an artifact of its own: a managed plugin counts where it is used, then it is among the
 *       plugins; a managed version where the module's graph of dependencies has the artifact, and {@link ManagedDependencies} finds that out.
 *       The artifact of a {@code pom} module is its POM, so there what that POM manages itself counts;
 *   <li>where Jib sends an image: {@link ModelComparison} tells a change of that by itself;
 *   <li>properties, except those that {@link PropertyReads} finds read: wherever a POM names one, its value stands in the effective model. What
 *       {@link DeclaredInputs} are added or dropped says of which files the module is made.
 * </ul>
 *
 * <p>The order of dependencies is the order of the class path, and counts. The order of parameters of a goal has no meaning (each sets a
 * field), that of the elements within one may have. What belongs to Surefire and Failsafe, to test resources and test sources, and
 * test-scoped dependencies are of the test half: nothing else reads them. What these do to the class path of main {@link TestsInMain} tells.
 */
final class ModelEntries {

    private static final Pattern MANAGED = Pattern.compile("managed dependency ([^:]+:[^:]+).*");

    private final Values values;
    private final Halves<SortedMap<String, String>> entries = Halves.of(half -> new TreeMap<>());

    private ModelEntries(Values values) {
        this.values = values;
    }

    /**
     * Returns the entries of each half.
     *
     * @param module a module of {@link CommitModels}
     */
    static Halves<SortedMap<String, String>> of(EffectiveModule module, Values values) {
        Model model = module.model();
        ModelEntries entries = new ModelEntries(values);
        entries.addModule(model);
        entries.addDependencies(model.getDependencies());
        entries.addBuild(model.getBuild());
        entries.addRepositories("repositories", model.getRepositories());
        entries.addRepositories("plugin repositories", model.getPluginRepositories());
        // The command line's is the same on both sides.
        Set<String> declared = new TreeSet<>(new DeclaredInputs(new Properties()).of(module));
        entries.add(Half.MAIN, DeclaredInputs.PROPERTY, declared.isEmpty() ? null : String.join(", ", declared));
        if (model.getPackaging().equals("pom")) {
            entries.addManagement(module);
        }
        return entries.entries;
    }

    /** Tells whether an entry says what a module depends on, or what is managed of that. */
    static boolean isOfDependencies(String entry) {
        return entry.startsWith("dependency ")
                || entry.equals(Values.ORDER)
                || managed(entry).isPresent();
    }

    /** Returns the artifact of which an entry says what is managed, as {@code groupId:artifactId}; empty where it says something else. */
    static Optional<String> managed(String entry) {
        Matcher managed = MANAGED.matcher(entry);
        return managed.matches() ? Optional.of(managed.group(1)) : Optional.empty();
    }

    private void add(Half half, String entry, @Nullable String value) {
        if (value != null) {
            entries.get(half).put(entry, values.portable(value));
        }
    }

    private void addModule(Model model) {
        add(Half.MAIN, "groupId", model.getGroupId());
        add(Half.MAIN, "artifactId", model.getArtifactId());
        add(Half.MAIN, "version", model.getVersion());
        add(Half.MAIN, "packaging", model.getPackaging());
        if (model.getPrerequisites() != null) {
            add(Half.MAIN, "prerequisites", model.getPrerequisites().getMaven());
        }
    }

    private void addDependencies(List<Dependency> dependencies) {
        for (Dependency dependency : dependencies) {
            Half half = isOfTests(dependency) ? Half.TEST : Half.MAIN;
            add(half, "dependency " + Values.key(dependency), Values.of(dependency));
        }
        add(Half.MAIN, Values.ORDER, order(dependencies, Half.MAIN));
        add(Half.TEST, Values.ORDER, order(dependencies, Half.TEST));
    }

    static boolean isOfTests(Dependency dependency) {
        return "test".equals(dependency.getScope());
    }

    /** The tests see all dependencies, the main half those that are not of the tests alone. */
    private static String order(List<Dependency> dependencies, Half half) {
        return dependencies.stream()
                .filter(dependency -> half == Half.TEST || !isOfTests(dependency))
                .map(Values::key)
                .collect(Collectors.joining(", "));
    }

    private void addBuild(@Nullable Build build) {
        if (build == null) {
            return;
        }
        add(Half.MAIN, "source directory", build.getSourceDirectory());
        add(Half.MAIN, "script source directory", build.getScriptSourceDirectory());
        add(Half.TEST, "test source directory", build.getTestSourceDirectory());
        add(Half.MAIN, "build directory", build.getDirectory());
        add(Half.MAIN, "output directory", build.getOutputDirectory());
        add(Half.TEST, "test output directory", build.getTestOutputDirectory());
        add(Half.MAIN, "final name", build.getFinalName());
        add(Half.MAIN, "resources", resources(build.getResources()));
        add(Half.TEST, "test resources", resources(build.getTestResources()));
        add(Half.MAIN, "filters", String.join(", ", build.getFilters()));
        for (Extension extension : build.getExtensions()) {
            add(
                    Half.MAIN,
                    "extension " + extension.getGroupId() + ":" + extension.getArtifactId(),
                    String.valueOf(extension.getVersion()));
        }
        for (Plugin plugin : build.getPlugins()) {
            PluginEntries.of(plugin).forEach((name, entry) -> add(entry.half(), "plugin " + name, entry.value()));
        }
    }

    private static String resources(List<Resource> resources) {
        return resources.stream()
                .map(resource -> "%s → %s filtering=%s includes=%s excludes=%s"
                        .formatted(
                                resource.getDirectory(),
                                resource.getTargetPath(),
                                resource.isFiltering(),
                                resource.getIncludes(),
                                resource.getExcludes()))
                .collect(Collectors.joining("; "));
    }

    private void addRepositories(String entry, List<Repository> repositories) {
        add(
                Half.MAIN,
                entry,
                repositories.stream()
                        .map(repository -> "%s=%s releases=%s snapshots=%s"
                                .formatted(
                                        repository.getId(),
                                        repository.getUrl(),
                                        repository.getReleases() == null
                                                || repository.getReleases().isEnabled(),
                                        repository.getSnapshots() == null
                                                || repository.getSnapshots().isEnabled()))
                        .collect(Collectors.joining(", ")));
    }

    private void addManagement(EffectiveModule module) {
        Model model = module.model();
        Managed own = Managed.of(module);
        ManagedEntries.of(model).stream()
                .filter(managed -> own.dependencies().contains(managed.getManagementKey()))
                .forEach(managed ->
                        add(Half.MAIN, "managed dependency " + Values.key(managed), Values.ofManaged(managed)));
        own.imports().forEach((bom, version) -> add(Half.MAIN, "imported BOM " + bom, version));
        if (model.getBuild() != null && model.getBuild().getPluginManagement() != null) {
            model.getBuild().getPluginManagement().getPlugins().stream()
                    .filter(plugin -> own.plugins().contains(plugin.getKey()))
                    .map(PluginEntries::of)
                    .forEach(plugin ->
                            plugin.forEach((name, entry) -> add(Half.MAIN, "managed plugin " + name, entry.value())));
        }
    }
}

package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.graph.ModelChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Activation;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Profile;
import org.jspecify.annotations.Nullable;

/**
 * The versions that differ in a parent's effective models, where nothing else does: managed dependencies, the versions of dependencies, of plugins and of
 * what these depend on, and the properties that such versions are.
 *
 * <p>Those of a child differ in the same, if
 * <ul>
 *   <li>its POM does not name these properties, which could have another value there, or be used for more;
 *   <li>it does not have or manage what could be such a dependency, import a BOM, or say anything of such a plugin: what the parent has and manages, be it
 *       from its own parents or from BOMs, is then the child's too;
 *   <li>the parent hands such a plugin on as it is;
 *   <li>no profile of the parent or of its parents does any of this that could be on for the one and off for the other: by a file, which Maven looks for where
 *       the module is, or by the packaging.
 * </ul>
 */
final class ParentVersions {

    /** How the entry begins that names a dependency. */
    private static final String DEPENDENCY = "dependency ";

    /** The entries that are told anew of each child that has what they are of: a property that something reads, what is managed, a plugin. */
    private static final Pattern TOLD_OF_EACH =
            Pattern.compile("(property|managed dependency|imported BOM) .*|(managed )?plugin \\S+( dependency .*)?");

    private static final Pattern PLUGIN_VERSION = Pattern.compile("\\S+( dependency .*)?");

    /** What turns a profile on in one module and not in another: a property that is of the project, such as its packaging. */
    private static final Pattern OF_PROJECT = Pattern.compile(".*(packaging|project\\.|basedir|\\$\\{).*");

    private final EffectiveModule before;
    private final EffectiveModule after;
    private final Set<String> names;
    private final PomNames inPom;
    private final ModelComparison.Result result;
    private final Map<String, Difference> properties;
    private final List<ModelChange> dependencies;
    private final Map<String, Map<String, Difference>> managedPlugins;
    private final Map<String, Map<String, Difference>> usedPlugins;
    private final Map<String, Map<String, Difference>> plugins;
    private final boolean areNamed;
    private final Set<String> artifactIds = new HashSet<>();
    private final Set<String> pluginIds = new HashSet<>();

    private ParentVersions(EffectiveModule before, EffectiveModule after, Set<String> names, ModelComparison comparison)
            throws GitException {
        this.before = before;
        this.after = after;
        this.names = names;
        this.inPom = new PomNames(names);
        this.result = comparison.compare(before, after);
        this.properties = comparison.properties(before, after);
        this.dependencies = result.changes().stream()
                .filter(change -> change.entry().startsWith(DEPENDENCY))
                .toList();
        this.managedPlugins =
                comparison.plugins(PluginEntries.managed(before.model()), PluginEntries.managed(after.model()));
        this.usedPlugins = comparison.plugins(PluginEntries.used(before.model()), PluginEntries.used(after.model()));
        this.plugins = new HashMap<>(managedPlugins);
        plugins.keySet().removeAll(PluginEntries.used(after.model()).keySet());
        plugins.putAll(usedPlugins);
        this.areNamed = !properties.isEmpty()
                && Stream.of(PluginEntries.managed(after.model()), PluginEntries.used(after.model()))
                        .flatMap(each -> each.values().stream())
                        .flatMap(PluginEntries::texts)
                        .anyMatch(text -> properties.keySet().stream().anyMatch(text::contains));
        result.managed().keySet().forEach(key -> artifactIds.add(artifactId(key)));
        dependencies.forEach(change -> artifactIds.add(artifactId(change.entry().substring(DEPENDENCY.length()))));
        managedPlugins.keySet().forEach(key -> pluginIds.add(artifactId(key)));
        usedPlugins.keySet().forEach(key -> pluginIds.add(artifactId(key)));
    }

    private static String artifactId(String key) {
        return key.split(":", -1)[1];
    }

    /**
     * Returns what differs in versions; empty if anything else differs, or may in a child.
     *
     * @param before the parent at base
     * @param after the parent at head
     * @param names the properties that differ or are named by a version that does, in the POMs of the parent and of its parents: nothing else differs in these
     */
    static Optional<ParentVersions> between(
            EffectiveModule before, EffectiveModule after, Set<String> names, ModelComparison comparison)
            throws GitException {
        ParentVersions versions = new ParentVersions(before, after, names, comparison);
        return versions.areAll() && versions.areTheSameForAll() ? Optional.of(versions) : Optional.empty();
    }

    /** Returns the properties that differ. */
    Map<String, Difference> properties() {
        return properties;
    }

    /** Returns the dependencies that differ, as changes of the parent. */
    List<ModelChange> dependencies() {
        return dependencies;
    }

    /** Returns the managed dependencies that differ, by key (see {@link Values#key}). */
    Map<String, Difference> managed() {
        return result.managed();
    }

    /**
     * Returns what differs in plugins, by their key and the name of the entry (see {@link PluginEntries}): it is a child's where that has the plugin, which it
     * inherits, or else has from its packaging in the version that is managed.
     */
    Map<String, Map<String, Difference>> plugins() {
        return plugins;
    }

    /** Returns whether the configuration of a plugin that is inherited says one of the properties. Versions aside it is the same on both sides. */
    boolean areNamed() {
        return areNamed;
    }

    /**
     * Returns whether a child's models differ in the same and in nothing else, as far as its POM tells, which is the same on both sides.
     *
     * @param written the child's POM
     * @param file its text
     */
    boolean areInherited(Model written, byte[] file) {
        return !inPom.standIn(file) && !isAnySaidIn(written);
    }

    private boolean areAll() {
        Map<String, Plugin> used = PluginEntries.used(after.model());
        return names.containsAll(properties.keySet())
                && dependencies.stream().noneMatch(ModelComparison::addsOrRemovesDependency)
                && result.changes().stream()
                        .map(ModelChange::entry)
                        .allMatch(entry -> entry.startsWith(DEPENDENCY)
                                || TOLD_OF_EACH.matcher(entry).matches())
                && areVersions(managedPlugins)
                && areVersions(usedPlugins)
                && Stream.of(managedPlugins, usedPlugins)
                        .flatMap(plugins -> plugins.keySet().stream())
                        .allMatch(key -> !used.containsKey(key) || used.get(key).getInherited() == null);
    }

    private static boolean areVersions(Map<String, Map<String, Difference>> plugins) {
        return plugins.values().stream()
                .flatMap(plugin -> plugin.entrySet().stream())
                .allMatch(entry -> PLUGIN_VERSION.matcher(entry.getKey()).matches()
                        && entry.getValue().base() != null
                        && entry.getValue().head() != null);
    }

    /** Tells whether the properties have one value in all children, and no profile says anything of what differs that may be on for some of them. */
    private boolean areTheSameForAll() {
        return Stream.of(before, after)
                .flatMap(parent -> parent.lineage().stream())
                .map(EffectiveModule.Level::written)
                .allMatch(pom -> {
                    Model varying = new Model();
                    varying.setProfiles(varying(pom.getProfiles()));
                    return areLiteral(pom)
                            && pom.getProfiles().stream().allMatch(this::areLiteral)
                            && !isAnySaidIn(varying)
                            && !inPom.standIn(PomVersions.text(varying));
                });
    }

    private boolean areLiteral(ModelBase part) {
        return names.stream()
                .allMatch(name -> PomVersions.isLiteral(part.getProperties().getProperty(name)));
    }

    /** Returns the profiles that may be on for one module and off for another; one that is on by default is off where another is on. */
    private static List<Profile> varying(List<Profile> profiles) {
        boolean any = profiles.stream().map(Profile::getActivation).anyMatch(ParentVersions::varies);
        return profiles.stream()
                .filter(profile -> varies(profile.getActivation())
                        || (any
                                && profile.getActivation() != null
                                && profile.getActivation().isActiveByDefault()))
                .toList();
    }

    private static boolean varies(@Nullable Activation activation) {
        return activation != null
                && (activation.getFile() != null
                        || (activation.getProperty() != null
                                && OF_PROJECT
                                        .matcher(Objects.requireNonNullElse(
                                                activation.getProperty().getName(), ""))
                                        .matches()));
    }

    private boolean isAnySaidIn(Model pom) {
        return Stream.<ModelBase>concat(Stream.of(pom), pom.getProfiles().stream())
                        .anyMatch(this::saysDependency)
                || Stream.<@Nullable BuildBase>concat(
                                Stream.ofNullable(pom.getBuild()),
                                pom.getProfiles().stream().map(Profile::getBuild))
                        .anyMatch(this::saysPlugin);
    }

    private boolean saysDependency(ModelBase part) {
        DependencyManagement management = part.getDependencyManagement();
        return part.getDependencies().stream().anyMatch(this::mayBeOne)
                || (management != null
                        && management.getDependencies().stream().anyMatch(entry -> mayBeOne(entry) || mayBeBom(entry)));
    }

    private boolean mayBeOne(Dependency dependency) {
        return artifactIds.contains(dependency.getArtifactId()) || !PomVersions.isLiteral(dependency.getArtifactId());
    }

    private static boolean mayBeBom(Dependency entry) {
        return "import".equals(entry.getScope()) || !PomVersions.isLiteral(entry.getScope());
    }

    private boolean saysPlugin(@Nullable BuildBase build) {
        if (build == null || pluginIds.isEmpty()) {
            return false;
        }
        Stream<Plugin> managed =
                build.getPluginManagement() == null ? Stream.of() : build.getPluginManagement().getPlugins().stream();
        return Stream.concat(build.getPlugins().stream(), managed)
                .map(Plugin::getArtifactId)
                .anyMatch(artifactId -> pluginIds.contains(artifactId) || !PomVersions.isLiteral(artifactId));
    }
}

package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.graph.Halves;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Resource;

/**
 * Which properties of a module something of its build reads at run time. Where a POM names a property, its value stands in the effective
 * model; what is left are:
 * <ul>
 *   <li>a parameter that takes its value from a property, and code that asks the project for one: the plugin's jar has the name;
 *   <li>a filtered resource that names it;
 *   <li>a plugin that runs a program or a template, or hands all properties on: it may read any;
 *   <li>the artifact of a {@code pom} module, which is its POM: what that names, be it in a profile that is off here, means something else to
 *       those who inherit it elsewhere.
 * </ul>
 *
 * <p>A plugin whose jar is not to be had may read any too. One whose version no POM says is Maven's own, and another one under each Maven;
 * what such plugins read is told by how their properties are called, so that the answer is the same under all.
 */
final class PropertyReads {

    /** The properties that the plugins of Maven's own lifecycles read, by their {@code plugin.xml}, all versions taken together. */
    private static final Pattern OF_LIFECYCLES = Pattern.compile(
            "(maven|surefire|failsafe|clean|resources|jar|war|ejb|ear|rar|plugin|site|install|deploy|project\\.build|project\\.reporting)"
                    + "\\..+|alt(Release|Snapshot)?DeploymentRepository|allowIncompleteProjects|argLine|basedir|childDelegation|"
                    + "createChecksum|dependenciesToScan|deployAtEnd|disableXmlReport|enable\\w+|encoding|excludedGroups|"
                    + "failIfNo\\w+|fork\\w+|groups|installAtEnd|java\\.version|junitArtifactName|jvm|locales|multiReleaseOutput|"
                    + "objectFactory|output\\w*|parallel\\w*|perCoreThreadCount|printSummary|relativize\\w+|report\\w*|"
                    + "rerunFailing\\w+|retryFailed\\w+|reuseForks|runOrder|shutdown|skip\\w*|staging\\w+|tempDir|test|"
                    + "testNGArtifactName|threadCount\\w*|topSiteURL|trimStackTrace|update\\w+|useUnlimitedThreads|validate|"
                    + "verbose|workingDirectory");

    /** What <a href="https://maven.apache.org/shared/maven-archiver/">Maven Archiver</a> writes of the project where it is asked to. */
    private static final Set<String> IN_MANIFEST = Set.of("project.name", "project.organization.name", "project.url");

    private final PluginTexts plugins;
    private final Map<String, List<String>> built;

    /**
     * Makes a finder.
     *
     * @param built the folders whose files plugins of the reactor are built from, by {@code groupId:artifactId:version}: they have no jar yet
     */
    PropertyReads(PluginTexts plugins, Map<String, List<String>> built) {
        this.plugins = plugins;
        this.built = Map.copyOf(built);
    }

    /**
     * Returns which of some names are read, by the half that reads them.
     *
     * @param module a module of {@link CommitModels}
     * @param files those of the module's commit
     */
    Halves<Set<String>> of(EffectiveModule module, Listing files, Checkout checkout, Set<String> names)
            throws GitException {
        Halves<Set<String>> read = Halves.of(half -> new HashSet<>());
        Model model = module.model();
        if (names.isEmpty() || model.getBuild() == null) {
            return read;
        }
        for (Plugin plugin : model.getBuild().getPlugins()) {
            for (String name : names) {
                if (mayRead(plugin, name, files)) {
                    read.get(PluginEntries.half(plugin)).add(name);
                }
            }
        }
        if (model.getPackaging().equals("pom")) {
            Names expressions = new Names(names, false);
            files.tree().read(module.pom()).ifPresent(pom -> expressions.addNamed(pom, read.main()));
        }
        Names wanted = Names.of(model, names);
        addFiltered(read.main(), model.getBuild().getResources(), files, checkout, wanted);
        addFiltered(read.test(), model.getBuild().getTestResources(), files, checkout, wanted);
        return read;
    }

    private boolean mayRead(Plugin plugin, String name, Listing files) throws GitException {
        if (OpenPlugins.mayReadAny(plugin) || PluginEntries.texts(plugin).anyMatch(text -> names(text, name))) {
            return true;
        }
        if (plugin.getVersion() == null) {
            return OF_LIFECYCLES.matcher(name).matches();
        }
        List<String> sources = built.get(plugin.getKey() + ":" + plugin.getVersion());
        if (sources != null) {
            return isNamedBelow(sources, name, files);
        }
        Optional<Set<String>> known = plugins.names(plugin, plugin.getVersion());
        return known.isEmpty() || known.get().contains(name);
    }

    private static boolean isNamedBelow(List<String> folders, String name, Listing files) throws GitException {
        Set<String> named = new HashSet<>();
        Names wanted = new Names(Set.of(name), true);
        for (String folder : folders) {
            for (String path : files.below(folder)) {
                files.tree().read(path).ifPresent(content -> wanted.addNamed(content, named));
            }
        }
        return !named.isEmpty();
    }

    /** Returns whether a configuration names a property as a word, or asks for a manifest that tells of the project. */
    private static boolean names(String configuration, String name) {
        boolean inManifest = IN_MANIFEST.contains(name)
                && (configuration.contains("addDefaultImplementationEntries")
                        || configuration.contains("addDefaultSpecificationEntries"));
        return inManifest
                || (configuration.contains(name)
                        && Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w.-])")
                                .matcher(configuration)
                                .find());
    }

    private static void addFiltered(
            Set<String> read, List<Resource> resources, Listing files, Checkout checkout, Names names)
            throws GitException {
        for (Resource resource : resources) {
            String folder = resource.isFiltering() ? checkout.toRepository(Path.of(resource.getDirectory())) : null;
            if (folder != null) {
                for (String path : files.below(folder)) {
                    files.tree().read(path).ifPresent(content -> names.addNamed(content, read));
                }
            }
        }
    }

    /**
     * Names to look for in filtered files.
     *
     * @param bare whether they may stand between other delimiters than Maven's own
     */
    private record Names(Set<String> names, boolean bare) {

        static Names of(Model model, Set<String> names) {
            boolean bare = model.getBuild().getPlugins().stream()
                    .filter(plugin -> plugin.getArtifactId().equals("maven-resources-plugin"))
                    .flatMap(PluginEntries::texts)
                    .anyMatch(text -> text.contains("elimiter"));
            return new Names(names, bare);
        }

        void addNamed(byte[] content, Set<String> read) {
            // Every byte is a character: the names are of ASCII, whatever the file's encoding is.
            String text = new String(content, StandardCharsets.ISO_8859_1);
            names.stream().filter(name -> isNamed(text, name)).forEach(read::add);
        }

        private boolean isNamed(String text, String name) {
            return text.contains(name) && (bare || text.contains("{" + name + "}") || text.contains("@" + name + "@"));
        }
    }
}

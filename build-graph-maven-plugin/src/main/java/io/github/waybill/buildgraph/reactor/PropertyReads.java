package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.graph.Halves;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Which properties of a module something of its build reads at run time. Where a POM names a property, its value stands in the effective
 * model; what is left are:
 * <ul>
 *   <li>a parameter that takes its value from a property, and code that asks the project for one: the plugin's jar has the name;
 *   <li>a filtered resource that names it;
 *   <li>a plugin that runs a program or a template, or hands all properties on: it may read any.
 * </ul>
 *
 * <p>A property that a {@code pom} module's POM names is not among them: what it manages is compared by value, and a profile that is off is
 * nothing, whether it or a property that it names changes.
 *
 * <p>A plugin whose jar is not to be had may read any too. One whose version no POM says, such as one that only the packaging brings, is Maven's
 * own, and another one under each Maven; what such plugins read {@link LifecycleProperties} tell.
 */
final class PropertyReads {

    /** What <a href="https://maven.apache.org/shared/maven-archiver/">Maven Archiver</a> writes of the project where it is asked to. */
    private static final Set<String> IN_MANIFEST = Set.of("project.name", "project.organization.name", "project.url");

    /** The models of which Maven's own versions are. */
    private static final Pattern OF_MAVEN =
            Pattern.compile("org\\.apache\\.maven:maven-[a-z-]+:.*(lifecycle-bindings|super-pom)");

    private final PluginTexts plugins;
    private final Map<String, List<String>> built;
    private final Packagings packagings;
    private final Properties user;

    /**
     * Makes a finder.
     *
     * @param user the properties of the command line, which win over the project's where a resource is filtered
     * @param built the folders whose files plugins of the reactor are built from, by {@code groupId:artifactId:version}: they have no jar yet
     */
    PropertyReads(PluginTexts plugins, Map<String, List<String>> built, Packagings packagings, Properties user) {
        this.plugins = plugins;
        this.packagings = packagings;
        this.user = user;
        this.built = Map.copyOf(built);
    }

    /**
     * Returns which of some names are read, by the half that reads them, each with what reads it.
     *
     * @param module a module of {@link CommitModels}
     * @param files those of the module's commit
     */
    Halves<Map<String, String>> of(EffectiveModule module, Listing files, Checkout checkout, Set<String> names)
            throws GitException {
        Halves<Map<String, String>> read = Halves.of(half -> new HashMap<>());
        Model model = module.model();
        if (names.isEmpty() || model.getBuild() == null) {
            return read;
        }
        List<Plugin> used = new ArrayList<>(model.getBuild().getPlugins());
        used.addAll(LifecycleProperties.brought(model, packagings));
        for (Plugin plugin : used) {
            boolean open = OpenPlugins.mayReadAny(plugin);
            List<String> configurations = PluginEntries.texts(plugin).toList();
            for (String name : names) {
                boolean named = configurations.stream().anyMatch(text -> names(text, name));
                String reader = open || named ? plugin.getArtifactId() : reader(plugin, name, files);
                if (reader != null) {
                    read.get(PluginEntries.half(plugin)).putIfAbsent(name, reader);
                }
            }
        }
        Set<String> ofProject = new HashSet<>(names);
        ofProject.removeAll(user.stringPropertyNames());
        Names wanted = Names.of(model, ofProject);
        addFiltered(read.main(), model.getBuild().getResources(), files, checkout, wanted);
        addFiltered(read.test(), model.getBuild().getTestResources(), files, checkout, wanted);
        return read;
    }

    /**
     * Tells whether a model may have anything that reads one of some names, leaving aside configurations that say one. That is quicker found out
     * than what reads which, and the model may be that of the running build.
     */
    boolean mayHaveReader(Model model, Set<String> names) {
        Build build = model.getBuild();
        return !names.isEmpty()
                && build != null
                && (Stream.concat(build.getResources().stream(), build.getTestResources().stream())
                                .anyMatch(Resource::isFiltering)
                        || build.getPlugins().stream().anyMatch(plugin -> mayRead(plugin, names))
                        || LifecycleProperties.brought(model, packagings).stream()
                                .anyMatch(plugin -> mayRead(plugin, names)));
    }

    private boolean mayRead(Plugin plugin, Set<String> names) {
        if (OpenPlugins.mayReadAny(plugin) || sources(plugin) != null) {
            return true;
        }
        String version = writtenVersion(plugin);
        return names.stream().anyMatch(name -> reader(plugin, version, name) != null);
    }

    /** Returns the version that a POM says, or {@code null} where there is none but what the running Maven brings: that is in no model of a commit. */
    private static @Nullable String writtenVersion(Plugin plugin) {
        InputLocation location = plugin.getLocation("version");
        boolean isOfMaven = location != null
                && location.getSource() != null
                && OF_MAVEN.matcher(String.valueOf(location.getSource().getModelId()))
                        .matches();
        return isOfMaven ? null : plugin.getVersion();
    }

    /** Returns the folders of which a plugin is built, or {@code null} where it is not one of the reactor's. */
    private @Nullable List<String> sources(Plugin plugin) {
        return built.get(plugin.getKey() + ":" + plugin.getVersion());
    }

    /**
     * Returns a plugin as the one whose code reads a property, and why that is not known where it is not; {@code null} if it does not.
     */
    private @Nullable String reader(Plugin plugin, String name, Listing files) throws GitException {
        List<String> sources = sources(plugin);
        if (sources != null) {
            return isNamedBelow(sources, name, files) ? plugin.getArtifactId() : null;
        }
        return reader(plugin, plugin.getVersion(), name);
    }

    private @Nullable String reader(Plugin plugin, @Nullable String version, String name) {
        String reader = plugin.getArtifactId();
        if (version == null) {
            return LifecycleProperties.mayBeRead(plugin, name) ? reader : null;
        }
        Optional<Set<String>> known = plugins.names(plugin, version);
        if (known.isEmpty()) {
            return "%s (version %s cannot be looked into)".formatted(reader, version);
        }
        return known.get().contains(name) ? reader : null;
    }

    private static boolean isNamedBelow(List<String> folders, String name, Listing files) throws GitException {
        Names wanted = new Names(Set.of(name), true);
        for (String folder : folders) {
            for (String path : files.below(folder)) {
                Optional<byte[]> content = files.tree().read(path);
                if (content.isPresent() && !wanted.in(content.get()).isEmpty()) {
                    return true;
                }
            }
        }
        return false;
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
            Map<String, String> read, List<Resource> resources, Listing files, Checkout checkout, Names names)
            throws GitException {
        for (Resource resource : resources) {
            String folder = resource.isFiltering() ? checkout.toRepository(Path.of(resource.getDirectory())) : null;
            if (folder != null) {
                for (String path : files.below(folder)) {
                    files.tree()
                            .read(path)
                            .ifPresent(content -> names.in(content).forEach(name -> read.putIfAbsent(name, path)));
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

        /** Returns those of the names that stand in a file. */
        List<String> in(byte[] content) {
            // Every byte is a character: the names are of ASCII, whatever the file's encoding is.
            String text = new String(content, StandardCharsets.ISO_8859_1);
            return names.stream().filter(name -> isNamed(text, name)).toList();
        }

        private boolean isNamed(String text, String name) {
            return text.contains(name) && (bare || text.contains("{" + name + "}") || text.contains("@" + name + "@"));
        }
    }
}

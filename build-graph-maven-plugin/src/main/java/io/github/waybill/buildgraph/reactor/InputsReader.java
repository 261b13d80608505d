package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.SourceTree;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Inputs;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Resource;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Where a module's inputs are, read from its effective model. */
final class InputsReader {

    private static final String TOP = "maven.multiModuleProjectDirectory";

    private final SourceTree tree;
    private final Checkout checkout;
    private final Path folder;
    private final Path executionRoot;
    private final EffectiveModule module;
    private final Build build;
    private final Interpolation values;
    private final DeclaredInputs declared;
    private final Map<String, String> places = new HashMap<>();
    private final Set<String> namesAtRoot;
    private @Nullable Set<String> names;

    /**
     * Makes a reader.
     *
     * @param tree the files that there are
     * @param executionRoot the folder that Maven runs in: goals resolve some relative paths there
     * @param namesAtRoot what stands in that folder, see {@link SourceTree#names}
     */
    InputsReader(
            SourceTree tree,
            Checkout checkout,
            Path executionRoot,
            Set<String> namesAtRoot,
            EffectiveModule module,
            ModelEnvironment environment) {
        this.tree = tree;
        this.checkout = checkout;
        this.folder =
                module.model().getProjectDirectory().toPath().toAbsolutePath().normalize();
        this.executionRoot = executionRoot;
        this.module = module;
        this.build = module.model().getBuild();
        this.values = new Interpolation(module.model(), environment.user());
        this.declared = new DeclaredInputs(environment.user());
        places.put("session.executionRootDirectory", executionRoot.toString());
        this.namesAtRoot = namesAtRoot;
        String top = environment.system().getProperty(TOP);
        places.put(TOP, top == null ? executionRoot.toString() : top);
    }

    Inputs read() throws GitException {
        List<String> main = new ArrayList<>(List.of(build.getSourceDirectory()));
        build.getResources().stream().flatMap(InputsReader::roots).forEach(main::add);
        List<String> test = new ArrayList<>(List.of(build.getTestSourceDirectory()));
        build.getTestResources().stream().flatMap(InputsReader::roots).forEach(test::add);
        Set<String> named = new LinkedHashSet<>();
        for (String folders : inRepository(main)) {
            addOutside(named, folders);
        }
        for (String value : named(Half.MAIN)) {
            addInputs(named, value);
        }
        Set<String> ofTests = new LinkedHashSet<>();
        for (String folders : inRepository(test)) {
            addOutside(ofTests, folders);
        }
        for (String value : named(Half.TEST)) {
            addInputs(ofTests, value);
        }
        Set<String> testRoots = new LinkedHashSet<>(inRepository(test));
        ofTests.stream()
                .filter(path -> !named.contains(path) && !isInFolder(path))
                .forEach(testRoots::add);
        named.addAll(ofTests);
        return new Inputs(
                poms(),
                !module.model().getPackaging().equals("pom"),
                inRepository(main),
                List.copyOf(testRoots),
                List.copyOf(named));
    }

    private List<String> poms() {
        return module.lineage().stream()
                .map(EffectiveModule.Level::path)
                .filter(Objects::nonNull)
                .toList();
    }

    /** A resource folder, or the files in it where these are listed one by one: that folder is often the repository's root. */
    private static Stream<String> roots(Resource resource) {
        List<String> includes = resource.getIncludes();
        boolean listed = !includes.isEmpty()
                && includes.stream().noneMatch(include -> include.contains("*") || include.contains("?"));
        return listed
                ? includes.stream().map(include -> resource.getDirectory() + "/" + include)
                : Stream.of(resource.getDirectory());
    }

    private List<String> inRepository(Collection<String> folders) {
        Set<String> paths = new LinkedHashSet<>();
        for (String root : folders) {
            String path = checkout.toRepository(folder.resolve(root));
            if (path != null) {
                paths.add(path);
            }
        }
        return List.copyOf(paths);
    }

    /** Returns every value that may name a file which a half reads. */
    private Set<String> named(Half half) {
        Set<String> named = new LinkedHashSet<>();
        if (half == Half.MAIN) {
            named.addAll(build.getFilters());
            module.model().getDependencies().stream()
                    .map(Dependency::getSystemPath)
                    .filter(Objects::nonNull)
                    .forEach(named::add);
            named.addAll(declared.of(module));
        }
        for (Plugin plugin : build.getPlugins()) {
            if (PluginEntries.half(plugin) == half) {
                addValues(named, plugin.getConfiguration());
                plugin.getExecutions().stream()
                        .map(PluginExecution::getConfiguration)
                        .forEach(dom -> addValues(named, dom));
            }
        }
        return named;
    }

    private static void addValues(Set<String> named, @Nullable Object configuration) {
        if (configuration instanceof Xpp3Dom dom) {
            if (dom.getValue() != null) {
                named.add(dom.getValue().strip());
            }
            for (String attribute : dom.getAttributeNames()) {
                named.add(dom.getAttribute(attribute).strip());
            }
            for (Xpp3Dom child : dom.getChildren()) {
                addValues(named, child);
            }
        }
    }

    /** A source folder within the module's own needs no name of its own. */
    private void addOutside(Set<String> paths, String root) {
        if (!isInFolder(root)) {
            paths.add(root);
        }
    }

    private boolean isInFolder(String path) {
        String own = module.directory();
        return own.isEmpty() || path.equals(own) || path.startsWith(own + "/");
    }

    /**
     * Adds the path of a value that names a file or folder of the repository. A folder around the module, such as the repository's root,
     * says where something is, not what the module reads. Outside the module a path counts though nothing is there: what was there may have
     * been deleted. Within, any word is a path, so there it must exist, and be no output of the build. A relative path may be meant from the
     * folder that Maven runs in too; there a word may be the name of a module, so only a file counts.
     */
    private void addInputs(Set<String> paths, String value) throws GitException {
        if (value.isEmpty() || value.length() > 500 || value.contains("\n")) {
            return;
        }
        String text = Interpolation.replace(values.resolve(value), places::get);
        if (isWord(text)) {
            return;
        }
        try {
            Path named = Path.of(text);
            String path = checkout.toRepository(folder.resolve(named));
            if (path != null && isInput(folder.resolve(named).normalize(), path)) {
                paths.add(path);
            }
            String fromRoot = named.isAbsolute() ? null : checkout.toRepository(executionRoot.resolve(named));
            if (fromRoot != null && tree.isFile(fromRoot)) {
                paths.add(fromRoot);
            }
        } catch (InvalidPathException e) {
            // It names no file, on this machine at least.
        }
    }

    /** Tells of most values at little cost that they name nothing: neither in the module nor where Maven runs does anything stand there. */
    private boolean isWord(String value) throws GitException {
        // With another separator the value may be a path of another kind than git's.
        if (File.separatorChar != '/' || !SourceTree.isNormal(value)) {
            return false;
        }
        String first = value.substring(0, value.indexOf('/') < 0 ? value.length() : value.indexOf('/'));
        return !namesAtRoot.contains(first) && !names().contains(first);
    }

    /** Returns what stands in the module's folder; it is not read for a module of which no value could name anything. */
    private Set<String> names() throws GitException {
        Set<String> known = names;
        if (known == null) {
            known = tree.names(module.directory());
            names = known;
        }
        return known;
    }

    private boolean isInput(Path absolute, String path) throws GitException {
        boolean around = folder.startsWith(absolute);
        boolean output = absolute.startsWith(folder.resolve(build.getDirectory()));
        // Nothing is read of the repository for what is neither: it takes as long as all the rest.
        return !around && !output && (!absolute.startsWith(folder) || tree.exists(path));
    }
}

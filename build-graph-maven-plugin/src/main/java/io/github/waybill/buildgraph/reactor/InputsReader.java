package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Inputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    private final Checkout checkout;
    private final NamedPaths paths;
    private final Path folder;
    private final EffectiveModule module;
    private final Build build;
    private final @Nullable String output;
    private final Interpolation values;
    private final DeclaredInputs declared;
    private final Map<String, String> places = new HashMap<>();
    private final Set<String> names;

    /**
     * Makes a reader.
     *
     * @param executionRoot the folder that Maven runs in
     * @param paths what any module's values name
     */
    InputsReader(
            Checkout checkout,
            Path executionRoot,
            NamedPaths paths,
            EffectiveModule module,
            ModelEnvironment environment) {
        this.checkout = checkout;
        this.paths = paths;
        this.folder =
                module.model().getProjectDirectory().toPath().toAbsolutePath().normalize();
        this.module = module;
        this.names = paths.in(module.directory());
        this.build = module.model().getBuild();
        this.output = checkout.toRepository(folder, build.getDirectory());
        this.values = new Interpolation(module.model(), environment.user());
        this.declared = new DeclaredInputs(environment.user());
        places.put("session.executionRootDirectory", executionRoot.toString());
        String top = environment.system().getProperty(TOP);
        places.put(TOP, top == null ? executionRoot.toString() : top);
    }

    Inputs read() throws GitException {
        List<String> mainRoots = inRepository(build.getSourceDirectory(), build.getResources());
        List<String> testRoots = inRepository(build.getTestSourceDirectory(), build.getTestResources());
        Set<String> named = outside(mainRoots);
        Set<String> ofTests = outside(testRoots);
        addInputs(named, build.getFilters());
        for (Dependency dependency : module.model().getDependencies()) {
            if (dependency.getSystemPath() != null) {
                addInput(named, dependency.getSystemPath());
            }
        }
        addInputs(named, declared.of(module));
        for (Plugin plugin : build.getPlugins()) {
            Set<String> inputs = PluginEntries.half(plugin) == Half.TEST ? ofTests : named;
            addInputs(inputs, plugin.getConfiguration());
            for (PluginExecution execution : plugin.getExecutions()) {
                addInputs(inputs, execution.getConfiguration());
            }
        }
        Set<String> rootsOfTests = new LinkedHashSet<>(testRoots);
        ofTests.stream()
                .filter(path -> !named.contains(path) && !isInFolder(path))
                .forEach(rootsOfTests::add);
        named.addAll(ofTests);
        return new Inputs(
                poms(),
                !module.model().getPackaging().equals("pom"),
                mainRoots,
                List.copyOf(rootsOfTests),
                List.copyOf(named));
    }

    /** A source folder within the module's own needs no name of its own. */
    private Set<String> outside(List<String> roots) {
        Set<String> outside = new LinkedHashSet<>();
        for (String root : roots) {
            if (!isInFolder(root)) {
                outside.add(root);
            }
        }
        return outside;
    }

    private List<String> poms() {
        return module.lineage().stream()
                .map(EffectiveModule.Level::path)
                .filter(Objects::nonNull)
                .toList();
    }

    /** A resource folder, or the files in it where these are listed one by one: that folder is often the repository's root. */
    private static List<String> roots(Resource resource) {
        List<String> includes = resource.getIncludes();
        boolean listed = !includes.isEmpty()
                && includes.stream().noneMatch(include -> include.contains("*") || include.contains("?"));
        return listed
                ? includes.stream()
                        .map(include -> resource.getDirectory() + "/" + include)
                        .toList()
                : List.of(resource.getDirectory());
    }

    private List<String> inRepository(String sources, List<Resource> resources) {
        List<String> roots = new ArrayList<>(List.of(sources));
        for (Resource resource : resources) {
            roots.addAll(roots(resource));
        }
        Set<String> paths = new LinkedHashSet<>();
        for (String root : roots) {
            String path = checkout.toRepository(folder, root);
            if (path != null) {
                paths.add(path);
            }
        }
        return List.copyOf(paths);
    }

    private void addInputs(Set<String> inputs, Collection<String> values) throws GitException {
        for (String value : values) {
            addInput(inputs, value);
        }
    }

    private void addInputs(Set<String> inputs, @Nullable Object configuration) throws GitException {
        if (configuration instanceof Xpp3Dom dom) {
            if (dom.getValue() != null) {
                addInput(inputs, dom.getValue().strip());
            }
            for (String attribute : dom.getAttributeNames()) {
                addInput(inputs, dom.getAttribute(attribute).strip());
            }
            for (int i = 0; i < dom.getChildCount(); i++) {
                addInputs(inputs, dom.getChild(i));
            }
        }
    }

    private boolean isInFolder(String path) {
        return isIn(module.directory(), path);
    }

    private static boolean isIn(String folder, String path) {
        return path.equals(folder) || Paths.isBelow(folder, path);
    }

    /**
     * Adds the path of a value that names a file or folder of the repository. A folder around the module, such as the repository's root,
     * says where something is, not what the module reads. Where it leads nothing need stand: what was there may have been deleted. Within
     * the module, where any word is a path, the name that it begins with must, and be no output of the build. A relative path may be meant
     * from the folder that Maven runs in too.
     */
    private void addInput(Set<String> inputs, String value) throws GitException {
        Optional<NamedPath> named = paths.of(value.contains("${") ? resolved(value) : value);
        if (named.isEmpty()) {
            return;
        }
        if (named.get().mayStandAmong(names)) {
            String path = checkout.toRepository(folder.resolve(named.get().path()));
            if (path != null && isInput(path)) {
                inputs.add(path);
            }
        }
        if (named.get().fromRoot() != null) {
            inputs.add(named.get().fromRoot());
        }
    }

    private String resolved(String value) {
        return Interpolation.replace(values.resolve(value), places::get);
    }

    private boolean isInput(String path) {
        boolean around = isIn(path, module.directory());
        boolean output = this.output != null && isIn(this.output, path);
        return !around && !output && (!isInFolder(path) || begins(path));
    }

    /** Tells whether something stands in the module's folder of the name that a path below it begins with. */
    private boolean begins(String path) {
        return names.contains(Paths.first(Paths.below(module.directory(), path)));
    }
}

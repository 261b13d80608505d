package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.SourceTree;
import io.github.waybill.buildgraph.graph.Edge;
import io.github.waybill.buildgraph.graph.EdgeKind;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Extension;
import org.apache.maven.model.Plugin;
import org.jspecify.annotations.Nullable;

/** Makes the service graph of a reactor from its effective models. */
public final class ReactorReader {

    private final SourceTree tree;
    private final Checkout checkout;
    private final Path executionRoot;
    private final ModelEnvironment environment;
    private final BomImports boms;
    private final Map<ModuleId, EffectiveModule> modules = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<ModuleId, Set<ModuleId>> external = new HashMap<>();
    private @Nullable NamedPaths named;

    ReactorReader(SourceTree tree, Checkout checkout, Path executionRoot, ModelEnvironment environment) {
        this.tree = tree;
        this.checkout = checkout;
        this.executionRoot = executionRoot;
        this.environment = environment;
        this.boms = new BomImports(environment.user());
    }

    /**
     * Returns the graph.
     *
     * @param reactor all modules, in the order of the reactor
     * @param gone what counts as if it were there still
     * @throws ReactorException if two modules stand in one folder
     */
    ServiceGraph read(List<EffectiveModule> reactor, GoneFiles gone) throws ReactorException, GitException {
        reactor.forEach(module -> modules.put(module.id(), module));
        List<String> directories =
                reactor.stream().map(EffectiveModule::directory).toList();
        tree.readAhead(directories);
        // No file is asked for yet: git may still be looking at the working tree.
        for (EffectiveModule module : reactor) {
            readEdges(module);
        }
        NamedPaths paths = new NamedPaths(tree, checkout, executionRoot, directories, gone);
        named = paths;
        Map<String, EffectiveModule> folders = new HashMap<>();
        List<Module> read = new ArrayList<>();
        for (EffectiveModule module : reactor) {
            EffectiveModule other = folders.put(module.directory(), module);
            if (other != null) {
                throw new ReactorException(
                        "Two modules stand in one folder, %s: %s and %s. Whose input a file there is cannot be told: give one of them a folder of its own."
                                .formatted(module.model().getProjectDirectory(), other.id(), module.id()));
            }
            read.add(new Module(
                    module.id(),
                    module.model().getVersion(),
                    module.model().getPackaging(),
                    module.directory(),
                    JibImage.of(module.model(), environment.user()).orElse(null),
                    Artifacts.of(module.model()),
                    new InputsReader(checkout, executionRoot, paths, module, environment).read(),
                    external.getOrDefault(module.id(), Set.of())));
        }
        return new ServiceGraph(read, edges);
    }

    /** Tells of a file that has gone whether a module may name it, see {@link NamedPaths#mayHavePassedOver}. */
    boolean mayHavePassedOver(String path) {
        return named != null && named.mayHavePassedOver(path);
    }

    private void readEdges(EffectiveModule module) {
        ModuleId from = module.id();
        for (Dependency dependency : module.model().getDependencies()) {
            add(
                    from,
                    new ModuleId(dependency.getGroupId(), dependency.getArtifactId()),
                    dependency.getVersion(),
                    EdgeKind.DEPENDENCY,
                    dependency.getScope(),
                    dependency.getType(),
                    dependency.getClassifier());
        }
        readParent(from, module);
        boms.of(module).forEach(bom -> add(from, bom, null, EdgeKind.BOM, null, "pom", null));
        for (Plugin plugin : module.model().getBuild().getPlugins()) {
            EdgeKind kind = plugin.isExtensions() ? EdgeKind.EXTENSION : EdgeKind.PLUGIN;
            ModuleId key = new ModuleId(plugin.getGroupId(), plugin.getArtifactId());
            String scope = PluginEntries.half(plugin) == Half.TEST ? "test" : null;
            add(from, key, plugin.getVersion(), kind, scope, null, null);
            for (Dependency dependency : plugin.getDependencies()) {
                ModuleId id = new ModuleId(dependency.getGroupId(), dependency.getArtifactId());
                add(
                        from,
                        id,
                        dependency.getVersion(),
                        EdgeKind.PLUGIN_DEPENDENCY,
                        scope,
                        dependency.getType(),
                        dependency.getClassifier());
            }
        }
        for (Extension extension : module.model().getBuild().getExtensions()) {
            ModuleId id = new ModuleId(extension.getGroupId(), extension.getArtifactId());
            add(from, id, extension.getVersion(), EdgeKind.EXTENSION, null, null, null);
        }
    }

    /** The nearest parent in the reactor: one between that no {@code <modules>} lists is passed over, its POM is an input. */
    private void readParent(ModuleId from, EffectiveModule module) {
        for (EffectiveModule.Level parent :
                module.lineage().subList(1, module.lineage().size())) {
            add(from, parent.id(), parent.version(), EdgeKind.PARENT, null, null, null);
            if (modules.containsKey(parent.id())) {
                return;
            }
        }
    }

    /** Maven takes a module from the reactor only in the reactor's own version; any other comes from a repository. */
    private void add(
            ModuleId from,
            ModuleId to,
            @Nullable String version,
            EdgeKind kind,
            @Nullable String scope,
            @Nullable String type,
            @Nullable String classifier) {
        EffectiveModule target = modules.get(to);
        if (target != null
                && (version == null || version.equals(target.model().getVersion()) || version.contains("["))) {
            edges.add(new Edge(from, to, kind, scope, type, classifier));
        } else {
            external.computeIfAbsent(from, id -> new HashSet<>()).add(to);
        }
    }
}

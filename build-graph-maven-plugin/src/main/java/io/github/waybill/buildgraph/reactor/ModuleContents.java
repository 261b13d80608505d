package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.FileId;
import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.HalfContent;
import io.github.waybill.buildgraph.graph.Halves;
import io.github.waybill.buildgraph.graph.InputFiles;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ModuleId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.ModelBuildingException;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.jspecify.annotations.Nullable;

/**
 * The contents of modules, each as it is: their files, and all of their models that counts. {@link ReactorChange} finds with less work what
 * differs between two commits, by the same rules.
 */
final class ModuleContents implements AutoCloseable {

    private final InputFiles inputs;
    private final SortedMap<String, FileId> files;
    private final ModelComparison.Side side;
    private final CommitModels models;
    private final DependencyGraphs graphs;
    private final PropertyReads properties;
    private final Map<ModuleId, Halves<SortedMap<String, String>>> entries = new HashMap<>();

    ModuleContents(Reactor reactor, InputFiles inputs, SortedMap<String, FileId> files) {
        this.inputs = inputs;
        this.files = files;
        this.side = reactor.side(reactor.tree());
        this.models = reactor.models(reactor.tree(), reactor::find);
        this.graphs = new DependencyGraphs(reactor.environment(), reactor.modules());
        this.properties = reactor.propertyReads();
    }

    /** Reads the models of modules. */
    void read(Collection<EffectiveModule> modules, Tasks tasks) throws ReactorException {
        List<Read> read = tasks.map(modules, this::read);
        for (Read result : read) {
            if (result.problem() != null) {
                throw result.problem();
            }
            entries.put(result.module(), result.entries());
        }
    }

    private record Read(
            ModuleId module,
            Halves<SortedMap<String, String>> entries,
            @Nullable ReactorException problem) {}

    private Read read(EffectiveModule module) {
        try {
            return new Read(module.id(), entries(models.module(module.pom())), null);
        } catch (ModelBuildingException e) {
            return failed(module, CommitModels.problem(e));
        } catch (DependencyCollectionException | GitException e) {
            return failed(module, String.valueOf(e.getMessage()));
        }
    }

    private static Read failed(EffectiveModule module, String problem) {
        return new Read(
                module.id(),
                Halves.of(half -> new TreeMap<>()),
                new ReactorException("The fingerprint of %s cannot be computed: %s.".formatted(module.id(), problem)));
    }

    private Halves<SortedMap<String, String>> entries(EffectiveModule module)
            throws DependencyCollectionException, GitException {
        Model model = module.model();
        Halves<SortedMap<String, String>> all = ModelEntries.of(module, side.values());
        Map<String, String> named = ModelProperties.of(model, side.values());
        Halves<Map<String, String>> read = properties.of(module, side.files(), side.checkout(), named.keySet());
        Map<String, String> managed = ModelComparison.managed(model, side);
        Halves<Set<String>> resolved = managed.isEmpty() ? Halves.of(half -> Set.of()) : graphs.resolved(model, false);
        for (Half half : Half.values()) {
            read.get(half)
                    .keySet()
                    .forEach(name -> all.get(half).put("property " + name, named.getOrDefault(name, "")));
            managed.forEach((key, value) -> {
                if (resolved.get(half).contains(key)) {
                    all.get(half).putIfAbsent("managed dependency " + key, value);
                }
            });
        }
        return all;
    }

    /** Returns the content of a half of a module that was read. */
    HalfContent of(ModuleHalf half) {
        Halves<SortedMap<String, String>> module = entries.get(half.module());
        if (module == null) {
            throw new IllegalStateException(half.module() + " was not read");
        }
        SortedMap<String, String> ids = new TreeMap<>();
        for (String path : inputs.of(half)) {
            FileId id = files.get(path);
            if (id != null) {
                ids.put(path, id.toString());
            }
        }
        return new HalfContent(ids, module.get(half.half()));
    }

    @Override
    public void close() {
        graphs.close();
    }
}

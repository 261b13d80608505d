package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.FileId;
import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.HalfContent;
import io.github.waybill.buildgraph.graph.Halves;
import io.github.waybill.buildgraph.graph.InputFiles;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ModuleId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        this.graphs = reactor.graphs();
        this.properties = reactor.propertyReads();
    }

    /** Reads the models of modules. */
    void read(Collection<EffectiveModule> modules, Tasks tasks) throws ReactorException {
        List<EffectiveModule> built = allOf(tasks.map(modules, module -> tried(module, this::built)));
        DependencyWalks walks = DependencyWalks.of(
                graphs, tasks, built.stream().map(EffectiveModule::model).toList());
        List<Halves<SortedMap<String, String>>> read =
                allOf(tasks.map(built, module -> tried(module, model -> entries(model, walks))));
        for (int i = 0; i < built.size(); i++) {
            entries.put(built.get(i).id(), read.get(i));
        }
    }

    /** What came of reading a module: one is {@code null}. */
    private record Tried<T>(@Nullable T read, @Nullable ReactorException problem) {}

    private interface Reading<T> {

        T of(EffectiveModule module) throws ModelBuildingException, DependencyCollectionException, GitException;
    }

    private static <T> Tried<T> tried(EffectiveModule module, Reading<T> reading) {
        try {
            return new Tried<>(reading.of(module), null);
        } catch (ModelBuildingException e) {
            return failed(module, CommitModels.problem(e));
        } catch (DependencyCollectionException | GitException e) {
            return failed(module, String.valueOf(e.getMessage()));
        }
    }

    private static <T> Tried<T> failed(EffectiveModule module, String problem) {
        return new Tried<>(
                null,
                new ReactorException("The fingerprint of %s cannot be computed: %s.".formatted(module.id(), problem)));
    }

    private static <T> List<T> allOf(List<Tried<T>> tried) throws ReactorException {
        List<T> all = new ArrayList<>();
        for (Tried<T> one : tried) {
            if (one.read() == null) {
                throw Objects.requireNonNull(one.problem());
            }
            all.add(one.read());
        }
        return all;
    }

    private EffectiveModule built(EffectiveModule module) throws ModelBuildingException {
        return models.module(module.pom());
    }

    private Halves<SortedMap<String, String>> entries(EffectiveModule module, DependencyWalks walks)
            throws DependencyCollectionException, GitException {
        Model model = module.model();
        Halves<SortedMap<String, String>> all = ModelEntries.of(module, side.values());
        Map<String, String> named = ModelProperties.of(model, side.values());
        Halves<Map<String, String>> read = properties.of(module, side.files(), side.checkout(), named.keySet());
        Map<String, String> managed = ModelComparison.managed(model, side);
        boolean decided = TestsInMain.mayDecide(graphs, walks.of(model), model);
        Halves<Map<String, String>> resolved =
                managed.isEmpty() && !decided ? Halves.of(half -> Map.of()) : graphs.resolved(model, false);
        for (Half half : Half.values()) {
            read.get(half)
                    .keySet()
                    .forEach(name -> all.get(half).put("property " + name, named.getOrDefault(name, "")));
            managed.forEach((key, value) -> {
                if (resolved.get(half).containsKey(key)) {
                    all.get(half).putIfAbsent("managed dependency " + key, value);
                }
            });
        }
        if (decided) {
            Map<String, String> without = graphs.resolvedWithoutTests(model);
            Difference.between(without, resolved.get(Half.MAIN))
                    .forEach((key, difference) -> all.get(Half.MAIN)
                            .put("resolved dependency " + key, Objects.requireNonNullElse(difference.head(), "")));
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

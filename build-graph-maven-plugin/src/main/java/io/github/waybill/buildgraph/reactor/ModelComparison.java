package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Halves;
import io.github.waybill.buildgraph.graph.ModelChange;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ModuleId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.jspecify.annotations.Nullable;

/** Compares the effective models that a module has at base and at head. */
final class ModelComparison {

    /**
     * One of the two commits.
     *
     * @param values how values are written
     * @param files the commit's files
     */
    record Side(Listing files, Checkout checkout, Values values) {}

    /**
     * What differs.
     *
     * @param changes what counts whatever else there is
     * @param managed the managed dependencies that differ, by key: they count where the module's graph has them
     */
    record Result(List<ModelChange> changes, Map<String, Difference> managed) {

        boolean changesMain() {
            return changes.stream().anyMatch(change -> change.half().half() == Half.MAIN);
        }
    }

    private final Side base;
    private final Side head;
    private final ManagedComparison managed;
    private final PropertyReads reads;
    private final Properties user;

    /**
     * Makes a comparison.
     *
     * @param user the properties of the command line
     */
    ModelComparison(Side base, Side head, PropertyReads reads, Properties user) {
        this.user = user;
        this.base = base;
        this.head = head;
        this.managed = new ManagedComparison(base.values(), head.values());
        this.reads = reads;
    }

    Result compare(EffectiveModule before, EffectiveModule after) throws GitException {
        ModuleId id = after.id();
        List<ModelChange> changes = new ArrayList<>();
        Halves<SortedMap<String, String>> entriesBefore = ModelEntries.of(before, base.values());
        Halves<SortedMap<String, String>> entriesAfter = ModelEntries.of(after, head.values());
        for (Half half : Half.values()) {
            Difference.between(entriesBefore.get(half), entriesAfter.get(half))
                    .forEach((entry, difference) -> changes.add(
                            new ModelChange(new ModuleHalf(id, half), entry, difference.base(), difference.head())));
        }
        // An order of other dependencies is another order: that says nothing that they do not say.
        if (changes.stream().anyMatch(ModelComparison::addsOrRemovesDependency)) {
            changes.removeIf(change -> change.entry().equals(Values.ORDER));
        }
        addProperties(before, after, properties(before, after), changes);
        addTarget(before, after, changes);
        return new Result(
                changes, managed.between(ManagedEntries.of(before.model()), ManagedEntries.of(after.model())));
    }

    static boolean addsOrRemovesDependency(ModelChange change) {
        return change.entry().startsWith("dependency ") && (change.base() == null || change.head() == null);
    }

    /** Returns the properties that differ, by name. */
    Map<String, Difference> properties(EffectiveModule before, EffectiveModule after) {
        return Difference.between(
                ModelProperties.of(before.model(), base.values()), ModelProperties.of(after.model(), head.values()));
    }

    /**
     * Returns what differs in plugins, by their key and the name of the entry (see {@link PluginEntries}).
     *
     * @param were the plugins at base, by key
     * @param are the plugins at head, by key
     */
    Map<String, Map<String, Difference>> plugins(Map<String, Plugin> were, Map<String, Plugin> are) {
        Set<String> keys = new HashSet<>(were.keySet());
        keys.addAll(are.keySet());
        Map<String, Map<String, Difference>> differing = new HashMap<>();
        for (String key : keys) {
            Map<String, Difference> differences =
                    Difference.between(values(were.get(key), base.values()), values(are.get(key), head.values()));
            if (!differences.isEmpty()) {
                differing.put(key, differences);
            }
        }
        return differing;
    }

    private static Map<String, String> values(@Nullable Plugin plugin, Values values) {
        Map<String, String> portable = new HashMap<>();
        if (plugin != null) {
            PluginEntries.of(plugin).forEach((name, entry) -> portable.put(name, values.portable(entry.value())));
        }
        return portable;
    }

    /**
     * Tells whether the model that the running build has of a module is not enough for {@link #inherited}: then the commit's own model may have a plugin or
     * a property that differs.
     */
    boolean mayHaveMore(Model running, ParentVersions inherited) {
        return inherited.areNamed()
                || reads.mayHaveReader(running, inherited.properties().keySet())
                || PluginEntries.used(running).keySet().stream().anyMatch(inherited.plugins()::containsKey);
    }

    /** Compares a module that differs in nothing but what it inherits, and has neither a plugin nor a property of that. */
    Result inherited(ModuleId module, ParentVersions inherited) {
        List<ModelChange> changes = new ArrayList<>();
        inherited
                .dependencies()
                .forEach(dependency -> changes.add(new ModelChange(
                        new ModuleHalf(module, dependency.half().half()),
                        dependency.entry(),
                        dependency.base(),
                        dependency.head())));
        return new Result(changes, inherited.managed());
    }

    /**
     * Compares a module that differs in nothing but what it inherits.
     *
     * @param module its effective model at head
     */
    Result inherited(EffectiveModule module, ParentVersions inherited) throws GitException {
        Result result = inherited(module.id(), inherited);
        Map<String, Plugin> used = PluginEntries.used(module.model());
        inherited.plugins().forEach((key, differences) -> {
            Plugin plugin = used.get(key);
            if (plugin != null) {
                ModuleHalf half = new ModuleHalf(module.id(), PluginEntries.half(plugin));
                differences.forEach((name, difference) -> result.changes()
                        .add(new ModelChange(half, "plugin " + name, difference.base(), difference.head())));
            }
        });
        addProperties(module, module, inherited.properties(), result.changes());
        return result;
    }

    private void addProperties(
            EffectiveModule before,
            EffectiveModule after,
            Map<String, Difference> differences,
            List<ModelChange> changes)
            throws GitException {
        if (differences.isEmpty()) {
            return;
        }
        Halves<Map<String, String>> readBefore = reads.of(before, base.files(), base.checkout(), differences.keySet());
        Halves<Map<String, String>> readAfter = reads.of(after, head.files(), head.checkout(), differences.keySet());
        for (Half half : Half.values()) {
            Map<String, String> read = new TreeMap<>(readBefore.get(half));
            read.putAll(readAfter.get(half));
            read.forEach((name, reader) -> {
                Difference difference = differences.getOrDefault(name, new Difference(null, null));
                changes.add(new ModelChange(
                        new ModuleHalf(after.id(), half),
                        "property " + name + ", which " + reader + " reads",
                        difference.base(),
                        difference.head()));
            });
        }
    }

    /** An image that goes elsewhere now is no other image, yet it has to be published there: so this is told, and is in no fingerprint. */
    private void addTarget(EffectiveModule before, EffectiveModule after, List<ModelChange> changes) {
        String was = JibImage.of(before.model(), user).orElse(null);
        String is = JibImage.of(after.model(), user).orElse(null);
        if (!Objects.equals(was, is)) {
            changes.add(new ModelChange(new ModuleHalf(after.id(), Half.MAIN), "image", was, is));
        }
    }

    /** Returns what a model manages, by key. */
    static Map<String, String> managed(Model model, Side side) {
        Map<String, String> managed = new HashMap<>();
        ManagedEntries.of(model)
                .forEach(dependency ->
                        managed.put(Values.key(dependency), side.values().portable(Values.ofManaged(dependency))));
        return managed;
    }
}

package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.SourceTree;
import io.github.waybill.buildgraph.graph.ModuleId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.ModelBuildingException;

/**
 * What modules inherit of versions that differ in their parents' POMs, told without their models at base.
 *
 * <p>Let a module's own POM be the same, and let nothing differ in those of its parents but versions and what is managed ({@link PomVersions}). Then what
 * differs in the effective models of the nearest parent differs in the module's too, as far as {@link ParentVersions} can tell. A parent whose
 * own POM is the same and says nothing of it hands on what it inherits, and need not be compared itself.
 */
final class InheritedVersions {

    private final Reactor head;
    private final SourceTree base;
    private final TouchedModules touched;
    private final Sides at;
    private final Map<String, Optional<Set<String>>> properties = new HashMap<>();
    private final Map<String, Optional<ParentVersions>> handedOn = new HashMap<>();
    private final Map<ModuleId, ParentVersions> byModule = new HashMap<>();

    private InheritedVersions(Reactor head, SourceTree base, TouchedModules touched, Sides at) {
        this.head = head;
        this.base = base;
        this.touched = touched;
        this.at = at;
    }

    /** How the models of the two commits are built and compared. */
    record Sides(CommitModels base, CommitModels head, ModelComparison comparison) {}

    /**
     * Finds what is inherited.
     *
     * @param touched which modules parents' POMs touch, and nothing else
     * @param at how a POM's models at base and at head are built and compared
     */
    static InheritedVersions of(Reactor head, SourceTree base, TouchedModules touched, Sides at) throws GitException {
        InheritedVersions inherited = new InheritedVersions(head, base, touched, at);
        List<EffectiveModule> children = head.modules().stream()
                .filter(module -> !touched.onlyParents(module).isEmpty())
                .toList();
        base.readAheadFiles(children.stream().map(EffectiveModule::pom).toList());
        for (EffectiveModule child : children) {
            inherited.inheritedBy(child).ifPresent(versions -> inherited.byModule.put(child.id(), versions));
        }
        return inherited;
    }

    /** Returns what a module inherits if it differs in nothing else; empty if it may. */
    Optional<ParentVersions> of(ModuleId module) {
        return Optional.ofNullable(byModule.get(module));
    }

    private Optional<ParentVersions> inheritedBy(EffectiveModule child) throws GitException {
        List<String> differing = touched.onlyParents(child);
        String parent = differing.isEmpty() ? null : child.lineage().get(1).path();
        if (parent == null) {
            return Optional.empty();
        }
        Optional<ParentVersions> versions = handedOnBy(parent, differing);
        return versions.isPresent()
                        && versions.get()
                                .areInherited(
                                        child.lineage().get(0).written(),
                                        base.read(child.pom()).orElse(new byte[0]))
                ? versions
                : Optional.empty();
    }

    /**
     * Returns what a parent hands on.
     *
     * @param differing which of its POM and of those of its own parents differ
     */
    private Optional<ParentVersions> handedOnBy(String parent, List<String> differing) throws GitException {
        Optional<ParentVersions> known = handedOn.get(parent);
        if (known == null) {
            EffectiveModule module = head.at(parent);
            known = module == null ? Optional.empty() : inheritedBy(module);
            if (known.isEmpty()) {
                known = compared(parent, differing);
            }
            handedOn.put(parent, known);
        }
        return known;
    }

    private Optional<ParentVersions> compared(String parent, List<String> differing) throws GitException {
        Set<String> names = new HashSet<>();
        for (String pom : differing) {
            Optional<Set<String>> own = properties.computeIfAbsent(pom, this::properties);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            names.addAll(own.get());
        }
        try {
            return ParentVersions.between(at.base().module(parent), at.head().module(parent), names, at.comparison());
        } catch (ModelBuildingException e) {
            return Optional.empty();
        }
    }

    private Optional<Set<String>> properties(String pom) {
        Optional<Model> was = at.base().pom(pom).written();
        Optional<Model> is = at.head().pom(pom).written();
        return was.isPresent() && is.isPresent() ? PomVersions.properties(was.get(), is.get()) : Optional.empty();
    }
}

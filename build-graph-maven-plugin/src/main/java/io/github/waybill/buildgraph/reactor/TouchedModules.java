package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.SourceTree;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.PathChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.model.Activation;
import org.apache.maven.model.ActivationFile;
import org.apache.maven.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * Which modules' models may differ between base and head: those made of a POM that says something else. A model is made of the module's POM, its parents'
 * and of the BOMs that these import, each with its own parents and imports; and of files that turn a profile on or off by being there.
 */
final class TouchedModules {

    private final Reactor head;
    private final SourceTree base;
    private final Set<String> changed = new HashSet<>();
    private final Set<String> comeAndGone = new HashSet<>();

    /** The modules whose POM changed, by the coordinates that they had at base. */
    private final Map<ModuleId, String> changedAtBase = new HashMap<>();

    private final Map<ModuleId, Boolean> touched = new HashMap<>();
    private final IdentityHashMap<Model, Boolean> activated = new IdentityHashMap<>();

    TouchedModules(Reactor head, SourceTree base, List<PathChange> paths) throws GitException {
        this.head = head;
        this.base = base;
        NavigableSet<String> poms = new TreeSet<>();
        head.modules()
                .forEach(module -> module.lineage().stream()
                        .map(EffectiveModule.Level::path)
                        .filter(Objects::nonNull)
                        .forEach(poms::add));
        for (PathChange path : paths) {
            for (String name : path.names()) {
                addPoms(name, poms);
            }
            if (path.kind() != PathChange.Kind.MODIFIED || isLink(path.path())) {
                comeAndGone.addAll(path.names());
            }
        }
        for (String pom : changed) {
            if (base.isFile(pom)) {
                pomAtBase(pom).written().flatMap(CommitReactor::id).ifPresent(id -> changedAtBase.put(id, pom));
            }
        }
        if (!changed.isEmpty() || !comeAndGone.isEmpty()) {
            head.modules().forEach(this::isTouched);
        }
    }

    /** Adds what is a POM by its name, or lies below a link that leads elsewhere now. */
    private void addPoms(String name, NavigableSet<String> poms) throws GitException {
        if ((poms.contains(name) || name.equals("pom.xml") || name.endsWith("/pom.xml")) && !saysTheSame(name)) {
            changed.add(name);
        }
        for (String pom : poms.subSet(name + "/", name + (char) ('/' + 1))) {
            if (!saysTheSame(pom)) {
                changed.add(pom);
            }
        }
    }

    /** A POM that is in neither, as one in a submodule, says nothing. */
    private boolean saysTheSame(String pom) throws GitException {
        Optional<byte[]> was = base.read(pom);
        Optional<byte[]> is = head.tree().read(pom);
        if (was.isEmpty() || is.isEmpty()) {
            return was.isEmpty() == is.isEmpty();
        }
        return PomText.isSame(was.get(), is.get());
    }

    /** What is at a link that leads elsewhere, or below it, may have come or gone, though the link is there before and after. */
    private boolean isLink(String path) throws GitException {
        return base.isLink(path) || head.tree().isLink(path);
    }

    private TreePom pomAtBase(String path) {
        return new TreePom(base, head.checkout().folder(), path);
    }

    /** Returns whether any model has to be built. */
    boolean any() {
        return !changed.isEmpty() || touched.containsValue(true);
    }

    /** Returns the module of head whose POM this is if its model was the same at base, else {@code null}. */
    @Nullable
    EffectiveModule known(String pom) {
        EffectiveModule module = head.at(pom);
        return module == null || isTouched(module) ? null : module;
    }

    /** Returns the parents' POMs that touch a module, the nearest first; none if anything else touches it too, such as its own POM. */
    List<String> onlyParents(EffectiveModule module) {
        List<String> poms = module.lineage().stream()
                .filter(this::isTouched)
                .map(level -> Objects.requireNonNullElse(level.path(), ""))
                .toList();
        boolean only = changed.containsAll(poms)
                && !poms.contains(module.pom())
                && module.lineage().stream().noneMatch(level -> isActivatedByChange(level.written()))
                && !isTouchedFromAside(module);
        return only ? poms : List.of();
    }

    /** Returns the POM of a module that the reactor had at base under these coordinates, or {@code null}. */
    @Nullable
    TreePom findAtBase(String groupId, String artifactId, String version) {
        ModuleId id = new ModuleId(groupId, artifactId);
        String pom = changedAtBase.get(id);
        if (pom != null) {
            return pomAtBase(pom).mayHaveVersion(version) ? pomAtBase(pom) : null;
        }
        EffectiveModule module = head.module(id);
        return module != null
                        && !changed.contains(module.pom())
                        && module.model().getVersion().equals(version)
                ? pomAtBase(module.pom())
                : null;
    }

    private boolean isTouched(EffectiveModule module) {
        Boolean known = touched.get(module.id());
        if (known == null) {
            // Should BOMs import each other in a circle, none of them is touched for that alone.
            touched.put(module.id(), false);
            known = module.lineage().stream().anyMatch(this::isTouched) || isTouchedFromAside(module);
            touched.put(module.id(), known);
        }
        return known;
    }

    /** Tells whether a BOM that the module or a parent of it imports is touched, or one that it imported at base. */
    private boolean isTouchedFromAside(EffectiveModule module) {
        return (!changedAtBase.isEmpty() && head.external(module.id()).stream().anyMatch(changedAtBase::containsKey))
                || head.boms(module.id()).stream().anyMatch(this::isTouched);
    }

    private boolean isTouched(EffectiveModule.Level level) {
        return (level.path() != null && changed.contains(level.path()))
                || (!comeAndGone.isEmpty() && isActivatedByChange(level.written()));
    }

    /** Parents are asked for many modules. */
    private boolean isActivatedByChange(Model written) {
        return activated.computeIfAbsent(written, this::hasProfileOfChange);
    }

    /** What stands behind the last expression or dot of a file's path is enough: what these stand for nobody needs to know. */
    private boolean hasProfileOfChange(Model written) {
        return written.getProfiles().stream()
                .map(profile -> profile.getActivation())
                .filter(Objects::nonNull)
                .map(Activation::getFile)
                .filter(Objects::nonNull)
                .anyMatch(this::isActivatedByChange);
    }

    private boolean isActivatedByChange(ActivationFile file) {
        String path = file.getExists() == null ? file.getMissing() : file.getExists();
        if (path == null) {
            return false;
        }
        String named = path.replace('\\', '/').replaceFirst("^.*(\\$\\{[^}]*}/*|\\./+)", "");
        return comeAndGone.stream()
                .anyMatch(changedPath ->
                        ("/" + changedPath + "/").contains("/" + named + "/") || isBelow(named, changedPath));
    }

    /** Returns whether a path, of which the beginning is not known, may lie below a link. */
    private static boolean isBelow(String named, String link) {
        for (int end = named.indexOf('/'); end >= 0; end = named.indexOf('/', end + 1)) {
            if (("/" + link).endsWith("/" + named.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}

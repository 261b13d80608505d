package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.graph.Change;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.MovedModule;
import io.github.waybill.buildgraph.graph.PathChange;
import io.github.waybill.buildgraph.graph.Revision;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/**
 * How the modules of base differ from those of head: which joined, which left, and which stand elsewhere. It is found from the POMs that
 * changed: one that is new or gone, and one that lists a module now and did not, or no longer does. A POM that is no XML tells nothing; its
 * change affects its module anyway.
 */
public final class BaseModules {

    private final GitRepository repository;
    private final ServiceGraph graph;
    private final Revision base;

    private BaseModules(GitRepository repository, ServiceGraph graph, Revision base) {
        this.repository = repository;
        this.graph = graph;
        this.base = base;
    }

    /** Returns the change with the modules that were added, removed and moved. */
    public static Change change(
            GitRepository repository,
            ServiceGraph graph,
            Revision base,
            Revision head,
            boolean dirty,
            List<PathChange> paths)
            throws GitException {
        BaseModules modules = new BaseModules(repository, graph, base);
        Map<String, ModuleId> gone = modules.gone(paths);
        SortedSet<ModuleId> added = modules.joined(paths);
        SortedMap<ModuleId, String> removed = new TreeMap<>();
        List<MovedModule> moved = new ArrayList<>();
        gone.forEach((directory, id) -> {
            Optional<Module> now = graph.module(id);
            if (now.isEmpty()) {
                removed.put(id, directory);
            } else if (!now.get().directory().equals(directory)) {
                moved.add(new MovedModule(id, directory, now.get().directory()));
                added.remove(id);
            }
        });
        return new Change(base, head, dirty, paths, List.of(), added, removed, moved);
    }

    /** Returns the modules of base, by folder, whose folder holds no module of head by that name. */
    private Map<String, ModuleId> gone(List<PathChange> paths) throws GitException {
        Map<String, ModuleId> gone = new LinkedHashMap<>();
        for (PathChange changed : paths) {
            if (!isPom(changed.path()) || changed.kind() == PathChange.Kind.ADDED) {
                continue;
            }
            Model before = atBase(changed.path()).orElse(null);
            if (before == null) {
                continue;
            }
            if (changed.kind() == PathChange.Kind.DELETED) {
                put(gone, parent(changed.path()), before);
            }
            for (String listed : before.getModules()) {
                String pom = pomOf(parent(changed.path()), listed);
                if (moduleNow(parent(pom)).isEmpty()) {
                    Optional<Model> module = atBase(pom);
                    if (module.isPresent()) {
                        put(gone, parent(pom), module.get());
                    }
                }
            }
        }
        return gone;
    }

    /**
     * Returns the modules that a POM lists now and none did. One that only a profile listed at base has joined unless the same profile lists
     * it still: whether the profile was active then is not known.
     */
    private SortedSet<ModuleId> joined(List<PathChange> paths) throws GitException {
        Set<Listing> before = new HashSet<>();
        Deque<Listing> open = new ArrayDeque<>();
        for (PathChange changed : paths) {
            if (isPom(changed.path())) {
                atBase(changed.path()).ifPresent(model -> before.addAll(listings(changed.path(), model)));
                atHead(changed.path()).ifPresent(model -> open.addAll(listings(changed.path(), model)));
            }
        }
        SortedSet<ModuleId> joined = new TreeSet<>();
        while (!open.isEmpty()) {
            Listing listing = open.remove();
            Optional<Module> module = moduleNow(parent(listing.pom()));
            if (module.isPresent()
                    && !before.contains(listing)
                    && !before.contains(new Listing(listing.pom(), null))
                    && joined.add(module.get().id())) {
                atHead(listing.pom()).ifPresent(model -> open.addAll(listings(listing.pom(), model)));
            }
        }
        return joined;
    }

    /**
     * A module that a POM lists.
     *
     * @param pom the path of the module's POM
     * @param profile the profile that lists it, or {@code null} if the POM itself does
     */
    private record Listing(String pom, @Nullable String profile) {}

    private static List<Listing> listings(String pom, Model model) {
        List<Listing> listings = new ArrayList<>();
        model.getModules().forEach(module -> listings.add(new Listing(pomOf(parent(pom), module), null)));
        model.getProfiles()
                .forEach(profile -> profile.getModules()
                        .forEach(module -> listings.add(new Listing(pomOf(parent(pom), module), profile.getId()))));
        return listings;
    }

    private static boolean isPom(String path) {
        return path.equals("pom.xml") || path.endsWith("/pom.xml");
    }

    private Optional<Module> moduleNow(String directory) {
        return graph.modules().stream()
                .filter(module -> module.directory().equals(directory))
                .findFirst();
    }

    private static void put(Map<String, ModuleId> gone, String directory, Model model) {
        String groupId = groupId(model);
        if (groupId != null && model.getArtifactId() != null) {
            gone.put(directory, new ModuleId(groupId, model.getArtifactId()));
        }
    }

    private static @Nullable String groupId(Model model) {
        if (model.getGroupId() != null) {
            return model.getGroupId();
        }
        return model.getParent() == null ? null : model.getParent().getGroupId();
    }

    private static String pomOf(String directory, String listed) {
        Path path = Path.of(directory).resolve(listed).normalize();
        return listed.endsWith(".xml")
                ? path.toString()
                : path.resolve("pom.xml").toString();
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private Optional<Model> atBase(String path) throws GitException {
        return repository.read(base, path).flatMap(BaseModules::model);
    }

    /** Head is what is checked out, so its POMs are files. */
    private Optional<Model> atHead(String path) throws GitException {
        return repository.read(path).flatMap(BaseModules::model);
    }

    private static Optional<Model> model(String text) {
        try {
            return Optional.of(new MavenXpp3Reader().read(new StringReader(text), false));
        } catch (IOException | XmlPullParserException e) {
            return Optional.empty();
        }
    }
}

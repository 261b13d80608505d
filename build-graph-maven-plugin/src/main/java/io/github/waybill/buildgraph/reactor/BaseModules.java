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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/**
 * The modules that base had and head has not, or has elsewhere. They are found from the POMs that changed: one that is gone, and one that
 * stopped listing a module whose POM still lies there. A POM of base that is no XML tells nothing; its change affects its module anyway.
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

    /** Returns the change with the modules that were removed and moved. */
    public static Change change(
            GitRepository repository,
            ServiceGraph graph,
            Revision base,
            Revision head,
            boolean dirty,
            List<PathChange> paths)
            throws GitException {
        Map<String, ModuleId> gone = new BaseModules(repository, graph, base).gone(paths);
        SortedSet<ModuleId> removed = new TreeSet<>();
        List<MovedModule> moved = new ArrayList<>();
        gone.forEach((directory, id) -> {
            Optional<Module> now = graph.module(id);
            if (now.isEmpty()) {
                removed.add(id);
            } else if (!now.get().directory().equals(directory)) {
                moved.add(new MovedModule(id, directory, now.get().directory()));
            }
        });
        return new Change(base, head, dirty, paths, removed, moved);
    }

    /** Returns the modules of base, by folder, whose folder holds no module of head by that name. */
    private Map<String, ModuleId> gone(List<PathChange> paths) throws GitException {
        Map<String, ModuleId> gone = new LinkedHashMap<>();
        for (PathChange changed : paths) {
            if (!isPom(changed.path()) || changed.kind() == PathChange.Kind.ADDED) {
                continue;
            }
            Model before = model(changed.path()).orElse(null);
            if (before == null) {
                continue;
            }
            if (changed.kind() == PathChange.Kind.DELETED) {
                put(gone, parent(changed.path()), before);
            }
            for (String listed : modules(before)) {
                String pom = pomOf(parent(changed.path()), listed);
                if (!isModuleNow(parent(pom))) {
                    Optional<Model> module = model(pom);
                    if (module.isPresent()) {
                        put(gone, parent(pom), module.get());
                    }
                }
            }
        }
        return gone;
    }

    private static boolean isPom(String path) {
        return path.equals("pom.xml") || path.endsWith("/pom.xml");
    }

    private boolean isModuleNow(String directory) {
        return graph.modules().stream().anyMatch(module -> module.directory().equals(directory));
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

    /** Returns what a POM lists outside its profiles; whether a profile was active at base is not known, so its modules are not named. */
    private static List<String> modules(Model model) {
        return model.getModules();
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

    private Optional<Model> model(String path) throws GitException {
        Optional<String> text = repository.read(base, path);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MavenXpp3Reader().read(new StringReader(text.get()), false));
        } catch (IOException | XmlPullParserException e) {
            return Optional.empty();
        }
    }
}

package io.github.waybill.buildgraph.page;

import io.github.waybill.buildgraph.graph.Edge;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import io.github.waybill.buildgraph.render.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one picture shows of a graph: every group closed, or one of them open.
 *
 * @param nodes a frame before what lies in it
 * @param links those of dependencies last, which is on top
 */
record Scene(List<Node> nodes, List<Link> links) {

    /** What is drawn, with a key that no other has in any scene of the graph. */
    sealed interface Node permits Single, Closed, Frame {
        String key();

        /** Returns the modules that it stands for. */
        List<Module> modules();
    }

    /**
     * A module.
     *
     * @param frame the key of the open group that it lies in, or {@code null}
     */
    record Single(
            String key,
            Module module,
            Labels.Shape shape,
            @Nullable String frame) implements Node {
        @Override
        public List<Module> modules() {
            return List.of(module);
        }
    }

    /** A group that is shown as one. */
    record Closed(String key, Group group) implements Node {
        @Override
        public List<Module> modules() {
            return group.members();
        }
    }

    /** The group that is open. */
    record Frame(String key, Group group) implements Node {
        @Override
        public List<Module> modules() {
            return group.members();
        }
    }

    /**
     * All edges of one kind between two nodes.
     *
     * @param edges how many there are
     */
    record Link(String from, String to, LinkKind kind, int edges) {}

    /** Returns the scene with all groups closed. */
    static Scene closed(ServiceGraph graph, List<Group> groups) {
        return of(graph, groups, -1);
    }

    /** Returns the scene with all groups closed, and then those with each one open, in the order of the groups. */
    static List<Scene> of(ServiceGraph graph, List<Group> groups) {
        List<Scene> scenes = new ArrayList<>();
        scenes.add(closed(graph, groups));
        for (int open = 0; open < groups.size(); open++) {
            scenes.add(of(graph, groups, open));
        }
        return scenes;
    }

    private static Scene of(ServiceGraph graph, List<Group> groups, int open) {
        Map<ModuleId, String> grouped = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            String key = key(i);
            Group group = groups.get(i);
            nodes.add(i == open ? new Frame(key, group) : new Closed(key, group));
            group.members().forEach(module -> grouped.put(module.id(), key));
        }
        Map<ModuleId, Place> places = new HashMap<>();
        String frame = key(open);
        List<Module> modules = graph.modules();
        for (int i = 0; i < modules.size(); i++) {
            Module module = modules.get(i);
            String group = grouped.get(module.id());
            if (group == null || group.equals(frame)) {
                String key = "m" + i;
                nodes.add(new Single(key, module, Labels.shape(graph, module), group));
                places.put(module.id(), new Place(key, group));
            } else {
                places.put(module.id(), new Place(group, null));
            }
        }
        return new Scene(nodes, links(graph, places));
    }

    private static String key(int group) {
        return "g" + group;
    }

    /**
     * Where a module is in a scene.
     *
     * @param frame the open group around it, or {@code null}
     */
    private record Place(String key, @Nullable String frame) {

        /** Returns the end of an edge: of what leaves an open group, only dependencies begin and end at its modules. */
        String end(Place other, LinkKind kind) {
            if (kind == LinkKind.MAIN || frame == null) {
                return key;
            }
            return frame.equals(other.frame()) ? key : frame;
        }
    }

    private static List<Link> links(ServiceGraph graph, Map<ModuleId, Place> places) {
        Map<Link, Integer> counts = new LinkedHashMap<>();
        for (Edge edge : graph.edges()) {
            LinkKind kind = LinkKind.of(edge);
            Place from = places.get(edge.from());
            Place to = places.get(edge.to());
            if (from != null && to != null && !from.key().equals(to.key())) {
                counts.merge(new Link(from.end(to, kind), to.end(from, kind), kind, 0), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .map(link -> new Link(
                        link.getKey().from(), link.getKey().to(), link.getKey().kind(), link.getValue()))
                .sorted(Comparator.comparing(Link::kind).reversed())
                .toList();
    }
}

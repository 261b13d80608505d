package io.github.waybill.buildgraph.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reactor as an explicit graph: its modules, and every reason why one of them needs another. */
public final class ServiceGraph {

    private static final Comparator<@Nullable String> BY_NAME = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<Edge> BY_WHAT_IT_IS = Comparator.comparing(Edge::kind)
            .thenComparing(Edge::scope, BY_NAME)
            .thenComparing(Edge::type, BY_NAME)
            .thenComparing(Edge::classifier, BY_NAME);

    private final Map<ModuleId, Module> modules = new HashMap<>();
    private final Map<ModuleId, Integer> order = new HashMap<>();
    private final List<Module> inOrder;
    private final List<Edge> edges = new ArrayList<>();
    private final Map<ModuleId, List<Edge>> outgoing = new HashMap<>();
    private final Map<ModuleId, List<Edge>> incoming = new HashMap<>();

    /**
     * Makes a graph.
     *
     * @param modules in the order of the reactor
     * @param edges between these modules; an edge from a module to itself says nothing and is left out
     * @throws IllegalArgumentException if two modules have one id or one POM, if a module has no POM in the repository, or if an edge names
     *     a module that is not there
     */
    public ServiceGraph(List<Module> modules, List<Edge> edges) {
        inOrder = List.copyOf(modules);
        Map<String, ModuleId> owners = new HashMap<>();
        for (Module module : modules) {
            if (this.modules.put(module.id(), module) != null) {
                throw new IllegalArgumentException("two modules are named " + module.id());
            }
            if (module.inputs().poms().isEmpty()) {
                throw new IllegalArgumentException(module.id() + " has no POM in the repository");
            }
            String pom = module.inputs().poms().get(0);
            ModuleId other = owners.put(pom, module.id());
            if (other != null) {
                throw new IllegalArgumentException(other + " and " + module.id() + " have one POM: " + pom);
            }
            order.put(module.id(), order.size());
        }
        Map<ModuleId, SortedSet<Edge>> sorted = new HashMap<>();
        for (Edge edge : edges) {
            position(edge.from());
            position(edge.to());
            if (!edge.from().equals(edge.to())) {
                sorted.computeIfAbsent(edge.from(), id -> new TreeSet<>(this::byTarget))
                        .add(edge);
            }
        }
        for (Module module : modules) {
            List<Edge> from = List.copyOf(sorted.getOrDefault(module.id(), Collections.emptySortedSet()));
            outgoing.put(module.id(), from);
            this.edges.addAll(from);
        }
        for (Edge edge : this.edges) {
            incoming.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge);
        }
    }

    /** Most edges of a module lead to different ones, so most are told apart by that alone. */
    private int byTarget(Edge one, Edge other) {
        int byPosition = Integer.compare(position(one.to()), position(other.to()));
        return byPosition == 0 ? BY_WHAT_IT_IS.compare(one, other) : byPosition;
    }

    /** Returns the modules in the order of the reactor. */
    public List<Module> modules() {
        return inOrder;
    }

    /** Returns the modules that declare a deployable image, in the order of the reactor. */
    public List<Module> services() {
        return inOrder.stream().filter(Module::isService).toList();
    }

    /** Returns both halves of every module, in the order of the reactor. */
    public List<ModuleHalf> halves() {
        return inOrder.stream()
                .flatMap(module -> Stream.of(Half.values()).map(half -> new ModuleHalf(module.id(), half)))
                .toList();
    }

    /** Returns all edges, by the order of the reactor of both ends. */
    public List<Edge> edges() {
        return Collections.unmodifiableList(edges);
    }

    /** Returns a module by its id. */
    public Optional<Module> module(ModuleId id) {
        return Optional.ofNullable(modules.get(id));
    }

    /** Returns why this module needs others. */
    public List<Edge> edgesFrom(ModuleId id) {
        return outgoing.getOrDefault(id, List.of());
    }

    /** Returns why others need this module. */
    public List<Edge> edgesTo(ModuleId id) {
        return Collections.unmodifiableList(incoming.getOrDefault(id, List.of()));
    }

    /** Returns what some modules need, in whichever way and at whatever distance, and is none of them, in the order of the reactor. */
    public List<ModuleId> neededBy(Collection<ModuleId> some) {
        Set<ModuleId> seen = new HashSet<>(some);
        Deque<ModuleId> open = new ArrayDeque<>(some);
        List<ModuleId> needed = new ArrayList<>();
        while (!open.isEmpty()) {
            for (Edge edge : edgesFrom(open.remove())) {
                if (seen.add(edge.to())) {
                    open.add(edge.to());
                    needed.add(edge.to());
                }
            }
        }
        needed.sort(Comparator.comparing(this::position));
        return Collections.unmodifiableList(needed);
    }

    /** Returns the halves that a change of this half reaches in one step along edges of some kinds. */
    List<ModuleHalf> seers(ModuleHalf changed, Predicate<EdgeKind> along) {
        List<ModuleHalf> seers = new ArrayList<>();
        if (changed.half() == Half.MAIN) {
            seers.add(new ModuleHalf(changed.module(), Half.TEST));
        }
        for (Edge edge : edgesTo(changed.module())) {
            if (along.test(edge.kind()) && edge.brings().contains(changed.half())) {
                edge.seenBy().forEach(half -> seers.add(new ModuleHalf(edge.from(), half)));
            }
        }
        return seers;
    }

    /**
     * Returns the halves that this half depends on in one step: a module's tests see its main half, and along an edge that carries every half
     * that sees it takes what the edge brings.
     */
    List<ModuleHalf> seen(ModuleHalf half) {
        List<ModuleHalf> seen = new ArrayList<>();
        if (half.half() == Half.TEST) {
            seen.add(new ModuleHalf(half.module(), Half.MAIN));
        }
        for (Edge edge : edgesFrom(half.module())) {
            if (edge.kind().carries() && edge.seenBy().contains(half.half())) {
                edge.brings().forEach(brought -> seen.add(new ModuleHalf(edge.to(), brought)));
            }
        }
        return seen;
    }

    /** Returns the place of a module in the order of the reactor, from 0. */
    int position(ModuleId id) {
        Integer position = order.get(id);
        if (position == null) {
            throw new IllegalArgumentException(id + " is no module of the graph");
        }
        return position;
    }
}

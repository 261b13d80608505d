package io.github.waybill.buildgraph.page;

import io.github.waybill.buildgraph.graph.Module;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Modules that a picture of many shows as one until it is opened: those below a folder, or of a folder with very many some of one beginning.
 *
 * @param name the folder, with what the members' names begin with where the folder has several groups
 * @param members at least two, in the order of the reactor
 */
record Group(String name, List<Module> members) {

    /** A picture shows so many modules one by one. */
    static final int SHOWN = 40;

    Group {
        members = List.copyOf(members);
    }

    /** Returns the groups by name; none where a picture can show every module. A module that is in no group stands alone. */
    static List<Group> of(List<Module> modules) {
        if (modules.size() <= SHOWN) {
            return List.of();
        }
        Set<String> folders = new HashSet<>();
        modules.forEach(module -> folders.add(parent(module.directory())));
        List<Placed> placed = modules.stream()
                .filter(module -> !module.directory().isEmpty())
                .map(module -> new Placed(
                        module, folders.contains(module.directory()) ? module.directory() : parent(module.directory())))
                .toList();
        List<Group> groups = new ArrayList<>();
        divide(placed, 1, groups);
        return groups.stream()
                .filter(group -> group.members().size() > 1)
                .sorted(Comparator.comparing(Group::name))
                .toList();
    }

    /**
     * A module and the folder that it counts to: the one around its own, or its own where that holds other modules, as that of an
     * aggregator does.
     */
    private record Placed(Module module, String folder) {

        /** Returns the first names of the folder's path, all of them where it has not so many. */
        String beginning(int names) {
            int end = -1;
            for (int i = 0; i < names; i++) {
                end = folder.indexOf('/', end + 1);
                if (end < 0) {
                    return folder;
                }
            }
            return folder.substring(0, end);
        }
    }

    private static void divide(Collection<Placed> placed, int depth, List<Group> groups) {
        Map<String, List<Placed>> byFolder = new TreeMap<>();
        placed.forEach(module -> byFolder.computeIfAbsent(module.beginning(depth), folder -> new ArrayList<>())
                .add(module));
        byFolder.forEach((folder, below) -> {
            if (below.size() <= SHOWN) {
                groups.add(new Group(folder.isEmpty() ? "." : folder, modules(below)));
            } else if (below.stream().allMatch(module -> module.folder().equals(folder))) {
                groups.addAll(runs(folder, modules(below)));
            } else {
                divide(below, depth + 1, groups);
            }
        });
    }

    private static List<Module> modules(List<Placed> placed) {
        return placed.stream().map(Placed::module).toList();
    }

    /** Returns the modules of one folder in as few runs of equal length as will do. */
    private static List<Group> runs(String folder, List<Module> modules) {
        List<Group> runs = new ArrayList<>();
        int count = (modules.size() + SHOWN - 1) / SHOWN;
        for (int i = 0; i < count; i++) {
            List<Module> run = modules.subList(i * modules.size() / count, (i + 1) * modules.size() / count);
            runs.add(new Group(
                    "%s%s … %s"
                            .formatted(
                                    folder.isEmpty() ? "" : folder + "/",
                                    run.get(0).id().artifactId(),
                                    run.get(run.size() - 1).id().artifactId()),
                    run));
        }
        return runs;
    }

    private static String parent(String folder) {
        return folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
    }
}

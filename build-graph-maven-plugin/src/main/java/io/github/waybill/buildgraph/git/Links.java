package io.github.waybill.buildgraph.git;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The symbolic links of a tree, and by which paths they lead to a file in it. What changes at a path changes at each of these: a module that has
 * one of them for an input reads the file there, whatever else it is called.
 *
 * <p>A link passes names up to its end. Nothing has to be there: where it was deleted or lies in a submodule, the names are followed all the
 * same. A link that is absolute, or leads out of the repository or to itself, ends nowhere. A path's other names are:
 * <ul>
 *   <li>of each link whose end is the path or a folder around it, the link's path, followed by what of the path lies below the end;
 *   <li>of each link that passes the path, the link's path. What differs there is a link that leads elsewhere now, a folder that has come in
 *       place of one, or a submodule, of which nobody tells what differs in it;
 *   <li>of each link that goes into a folder around the path and leaves it again by {@code ..}, the link's path: it leads nowhere once the folder
 *       has gone with the last file in it. A folder in which a link on the way lies is left out: it is there as long as that link;
 *   <li>the names of these names, since a link may lie in a folder that another one leads to.
 * </ul>
 *
 * <p>The links of head tell all that differs from base. Let a path lead to another file at base. Followed there and at head, it passes the same
 * names up to one that is a link in one of the trees alone, or leads elsewhere in each. That one differs itself, so it is a changed path; and it
 * is the path, or a link of head passes it. Where it passes the same names all the way, what it ends at differs, or a folder on the way is in one
 * tree alone.
 *
 * <p>Where links lead in a circle there is no end of names. Those are left out for which links lead to one folder twice. What lies between the
 * two times leads from that folder back to it, so without it there is a shorter name of the same file, which is the same up to where the folder is
 * reached first. An input around the longer name is around the shorter one too, unless its own path goes round in the circle.
 */
public final class Links {

    /**
     * How many names a path may have. A link that leads to it adds one: with one in each module of a large reactor there are some thousands. Only
     * where links lie in folders that others lead to do the numbers multiply, and then nobody could tell them all.
     */
    private static final int MOST_NAMES = 10_000;

    private final Map<String, String> targets;
    private final Map<String, List<String>> byEnd = new HashMap<>();
    private final Map<String, List<String>> byPassed = new HashMap<>();
    private final Map<String, List<String>> byLeft = new HashMap<>();

    /**
     * Follows links.
     *
     * @param targets what each link says, by its path
     */
    Links(Map<String, String> targets) {
        this.targets = Map.copyOf(targets);
        targets.keySet().stream().sorted().forEach(this::follow);
    }

    private void follow(String link) {
        Set<String> passed = new LinkedHashSet<>();
        Set<String> left = new LinkedHashSet<>();
        List<String> followed = new ArrayList<>(List.of(link));
        Deque<String> ahead = new ArrayDeque<>();
        String at = SourceTree.parent(link);
        boolean leads = SourceTree.putAhead(ahead, targets.getOrDefault(link, ""));
        while (leads && !ahead.isEmpty()) {
            String name = ahead.pop();
            if (name.equals("..")) {
                leads = !at.isEmpty();
                String folder = at + "/";
                if (leads && followed.stream().noneMatch(within -> within.startsWith(folder))) {
                    left.add(at);
                }
                at = SourceTree.parent(at);
            } else if (!name.isEmpty() && !name.equals(".")) {
                String next = at.isEmpty() ? name : at + "/" + name;
                String further = targets.get(next);
                passed.add(next);
                if (further == null) {
                    at = next;
                } else {
                    followed.add(next);
                    leads = followed.size() <= SourceTree.MOST_LINKS && SourceTree.putAhead(ahead, further);
                }
            }
        }
        passed.forEach(path -> add(byPassed, path, link));
        left.forEach(path -> add(byLeft, path, link));
        if (leads) {
            add(byEnd, at, link);
        }
    }

    private static void add(Map<String, List<String>> links, String path, String link) {
        links.computeIfAbsent(path, key -> new ArrayList<>()).add(link);
    }

    /** Returns what each link says, by its path. */
    Map<String, String> targets() {
        return targets;
    }

    /**
     * Returns the other names of those of some paths that have any, shorter chains of links first.
     *
     * @throws GitException if a path has more names than can be told
     */
    public Map<String, List<String>> names(Collection<String> paths) throws GitException {
        Map<String, List<String>> names = new LinkedHashMap<>();
        if (!targets.isEmpty()) {
            for (String path : paths) {
                List<String> others = names(path);
                if (!others.isEmpty()) {
                    names.put(path, others);
                }
            }
        }
        return names;
    }

    /**
     * A name of a path.
     *
     * @param ends the folders that the links on the way to the path lead to
     */
    private record Name(String path, Set<String> ends) {}

    private List<String> names(String path) throws GitException {
        Set<String> found = new LinkedHashSet<>(Set.of(path));
        Deque<Name> open = new ArrayDeque<>(List.of(new Name(path, Set.of())));
        while (!open.isEmpty()) {
            for (Name name : names(open.remove())) {
                if (found.add(name.path())) {
                    open.add(name);
                }
            }
            if (found.size() > MOST_NAMES) {
                throw new GitException(
                        "Symbolic links lead to %s by more than %d paths, such as %s. Take out one of those that lead to a folder with links in it: git ls-files -s lists links with the mode 120000."
                                .formatted(path, MOST_NAMES, List.copyOf(found).get(MOST_NAMES)));
            }
        }
        found.remove(path);
        return List.copyOf(found);
    }

    /** Returns the names that follow from one by one link. Where it is on a link's way, it is the link that changes, and a new chain begins. */
    private List<Name> names(Name name) {
        List<Name> names = new ArrayList<>();
        String path = name.path();
        byPassed.getOrDefault(path, List.of()).forEach(link -> names.add(new Name(link, Set.of())));
        for (String end = path; ; end = SourceTree.parent(end)) {
            byLeft.getOrDefault(end, List.of()).forEach(link -> names.add(new Name(link, Set.of())));
            List<String> links = byEnd.getOrDefault(end, List.of());
            if (!links.isEmpty() && !name.ends().contains(end)) {
                Set<String> ends = new HashSet<>(name.ends());
                ends.add(end);
                String rest = end.isEmpty() ? "/" + path : path.substring(end.length());
                links.forEach(link -> names.add(new Name(link + rest, ends)));
            }
            if (end.isEmpty()) {
                return names;
            }
        }
    }
}

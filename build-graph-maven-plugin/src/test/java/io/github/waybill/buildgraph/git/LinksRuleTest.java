package io.github.waybill.buildgraph.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** That no path reads otherwise than before, as the file system follows links, which the names of what changed do not tell. */
class LinksRuleTest {

    private static final List<String> FOLDERS = List.of("", "a", "b", "a/c", "b/d");
    private static final String LEAVES = "c/../f1";
    private static final List<String> TARGETS = List.of(
            (". .. f0 f1 a b ../a ../b ../b/d c d l0 l1 ../l0 ../a/l1 a/l0/f0 ../../f0 /none " + LEAVES).split(" "));
    private static final int DEPTH = 5;

    private static Path write(Path root, String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return file;
    }

    private static String path(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    /** Writes a file, or makes or removes a link, in a folder that may be a link by then. */
    private static void edit(Path root, Random random, String content) throws IOException {
        String folder = FOLDERS.get(random.nextInt(FOLDERS.size()));
        String above = folder.isEmpty() ? "" : folder.substring(0, 1);
        if (!above.isEmpty()
                && (Files.isSymbolicLink(root.resolve(above)) || Files.isSymbolicLink(root.resolve(folder)))) {
            return;
        }
        int kind = random.nextInt(8);
        if (kind == 0 && !folder.isEmpty()) {
            Path link = write(root, folder);
            delete(link);
            Files.createSymbolicLink(link, Path.of(TARGETS.get(random.nextInt(TARGETS.size()))));
        } else if (kind < 4) {
            Path file = write(root, path(folder, "f" + random.nextInt(2)));
            Files.writeString(file, content + path(folder, ""));
        } else {
            Path link = write(root, path(folder, "l" + random.nextInt(2)));
            Files.deleteIfExists(link);
            if (kind < 7) {
                Files.createSymbolicLink(link, Path.of(TARGETS.get(random.nextInt(TARGETS.size()))));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Path tree(long seed, int more) throws IOException {
        Path root = Files.createTempDirectory("links").toRealPath();
        Random random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            edit(root, random, "begin ");
        }
        for (int i = 0; i < more; i++) {
            edit(root, random, "change ");
        }
        try (Stream<Path> folders = Files.walk(root)) {
            for (Path folder : folders.sorted(Comparator.reverseOrder()).toList()) {
                // Git holds no empty folder.
                File[] files =
                        Files.isSymbolicLink(folder) ? null : folder.toFile().listFiles();
                if (files != null && files.length == 0) {
                    Files.delete(folder);
                }
            }
        }
        Files.createDirectories(root);
        return root;
    }

    /** What git would hold: each file with its text, each link with what it says. */
    private static Map<String, String> held(Path root) throws IOException {
        Map<String, String> held = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                String path = root.relativize(file).toString();
                if (Files.isSymbolicLink(file)) {
                    held.put(path, "-> " + Files.readSymbolicLink(file));
                } else if (Files.isRegularFile(file)) {
                    held.put(path, Files.readString(file));
                }
            }
        }
        return held;
    }

    /** What a program reads at each path, links followed, which goes round in no circle. */
    private static Map<String, String> read(Path root) throws IOException {
        Map<String, String> read = new TreeMap<>();
        read(root, root, Set.of(), read);
        return read;
    }

    private static void read(Path root, Path at, Set<Path> ends, Map<String, String> read) throws IOException {
        Set<Path> behind = new HashSet<>(ends);
        boolean circle = Files.isSymbolicLink(at) && Files.exists(at) && !behind.add(at.toRealPath());
        if (circle || !Files.exists(at) || !at.toRealPath().startsWith(root)) {
            return;
        }
        if (Files.isRegularFile(at)) {
            read.put(root.relativize(at).toString(), Files.readString(at));
        } else if (root.relativize(at).getNameCount() < DEPTH) {
            try (Stream<Path> children = Files.list(at)) {
                for (Path child : children.toList()) {
                    read(root, child, behind, read);
                }
            }
        }
    }

    private static Links links(Map<String, String> held) {
        Map<String, String> targets = new TreeMap<>();
        held.forEach((path, text) -> {
            if (text.startsWith("-> ")) {
                targets.put(path, text.substring("-> ".length()));
            }
        });
        return new Links(targets);
    }

    private static Set<String> different(Map<String, String> before, Map<String, String> now) {
        Set<String> different = new TreeSet<>(before.keySet());
        different.addAll(now.keySet());
        different.removeIf(path -> before.getOrDefault(path, "").equals(now.getOrDefault(path, "")));
        return different;
    }

    @Property(tries = 300)
    void whatReadsOtherwiseIsNamed(@ForAll long seed) throws Exception {
        Path base = tree(seed, 0);
        Path head = tree(seed, 1 + new Random(seed).nextInt(3));
        try {
            Map<String, String> before = held(base);
            Map<String, String> now = held(head);
            Links links = links(now);
            Set<String> changed = different(before, now);
            Set<String> named = new TreeSet<>(changed);
            links.names(changed).values().forEach(named::addAll);

            for (String path : different(read(base), read(head))) {
                assertThat(named)
                        .as("%s of %s, before %s", path, now, before)
                        .anyMatch(name -> path.equals(name) || path.startsWith(name + "/"));
            }
        } finally {
            delete(base);
            delete(head);
        }
    }

    @Property(tries = 100)
    void aNameOfAFileLeadsToItAndEachPathThatLeadsToItIsOne(@ForAll long seed) throws Exception {
        Path root = tree(seed, 8);
        try {
            Map<String, String> held = held(root);
            Links links = links(held);
            for (String path : read(root).keySet()) {
                String real = root.relativize(root.resolve(path).toRealPath()).toString();
                if (!path.equals(real)) {
                    assertThat(links.names(List.of(real)).getOrDefault(real, List.of()))
                            .as("%s in %s", real, held)
                            .contains(path);
                }
            }
            // What lies in a folder that a link leaves again has the link's name too, though it is not what the link
            // leads to.
            held.values().removeIf(text -> text.equals("-> " + LEAVES));
            links = links(held);
            for (String path : held.keySet()) {
                for (String name : links.names(List.of(path)).getOrDefault(path, List.of())) {
                    Path file = root.resolve(name);
                    if (Files.isRegularFile(root.resolve(path), LinkOption.NOFOLLOW_LINKS) && Files.exists(file)) {
                        assertThat(file.toRealPath()).as("%s in %s", name, held).isEqualTo(root.resolve(path));
                    }
                }
            }
        } finally {
            delete(root);
        }
    }
}

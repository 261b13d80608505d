package io.github.waybill.buildgraph.graph;

import static io.github.waybill.buildgraph.graph.Reactor.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The definition of what is affected, and that the walk along the edges finds the same. */
class FingerprintsTest {

    private static final SortedMap<String, String> NONE = Collections.emptySortedMap();

    private static ModuleHalf main(String artifact) {
        return new ModuleHalf(id(artifact), Half.MAIN);
    }

    private static List<ModuleHalf> halves(ServiceGraph graph) {
        List<ModuleHalf> halves = new ArrayList<>();
        for (Module module : graph.modules()) {
            for (Half half : Half.values()) {
                halves.add(new ModuleHalf(module.id(), half));
            }
        }
        return halves;
    }

    /** The digests are those of sha256sum over {@code 5:files1:15:a.txt3:id15:model1:0} and its like: each text behind its length. */
    @Test
    void itIsTheSha256OfTheContent() {
        ServiceGraph graph = new Reactor().jar("a").graph();

        assertThat(Fingerprints.of(
                        graph,
                        List.of(main("a")),
                        half -> new HalfContent(new TreeMap<>(Map.of("a.txt", "id1")), NONE)))
                .containsEntry(main("a"), "37d489440396aac7361345e3c313c80ca80a553d3c52c7bfa9d1a426b1b55bfe");
        assertThat(Fingerprints.of(
                        graph,
                        List.of(main("a")),
                        half -> new HalfContent(NONE, new TreeMap<>(Map.of("version", "1")))))
                .containsEntry(main("a"), "5cc410694802c07ed962f315201a160e98d13ac3a9c549e04f8f41c0d61ace5e");
    }

    @Test
    void onlyWhatIsAskedForAndWhatThatDependsOnIsComputed() {
        ServiceGraph graph =
                new Reactor().jar("a").jar("b").jar("c").needs("b", "a").graph();

        assertThat(Fingerprints.of(graph, List.of(main("b")), half -> new HalfContent(NONE, NONE)))
                .containsOnlyKeys(main("a"), main("b"));
    }

    @Test
    void aCircleIsRefused() {
        ServiceGraph graph =
                new Reactor().jar("a").jar("b").needs("a", "b").needs("b", "a").graph();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fingerprints.of(graph, List.of(main("a")), half -> new HalfContent(NONE, NONE)))
                .withMessageContaining("in a circle");
    }

    /** A reactor at base and head, between which files and entries of models change, and dependencies come and go with their entries. */
    private static final class History {

        private final Random random;
        private final int size;
        private final Map<ModuleHalf, SortedMap<String, String>> files = new HashMap<>();
        private final Map<ModuleHalf, SortedMap<String, String>> models = new HashMap<>();
        private final Map<ModuleHalf, SortedMap<String, String>> filesBefore = new HashMap<>();
        private final Map<ModuleHalf, SortedMap<String, String>> modelsBefore = new HashMap<>();
        private final List<PathChange> paths = new ArrayList<>();
        private final List<ModelChange> changes = new ArrayList<>();

        History(long seed, int size) {
            this.random = new Random(seed);
            this.size = size;
        }

        private ServiceGraph[] graphs() {
            Reactor base = new Reactor();
            Reactor head = new Reactor();
            for (int i = 0; i < size; i++) {
                base.jar("m" + i);
                head.jar("m" + i);
            }
            for (int i = 0; i < size; i++) {
                for (Half half : Half.values()) {
                    ModuleHalf key = new ModuleHalf(id("m" + i), half);
                    files.put(key, new TreeMap<>(Map.of("f", "0")));
                    models.put(key, new TreeMap<>(Map.of("packaging", "jar")));
                }
            }
            for (int i = 1; i < size; i++) {
                addEdge(base, head, i, random.nextInt(i));
            }
            for (int i = 1; i < size; i++) {
                addEdge(base, head, i, random.nextInt(i));
            }
            return new ServiceGraph[] {base.graph(), head.graph()};
        }

        private void addEdge(Reactor base, Reactor head, int from, int to) {
            String scope = random.nextInt(3) == 0 ? "test" : "compile";
            String type = random.nextInt(3) == 0 ? "test-jar" : "jar";
            int fate = random.nextInt(12);
            String entry = "dependency m%d %s %s".formatted(to, scope, type);
            ModuleHalf half = new ModuleHalf(id("m" + from), scope.equals("test") ? Half.TEST : Half.MAIN);
            if (models.getOrDefault(half, NONE).containsKey(entry)
                    || modelsBefore.getOrDefault(half, NONE).containsKey(entry)) {
                return;
            }
            if (fate > 0) {
                head.needs("m" + from, "m" + to, scope, type, null);
                models.getOrDefault(half, NONE).put(entry, "1");
            }
            if (fate != 1) {
                base.needs("m" + from, "m" + to, scope, type, null);
                modelsBefore.computeIfAbsent(half, key -> new TreeMap<>()).put(entry, "1");
            }
            if (fate < 2) {
                changes.add(new ModelChange(half, entry, fate == 0 ? "1" : null, fate == 0 ? null : "1"));
            }
        }

        private void edit() {
            files.forEach((half, now) -> filesBefore.put(half, new TreeMap<>(now)));
            models.forEach((half, now) ->
                    modelsBefore.computeIfAbsent(half, key -> new TreeMap<>()).put("packaging", "jar"));
            for (int edits = random.nextInt(3); edits >= 0; edits--) {
                ModuleHalf half =
                        new ModuleHalf(id("m" + random.nextInt(size)), random.nextBoolean() ? Half.MAIN : Half.TEST);
                if (random.nextBoolean()) {
                    editFile(half);
                } else {
                    models.getOrDefault(half, NONE).put("packaging", "war");
                    changes.add(new ModelChange(half, "packaging", "jar", "war"));
                }
            }
        }

        /** The file is of the half's folder, and of those of other halves where links lead to it. */
        private void editFile(ModuleHalf half) {
            List<String> links = new ArrayList<>();
            files.getOrDefault(half, NONE).put("f", "1");
            for (int count = random.nextInt(3); count > 0; count--) {
                ModuleHalf other =
                        new ModuleHalf(id("m" + random.nextInt(size)), random.nextBoolean() ? Half.MAIN : Half.TEST);
                files.getOrDefault(other, NONE).put("linked", "1");
                links.add(path(other) + "/linked");
            }
            paths.add(new PathChange(path(half) + "/f", PathChange.Kind.MODIFIED, links));
        }

        private static String path(ModuleHalf half) {
            return half.module().artifactId() + (half.half() == Half.MAIN ? "/src/main/java" : "/src/test/java");
        }

        private Change change() {
            Change none = Reactor.change();
            return new Change(
                    none.base(), none.head(), false, paths, changes, new TreeSet<>(), new TreeMap<>(), List.of());
        }
    }

    private static HalfContent content(
            Map<ModuleHalf, SortedMap<String, String>> files,
            Map<ModuleHalf, SortedMap<String, String>> models,
            ModuleHalf half) {
        return new HalfContent(files.getOrDefault(half, NONE), models.getOrDefault(half, NONE));
    }

    @Property(tries = 500)
    void theWalkFindsThoseWhoseFingerprintDiffers(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size) {
        History history = new History(seed, size);
        ServiceGraph[] graphs = history.graphs();
        history.edit();
        Map<ModuleHalf, String> base = Fingerprints.of(
                graphs[0], halves(graphs[0]), half -> content(history.filesBefore, history.modelsBefore, half));
        Map<ModuleHalf, String> head =
                Fingerprints.of(graphs[1], halves(graphs[1]), half -> content(history.files, history.models, half));
        Set<ModuleHalf> different = new HashSet<>(head.keySet());
        different.removeIf(half -> base.getOrDefault(half, "").equals(head.get(half)));

        Set<ModuleHalf> affected = new HashSet<>();
        for (AffectedModule module : AffectedAnalysis.of(graphs[1], history.change(), IgnoreRules.defaults())
                .modules()) {
            if (module.main()) {
                affected.add(new ModuleHalf(module.module().id(), Half.MAIN));
            }
            if (module.test()) {
                affected.add(new ModuleHalf(module.module().id(), Half.TEST));
            }
        }

        assertThat(affected).isEqualTo(different);
    }
}

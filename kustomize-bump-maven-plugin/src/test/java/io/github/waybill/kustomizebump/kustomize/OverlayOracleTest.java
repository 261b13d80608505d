package io.github.waybill.kustomizebump.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.kustomizebump.bump.trace.Container;
import io.github.waybill.kustomizebump.bump.trace.Rendering;
import io.github.waybill.kustomizebump.bump.trace.RunImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What an overlay runs is for Kustomize to say: random trees are rendered by it and by us, container for container. */
class OverlayOracleTest {

    private static final int RUNS = 16;
    private static final int TREES_PER_RUN = 20;

    @TempDir
    Path folder;

    @Test
    void everyContainerOfRandomTreesHasTheImageThatKustomizeGivesIt() throws Exception {
        RealKustomize kustomize = RealKustomize.in(folder);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < RUNS; run++) {
            Path here = Files.createDirectories(folder.resolve("run" + run));
            List<OverlayTree> trees = new ArrayList<>();
            StringBuilder top = new StringBuilder("resources:\n");
            Map<String, String> files = new HashMap<>();
            for (int i = 0; i < TREES_PER_RUN; i++) {
                OverlayTree tree = OverlayTree.random(random, "t" + i);
                trees.add(tree);
                files.putAll(tree.files());
                top.append("- ").append(tree.overlay()).append('\n');
                write(here, tree.files());
                write(here, Map.of(tree.overlay() + "/kustomization.yaml", tree.builtKustomization()));
            }
            Files.writeString(here.resolve("kustomization.yaml"), top);
            Set<String> rendered = containers(kustomize.render(here));
            KustomizeOverlays overlays = new KustomizeOverlays(new TextTree(files));
            for (OverlayTree tree : trees) {
                Set<String> expected = new TreeSet<>();
                // The objects of each tree have its name in theirs.
                String mark = tree.overlay().replace("/overlay", "") + "-";
                rendered.stream()
                        .filter(line -> line.matches("\\S+ \\S+ (p-)*" + mark + "\\d+.*"))
                        .map(tree::substituted)
                        .forEach(expected::add);
                Rendering ours = overlays.render(tree.overlay());
                assertThat(lines(ours))
                        .as("seed %d, run %d, %s:%n%s", seed, run, tree.overlay(), tree.files())
                        .isEqualTo(expected);
                assertThat(ours.gaps()).isEmpty();
                assertThat(ours.images()).allMatch(image -> image.doubt() == null);
            }
        }
    }

    private static void write(Path root, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static Set<String> lines(Rendering rendering) {
        Set<String> lines = new TreeSet<>();
        for (RunImage image : rendering.images()) {
            for (Container container : image.containers()) {
                lines.add("%s %s %s %s %s"
                        .formatted(
                                container.workload().kind(),
                                container.workload().namespace(),
                                container.workload().name(),
                                (container.init() ? "initContainers/" : "containers/") + container.name(),
                                image.image()));
            }
        }
        return lines;
    }

    /** Returns a line for each container of rendered manifests: kind, namespace, name, container, image. */
    private static Set<String> containers(String manifests) {
        Set<String> lines = new TreeSet<>();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(manifests)) {
            Map<?, ?> object = (Map<?, ?>) document;
            Map<?, ?> metadata = (Map<?, ?>) Objects.requireNonNull(object.get("metadata"));
            walk(object, object.get("kind") + " " + metadata.get("namespace") + " " + metadata.get("name"), lines);
        }
        return lines;
    }

    private static void walk(Object node, String object, Set<String> lines) {
        if (node instanceof List<?> list) {
            list.forEach(item -> walk(item, object, lines));
        } else if (node instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> pair : map.entrySet()) {
                walk(pair.getValue(), object, lines);
                if (pair.getKey().equals("containers") || pair.getKey().equals("initContainers")) {
                    for (Object item : (List<?>) pair.getValue()) {
                        Map<?, ?> container = (Map<?, ?>) item;
                        lines.add(object + " " + pair.getKey() + "/" + container.get("name") + " "
                                + container.get("image"));
                    }
                }
            }
        }
    }
}

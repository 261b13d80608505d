package io.github.waybill.kustomizebump.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.kustomizebump.bump.ImageOverride;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file means is for Kustomize to say: before and after an edit its manifests differ in the intended image only. */
class KustomizeOracleTest {

    private static final int FILES = 150;

    @TempDir
    Path folder;

    private RealKustomize kustomize;

    @BeforeEach
    void find() {
        kustomize = RealKustomize.in(folder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.github.waybill.kustomizebump.kustomize.EditCases#all")
    void anEditChangesTheIntendedImageOnly(String name, String before, String after) throws Exception {
        List<String> images = List.of("app:1", "zoo:1");
        // Some cases mend a file that Kustomize refuses, such as one with a tag that is a number.
        Optional<String> rendered = kustomize.render(withWorkload(before), images);
        String changed = kustomize.render(withWorkload(after), images).orElse("refused");

        assertThat(changed.split("image: (\\S*/)?app:abc1234\n", -1))
                .as(changed)
                .hasSize(4);
        if (rendered.isPresent()) {
            assertThat(changed.replaceAll("image: (\\S*/)?app:abc1234\n", "image: APP\n"))
                    .isEqualTo(rendered.get().replaceAll("image: (\\S*/)?app(:\\S+)?\n", "image: APP\n"));
        } else {
            assertThat(name).isEqualTo("number");
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.waybill.kustomizebump.kustomize.EditCases#undone")
    void whatIsRefusedForAnotherEntryWouldIndeedNotRun(String file, int line) throws Exception {
        assertThat(kustomize.render(withWorkload(file), List.of("app:1")).orElseThrow())
                .as("line %d", line)
                .doesNotContain("app:abc1234\n");
    }

    /** Gives a case the workload for a resource, in the way the case is written. */
    private static String withWorkload(String text) {
        String resource = "workload.yaml";
        for (String own : List.of("- a.yaml", "- a\n", "[\"a\"]")) {
            if (text.contains(own)) {
                return text.replace(own, own.replaceFirst("a(\\.yaml)?", resource));
            }
        }
        if (text.startsWith("{")) {
            return text.replaceFirst("\\{", "{\"resources\": [\"" + resource + "\"], ");
        }
        String lineBreak = text.contains("\r\n") ? "\r\n" : text.contains("\r") ? "\r" : "\n";
        String lines = "resources:" + lineBreak + "- " + resource + lineBreak;
        int start = text.startsWith("\uFEFF") ? 1 : text.startsWith("---\n") ? 4 : 0;
        return text.substring(0, start) + lines + text.substring(start);
    }

    @Test
    void filesOfEveryKindAreReadAsKustomizeReadsThemAndChangedAsIntended() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> workload = Grammar.NAMES.stream().map(name -> name + ":1").toList();
        for (int i = 0; i < FILES; i++) {
            List<Integer> choices =
                    random.ints(random.nextInt(150), 0, 720).boxed().toList();
            Grammar.Written file = Grammar.file(choices);
            String name = Grammar.NAMES.get(random.nextInt(Grammar.NAMES.size()));
            Kustomization before = read(file.text());
            // As a bump does it: a digest that stands in the entry is moved too, or it would keep the old image
            // running.
            boolean pinned =
                    before.images().stream().anyMatch(image -> image.name().equals(name) && image.digest() != null);
            Kustomization after =
                    before.with(new ImageOverride(name, null, "abc1234", pinned ? "sha256:" + "c".repeat(64) : null));

            assertThat(images(kustomize.render(file.text(), workload)))
                    .as("seed %d, file %d:%n%s", seed, i, file.text())
                    .isEqualTo(expected(before.images()));
            assertThat(images(kustomize.render(text(after), workload)))
                    .as("seed %d, file %d, %s changed:%n%s", seed, i, name, text(after))
                    .isEqualTo(expected(after.images()));
        }
    }

    /** Returns the images of a manifest's containers, in order. */
    private static List<String> images(Optional<String> manifests) {
        return manifests
                .orElse("    image: nothing, it is refused")
                .lines()
                .filter(line -> line.strip().replace("- ", "").startsWith("image:"))
                .map(line -> line.substring(line.indexOf("image:") + 6).strip())
                .toList();
    }

    /** Returns what Kustomize should make of the workload: three times each image, with the overrides applied. */
    private static List<String> expected(List<ImageOverride> overrides) {
        List<String> once = new ArrayList<>();
        for (String name : Grammar.NAMES) {
            Optional<ImageOverride> override = overrides.stream()
                    .filter(image -> image.name().equals(name))
                    .findFirst();
            String newName = override.map(ImageOverride::newName).orElse(name);
            Optional<String> tag = override.map(ImageOverride::newTag);
            Optional<String> digest = override.map(ImageOverride::digest);
            String tagged = tag.map(text -> ":" + text).orElse(digest.isPresent() ? "" : ":1");
            once.add(newName + tagged + digest.map(text -> "@" + text).orElse(""));
        }
        List<String> all = new ArrayList<>(once);
        all.addAll(once);
        all.addAll(once);
        return all;
    }

    private static Kustomization read(String content) throws KustomizationException {
        return Kustomization.read("k.yaml", content.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Kustomization kustomization) {
        return new String(kustomization.content(), StandardCharsets.UTF_8);
    }
}

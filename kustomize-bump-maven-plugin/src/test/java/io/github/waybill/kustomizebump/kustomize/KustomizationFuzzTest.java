package io.github.waybill.kustomizebump.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.kustomizebump.bump.ImageOverride;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds for every file. A run tries 1,000 of each, of another seed each time, which a failure names; more with {@code
 * -Djqwik.tries.default}.
 */
class KustomizationFuzzTest {

    private static final String NEXT = "next";

    /** What breaks YAML most easily. */
    private static final String NOISE = " \t\n\r:-#'\"&*?{}[],|>%@`!\\~<0aA\u0000\u0085\u2028\uFEFF";

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers().between(0, 719).list().ofMaxSize(150);
    }

    @Provide
    Arbitrary<List<Integer>> mutations() {
        return Arbitraries.integers().between(0, 1_000_000).list().ofMinSize(1).ofMaxSize(8);
    }

    @Property
    void whatAFileSaysIsRead(@ForAll @From("choices") List<Integer> choices) throws KustomizationException {
        Grammar.Written file = Grammar.file(choices);

        assertThat(read(file.text()).images()).isEqualTo(file.images());
    }

    @Property
    void aTagIsReplacedWhereItStandsAndNothingElse(@ForAll @From("choices") List<Integer> choices)
            throws KustomizationException {
        for (ImageOverride entry : Grammar.file(choices).images()) {
            if (entry.newTag() != null) {
                Kustomization changed = read(Grammar.file(choices).text()).with(tag(entry.name()));
                String expected = Grammar.file(choices, entry.name(), NEXT).text();

                assertThat(withoutQuotes(text(changed))).isEqualTo(withoutQuotes(expected));
                assertThat(changed.images())
                        .isEqualTo(Grammar.file(choices, entry.name(), NEXT).images());
                assertThat(changed.with(tag(entry.name()))).isSameAs(changed);
            }
        }
    }

    /** A tag that had to be quoted leaves its quotes to one that need not be; which of them it has is not the matter here. */
    private static String withoutQuotes(String text) {
        return text.replace("'next'", NEXT).replace("\"next\"", NEXT);
    }

    @Property
    void aKeyOrAnEntryIsAddedAndNothingIsTakenAway(@ForAll @From("choices") List<Integer> choices)
            throws KustomizationException {
        Grammar.Written file = Grammar.file(choices);
        for (String name : Grammar.NAMES) {
            boolean tagged =
                    file.images().stream().anyMatch(image -> image.name().equals(name) && image.newTag() != null);
            if (!tagged) {
                Kustomization changed = read(file.text()).with(tag(name));

                String without = file.text().replace("images: ~", "images: []").replace("Images: ~", "Images: []");
                assertInsertion(without.replace("\"images\": ~", "\"images\": []"), text(changed));
                assertThat(changed.images()).isEqualTo(expected(file.images(), name));
                assertThat(changed.with(tag(name))).isSameAs(changed);
            }
        }
    }

    private static void assertInsertion(String before, String after) {
        int same = 0;
        while (same < before.length() && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        int inserted = after.length() - before.length();
        assertThat(inserted).isPositive();
        assertThat(after.substring(same + inserted)).isEqualTo(before.substring(same));
    }

    private static List<ImageOverride> expected(List<ImageOverride> images, String name) {
        List<ImageOverride> expected = new ArrayList<>();
        boolean there = false;
        for (ImageOverride image : images) {
            boolean here = image.name().equals(name);
            there |= here;
            expected.add(here ? new ImageOverride(name, image.newName(), NEXT, image.digest()) : image);
        }
        if (!there) {
            expected.add(tag(name));
        }
        return expected;
    }

    @Property
    void aBrokenFileIsRefusedOrStillReadRight(
            @ForAll @From("choices") List<Integer> choices, @ForAll @From("mutations") List<Integer> mutations) {
        StringBuilder text = new StringBuilder(Grammar.file(choices).text());
        for (int mutation : mutations) {
            int at = mutation % Math.max(1, text.length());
            char noise = NOISE.charAt((mutation / 7) % NOISE.length());
            switch (mutation % 3) {
                case 0 -> text.insert(at, noise);
                case 1 -> text.deleteCharAt(Math.min(at, text.length() - 1));
                default -> text.setCharAt(at, noise);
            }
        }
        try {
            Kustomization before = read(text.toString());
            Kustomization after = before.with(tag("app"));

            assertThat(after.images())
                    .contains(expected(before.images(), "app").stream()
                            .filter(image -> image.name().equals("app"))
                            .findFirst()
                            .orElseThrow());
            assertThat(others(after)).isEqualTo(others(before));
            assertThat(after.with(tag("app"))).isSameAs(after);
        } catch (KustomizationException e) {
            // Refused, which is all that a broken file may be.
            assertThat(e.getMessage()).startsWith("k.yaml");
        }
    }

    private static List<ImageOverride> others(Kustomization kustomization) {
        return kustomization.images().stream()
                .filter(image -> !image.name().equals("app"))
                .toList();
    }

    private static ImageOverride tag(String name) {
        return new ImageOverride(name, null, NEXT, null);
    }

    private static Kustomization read(String content) throws KustomizationException {
        return Kustomization.read("k.yaml", content.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Kustomization kustomization) {
        return new String(kustomization.content(), StandardCharsets.UTF_8);
    }
}

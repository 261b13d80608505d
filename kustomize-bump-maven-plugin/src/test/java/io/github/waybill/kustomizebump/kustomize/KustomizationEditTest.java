package io.github.waybill.kustomizebump.kustomize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.waybill.kustomizebump.bump.ImageOverride;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an edit changes, byte for byte, and what is refused. */
class KustomizationEditTest {

    private static final ImageOverride TAG = new ImageOverride("app", null, "abc1234", null);

    private static Arguments edit(String name, String before, String after) {
        return Arguments.of(name, before, after);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.github.waybill.kustomizebump.kustomize.EditCases#all")
    void changesNothingElse(String name, String before, String after) throws Exception {
        assertThat(text(read(before).with(TAG))).isEqualTo(after);
        assertThat(text(read(after).with(TAG))).isEqualTo(after);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                edit(
                        "two entries",
                        "images:\n- name: app\n- name: app\n",
                        "k.yaml, line 3: a second entry named app, after that of line 2"),
                edit("two lists", "images: []\nresources: []\nimages: []\n", "k.yaml, line 3: a second images"),
                edit("two tags", "images:\n- name: app\n  newTag: a\n  newTag: b\n", "k.yaml, line 4: a second newTag"),
                edit(
                        "two tags in two cases",
                        "images:\n- name: app\n  newTag: a\n  NEWTAG: b\n",
                        "k.yaml, line 4: a second newTag"),
                edit("list is text", "images: app\n", "k.yaml, line 1: images is no list"),
                edit("entry is text", "images:\n- app\n", "k.yaml, line 2: this entry of images is no mapping"),
                edit("no mapping", "- images\n", "this is no kustomization"),
                edit("empty", "", "this is no kustomization"),
                edit("malformed", "images:\n- name: app\n newTag: x\n", "k.yaml, line 3: this is no valid YAML"),
                edit("malformed second document", "images: []\n---\na: [\n", "this is no valid YAML"),
                edit(
                        "yaml directive",
                        "%YAML 1.2\n---\nimages: []\n",
                        "Kustomize refuses a file with a %YAML directive"),
                edit("shared entry", "images:\n- &a\n  name: app\nx: *a\n", "k.yaml, line 2: an alias reads this too"),
                edit(
                        "entry by alias",
                        "x: &a\n  name: app\nimages:\n- *a\n",
                        "k.yaml, line 4: an alias reads this too"),
                edit(
                        "anchored value",
                        "images:\n- name: app\n  newTag: &t old\nx: *t\n",
                        "k.yaml, line 3: the value has an anchor"),
                edit(
                        "folded value",
                        "images:\n- name: app\n  newTag: >-\n    old\n",
                        "k.yaml, line 3: the value is a block"),
                edit(
                        "literal value",
                        "images:\n- name: app\n  newTag: |-\n    old\n",
                        "k.yaml, line 3: the value is a block"),
                edit(
                        "list with an anchor",
                        "images: &all\n- name: zoo\n",
                        "k.yaml, line 1: the list has an anchor or a tag of its own"),
                edit(
                        "list with a tag, further right than its entries",
                        "images:  !\n- name: zoo\n",
                        "k.yaml, line 1: the list has an anchor or a tag of its own"),
                edit(
                        "merged list",
                        "<<: {images: [{name: zoo, newTag: old}]}\nresources: []\n",
                        "k.yaml, line 1: the images are merged into the kustomization"),
                edit(
                        "deep",
                        "images: []\nx: " + "[".repeat(200) + "]".repeat(200) + "\n",
                        "nested more than 100 levels deep"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refusesWhatItCannotDoSafely(String name, String content, String problem) {
        assertThatThrownBy(() -> read(content).with(TAG))
                .isInstanceOf(KustomizationException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @MethodSource("io.github.waybill.kustomizebump.kustomize.EditCases#undone")
    void anEntryThatAnotherOneUndoesIsRefused(String file, int line) {
        for (String before : List.of(file, file.replace("  newTag: abc1234\n", ""))) {
            assertThatThrownBy(() -> read(before).with(TAG))
                    .hasMessageMatching(
                            "k.yaml, line \\d: this entry matches app too and (comes after|renames it)(?s).*")
                    .hasMessageContaining("line " + line + ":");
        }
    }

    @Test
    void fileThatIsNotUtf8IsRefused() {
        assertThatThrownBy(() -> Kustomization.read("k.yaml", new byte[] {'a', ':', ' ', (byte) 0xE9}))
                .hasMessage("k.yaml: the file is not UTF-8. Save it as UTF-8, then run again.");
    }

    /** The tags that Kustomize 5.5 fails on, or takes for no tag, when they stand without quotes; and those that only some reader does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567",
                "0123456",
                "1e10",
                "0e12345",
                "0x1234",
                "0o17",
                "0b11",
                "1_000",
                "1.10",
                "12e4567",
                "1e400",
                "true",
                "False",
                "yes",
                "NO",
                "on",
                "Y",
                "n",
                "null",
                "2024-01-01",
                "1111111111111111111111111111111111111111"
            })
    void tagThatAReaderCouldTakeForSomethingElseIsQuoted(String tag) throws Exception {
        Kustomization changed =
                read("images:\n- name: app\n  newTag: old\n").with(new ImageOverride("app", null, tag, null));
        assertThat(text(changed)).isEqualTo("images:\n- name: app\n  newTag: \"" + tag + "\"\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc1234",
                "12a4567",
                "v1.2.3",
                "main-2024",
                "1.2.3-rc",
                "0b76098040184520b8a40caf64b39c83a4030f53"
            })
    void tagThatIsAStringToAllStaysPlain(String tag) throws Exception {
        Kustomization changed =
                read("images:\n- name: app\n  newTag: old\n").with(new ImageOverride("app", null, tag, null));
        assertThat(text(changed)).isEqualTo("images:\n- name: app\n  newTag: " + tag + "\n");
    }

    @Test
    void allKeysOfAnEntryAreSetInOrder() throws Exception {
        ImageOverride wanted =
                new ImageOverride("app", "r.example.com:5000/app", "abc1234", "sha256:" + "a".repeat(64));
        assertThat(text(read("images:\n- name: app # mine\n").with(wanted)))
                .isEqualTo(
                        "images:\n- name: app # mine\n  newName: r.example.com:5000/app\n  newTag: abc1234\n  digest: sha256:"
                                + "a".repeat(64) + "\n");
    }

    @Test
    void aDigestBesideATagIsKeptTrueOnItsOwnLine() throws Exception {
        String old = "sha256:" + "0".repeat(64);
        String next = "sha256:" + "a".repeat(64);
        assertThat(text(read("images:\n- digest: " + old + " # pinned\n  name: app\n  newTag: old\n")
                        .with(new ImageOverride("app", null, "abc1234", next))))
                .isEqualTo("images:\n- digest: " + next + " # pinned\n  name: app\n  newTag: abc1234\n");
        assertThat(text(read("images:\n- name: app\n  digest: '" + old + "'\n")
                        .with(new ImageOverride("app", null, null, next))))
                .isEqualTo("images:\n- name: app\n  digest: '" + next + "'\n");
    }

    @Test
    void anEntryNamedByARegularExpressionIsChangedWhereItIsAskedForAndNeverAdded() throws Exception {
        assertThat(text(read("images:\n- name: '(.*)/app'\n  newTag: old\n")
                        .with(new ImageOverride("(.*)/app", null, "abc1234", null))))
                .isEqualTo("images:\n- name: '(.*)/app'\n  newTag: abc1234\n");
        assertThatThrownBy(() -> read("images: []\n").with(new ImageOverride("(.*)/app", null, "abc1234", null)))
                .hasMessageContaining("is no part of an image's name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - https://git.example.com/shop.git//deploy?ref=old # ours         | - https://git.example.com/shop.git//deploy?ref=next # ours
            - "https://git.example.com/shop.git//deploy?timeout=9&ref=old"    | - "https://git.example.com/shop.git//deploy?timeout=9&ref=next"
            - 'https://git.example.com/shop.git?version=old&timeout=9'        | - 'https://git.example.com/shop.git?version=next&timeout=9'
            - https://git.example.com/shop.git?ref=older                      | - https://git.example.com/shop.git?ref=older
            - https://git.example.com/old.git?ref=v1                          | - https://git.example.com/old.git?ref=v1
            - old                                                             | - old
            """)
    void aRemoteResourceAtTheCommitIsMoved(String before, String after) throws Exception {
        for (String key : List.of("resources", "Components")) {
            String file = "# top\n%s:\n- a.yaml\n%s\n\nimages:\n- name: app\n  newTag: old\n";
            assertThat(text(read(file.formatted(key, before)).withRef("old", "next")))
                    .isEqualTo(file.formatted(key, after));
        }
    }

    @Test
    void aRefThatCannotBeToldFromTheRestIsRefused() {
        assertThatThrownBy(() -> read("resources: [https://git.example.com/old?ref=old]\n")
                        .withRef("old", "next"))
                .hasMessageContaining("k.yaml, line 1: its ref cannot be told from the rest");
        assertThatThrownBy(() -> read("resources:\n- &a https://git.example.com/x?ref=old\ncomponents:\n- *a\n")
                        .withRef("old", "next"))
                .hasMessageContaining("k.yaml, line 2: an alias reads this too");
    }

    @Test
    void valueThatIsNoImageIsRefused() {
        assertThatThrownBy(() -> read("images: []\n").with(new ImageOverride("app", null, "x\ny: z", null)))
                .hasMessageContaining("is no part of an image's name");
    }

    private static Kustomization read(String content) throws KustomizationException {
        return Kustomization.read("k.yaml", content.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Kustomization kustomization) {
        return new String(kustomization.content(), StandardCharsets.UTF_8);
    }
}

package io.github.waybill.kustomizebump.kustomize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.waybill.kustomizebump.bump.ImageOverride;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each case is a file before and, written by hand, after its entry {@code app} gets the tag {@code abc1234}. */
class KustomizationEditTest {

    private static final ImageOverride TAG = new ImageOverride("app", null, "abc1234", null);

    static Stream<Arguments> edits() {
        return Stream.of(
                edit("plain", "images:\n- name: app\n  newTag: old\n", "images:\n- name: app\n  newTag: abc1234\n"),
                edit(
                        "single quotes",
                        "images:\n- name: app\n  newTag: 'old'\n",
                        "images:\n- name: app\n  newTag: 'abc1234'\n"),
                edit(
                        "double quotes",
                        "images:\n- name: app\n  newTag: \"old\"\n",
                        "images:\n- name: app\n  newTag: \"abc1234\"\n"),
                edit(
                        "comments behind and above",
                        "# top\nimages: # list\n# entry\n- name: app # it\n  # tag\n  newTag: old   # why\n# end\n",
                        "# top\nimages: # list\n# entry\n- name: app # it\n  # tag\n  newTag: abc1234   # why\n# end\n"),
                edit(
                        "blank lines and other entries",
                        "images:\n\n  - name: zoo\n    newTag: 1.20.0\n\n  - newTag: old\n    name: app\n\nresources:\n- a.yaml\n",
                        "images:\n\n  - name: zoo\n    newTag: 1.20.0\n\n  - newTag: abc1234\n    name: app\n\nresources:\n- a.yaml\n"),
                edit(
                        "crlf",
                        "images:\r\n- name: app\r\n  newTag: old\r\n",
                        "images:\r\n- name: app\r\n  newTag: abc1234\r\n"),
                edit(
                        "crlf, key added",
                        "images:\r\n- name: app\r\n",
                        "images:\r\n- name: app\r\n  newTag: abc1234\r\n"),
                edit("lone cr", "images:\r- name: app\r  newTag: old\r", "images:\r- name: app\r  newTag: abc1234\r"),
                edit(
                        "byte order mark",
                        "\uFEFFimages:\n- name: app\n  newTag: old\n",
                        "\uFEFFimages:\n- name: app\n  newTag: abc1234\n"),
                edit(
                        "no final newline",
                        "images:\n- name: app\n  newTag: old",
                        "images:\n- name: app\n  newTag: abc1234"),
                edit("no final newline, key added", "images:\n- name: app", "images:\n- name: app\n  newTag: abc1234"),
                edit(
                        "supplementary characters",
                        "# \uD83D\uDE80 \uD83D\uDE80\nimages:\n- name: app\n  newTag: old # \uD83D\uDE80\n",
                        "# \uD83D\uDE80 \uD83D\uDE80\nimages:\n- name: app\n  newTag: abc1234 # \uD83D\uDE80\n"),
                edit(
                        "flow",
                        "images: [{name: app, newTag: old}, {name: zoo}]\n",
                        "images: [{name: app, newTag: abc1234}, {name: zoo}]\n"),
                edit("flow, key added", "images: [{name: app}]\n", "images: [{name: app, newTag: abc1234}]\n"),
                edit(
                        "flow, entry added",
                        "images: [{name: zoo}]\n",
                        "images: [{name: zoo}, {name: app, newTag: abc1234}]\n"),
                edit(
                        "json",
                        "{\"images\": [{\"name\": \"app\", \"newTag\": \"old\"}]}\n",
                        "{\"images\": [{\"name\": \"app\", \"newTag\": \"abc1234\"}]}\n"),
                edit(
                        "json on lines, key added",
                        "{\n  \"images\": [\n    {\n      \"name\": \"app\"\n    }\n  ]\n}\n",
                        "{\n  \"images\": [\n    {\n      \"name\": \"app\",\n      \"newTag\": \"abc1234\"\n    }\n  ]\n}\n"),
                edit(
                        "json without images",
                        "{\n  \"resources\": [\"a\"]\n}\n",
                        "{\n  \"resources\": [\"a\"],\n  \"images\": [{\"name\": \"app\", \"newTag\": \"abc1234\"}]\n}\n"),
                edit(
                        "quoted keys",
                        "\"images\":\n- 'name': app\n  \"newTag\": old\n",
                        "\"images\":\n- 'name': app\n  \"newTag\": abc1234\n"),
                edit(
                        "escaped key",
                        "images:\n- name: app\n  \"new\\u0054ag\": old\n",
                        "images:\n- name: app\n  \"new\\u0054ag\": abc1234\n"),
                edit(
                        "explicit key",
                        "images:\n- ? name\n  : app\n  ? newTag\n  : old\n",
                        "images:\n- ? name\n  : app\n  ? newTag\n  : abc1234\n"),
                edit(
                        "key in another case",
                        "Images:\n- Name: app\n  newtag: old\n",
                        "Images:\n- Name: app\n  newtag: abc1234\n"),
                edit(
                        "value on the next line",
                        "images:\n- name: app\n  newTag:\n    old\n",
                        "images:\n- name: app\n  newTag:\n    abc1234\n"),
                edit("empty value", "images:\n- name: app\n  newTag:\n", "images:\n- name: app\n  newTag: abc1234\n"),
                edit("null value", "images:\n- name: app\n  newTag: ~\n", "images:\n- name: app\n  newTag: abc1234\n"),
                edit(
                        "number",
                        "images:\n- name: app\n  newTag: 1234567\n",
                        "images:\n- name: app\n  newTag: abc1234\n"),
                edit(
                        "tab at the line's end",
                        "images:\n- name: app\n  newTag: old\t\n",
                        "images:\n- name: app\n  newTag: abc1234\t\n"),
                edit(
                        "document markers",
                        "---\nimages:\n- name: app\n  newTag: old\n...\n",
                        "---\nimages:\n- name: app\n  newTag: abc1234\n...\n"),
                edit(
                        "only the first document counts",
                        "images:\n- name: app\n  newTag: old\n---\nimages:\n- name: app\n  newTag: old\n",
                        "images:\n- name: app\n  newTag: abc1234\n---\nimages:\n- name: app\n  newTag: old\n"),
                edit(
                        "patch with blank lines",
                        "patches:\n- patch: |-\n    - op: add\n\n      value: x\n\nimages:\n- name: app\n  newTag: old\n",
                        "patches:\n- patch: |-\n    - op: add\n\n      value: x\n\nimages:\n- name: app\n  newTag: abc1234\n"),
                edit(
                        "no images, behind a patch",
                        "patches:\n- patch: |-\n    - op: add\n",
                        "patches:\n- patch: |-\n    - op: add\nimages:\n- name: app\n  newTag: abc1234\n"),
                edit(
                        "no images, indented lists",
                        "resources:\n  - a.yaml\n",
                        "resources:\n  - a.yaml\nimages:\n  - name: app\n    newTag: abc1234\n"),
                edit(
                        "no images, no final newline",
                        "resources:\n- a.yaml",
                        "resources:\n- a.yaml\nimages:\n- name: app\n  newTag: abc1234"),
                edit("empty list", "images: []\n", "images: [{name: app, newTag: abc1234}]\n"),
                edit(
                        "null list",
                        "images:\nresources:\n- a\n",
                        "images:\n- name: app\n  newTag: abc1234\nresources:\n- a\n"),
                edit(
                        "entry added",
                        "images:\n  - name: zoo\n    newTag: x # y\n",
                        "images:\n  - name: zoo\n    newTag: x # y\n  - name: app\n    newTag: abc1234\n"),
                edit(
                        "entry added, wide dash",
                        "images:\n-   name: zoo\nnamespace: n\n",
                        "images:\n-   name: zoo\n-   name: app\n    newTag: abc1234\nnamespace: n\n"),
                edit(
                        "alias as value",
                        "x-tag: &tag old\nimages:\n- name: app\n  newTag: *tag\n- name: zoo\n  newTag: *tag\n",
                        "x-tag: &tag old\nimages:\n- name: app\n  newTag: abc1234\n- name: zoo\n  newTag: *tag\n"),
                edit(
                        "merged tag",
                        "x: &x\n  newTag: old\nimages:\n- <<: *x\n  name: app\n- <<: *x\n  name: zoo\n",
                        "x: &x\n  newTag: old\nimages:\n- <<: *x\n  name: app\n  newTag: abc1234\n- <<: *x\n  name: zoo\n"),
                edit(
                        "component",
                        "kind: Component\nimages:\n- name: app\n  newTag: old\n",
                        "kind: Component\nimages:\n- name: app\n  newTag: abc1234\n"),
                edit(
                        "name with a port",
                        "images:\n- name: app:1.0\n- name: app\n  newTag: old\n  tagSuffix: -x\n",
                        "images:\n- name: app:1.0\n- name: app\n  newTag: abc1234\n  tagSuffix: -x\n"));
    }

    private static Arguments edit(String name, String before, String after) {
        return Arguments.of(name, before, after);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
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
                        "literal value",
                        "images:\n- name: app\n  newTag: |-\n    old\n",
                        "k.yaml, line 3: the value is a block"),
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
    @ValueSource(strings = {"abc1234", "12a4567", "v1.2.3", "main-2024", "1.2.3-rc"})
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

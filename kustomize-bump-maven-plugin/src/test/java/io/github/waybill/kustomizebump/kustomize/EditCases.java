package io.github.waybill.kustomizebump.kustomize;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Files before and, written by hand, after their entry {@code app} gets the tag {@code abc1234}. */
final class EditCases {

    private EditCases() {}

    /** Returns the cases: a name, the file before, and the file after. */
    static Stream<Arguments> all() {
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
                        "patches:\n- patch: |-\n    - op: test\n\n      path: /kind\n      value: Deployment\n\n  target: {kind: Deployment}\n\nimages:\n- name: app\n  newTag: old\n",
                        "patches:\n- patch: |-\n    - op: test\n\n      path: /kind\n      value: Deployment\n\n  target: {kind: Deployment}\n\nimages:\n- name: app\n  newTag: abc1234\n"),
                edit(
                        "no images, behind a patch",
                        "patches:\n- target: {kind: Deployment}\n  patch: |-\n    - {op: test, path: /kind, value: Deployment}\n",
                        "patches:\n- target: {kind: Deployment}\n  patch: |-\n    - {op: test, path: /kind, value: Deployment}\nimages:\n- name: app\n  newTag: abc1234\n"),
                edit(
                        "no images, indented lists",
                        "resources:\n  - a.yaml\n",
                        "resources:\n  - a.yaml\nimages:\n  - name: app\n    newTag: abc1234\n"),
                edit(
                        "no images, no final newline",
                        "resources:\n- a.yaml",
                        "resources:\n- a.yaml\nimages:\n- name: app\n  newTag: abc1234"),
                edit(
                        "no images, behind a list with an anchor",
                        "resources: &all\n  - a.yaml\n",
                        "resources: &all\n  - a.yaml\nimages:\n- name: app\n  newTag: abc1234\n"),
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
                        "images:\n-   name: zoo\nnamespace: shop\n",
                        "images:\n-   name: zoo\n-   name: app\n    newTag: abc1234\nnamespace: shop\n"),
                edit(
                        "alias as value",
                        "commonAnnotations:\n  v: &tag old\nimages:\n- name: app\n  newTag: *tag\n- name: zoo\n  newTag: *tag\n",
                        "commonAnnotations:\n  v: &tag old\nimages:\n- name: app\n  newTag: abc1234\n- name: zoo\n  newTag: *tag\n"),
                edit(
                        "merged tag",
                        "images:\n- &x\n  name: base\n  newTag: old\n- <<: *x\n  name: app\n- <<: *x\n  name: zoo\n",
                        "images:\n- &x\n  name: base\n  newTag: old\n- <<: *x\n  name: app\n  newTag: abc1234\n- <<: *x\n  name: zoo\n"),
                edit(
                        "component",
                        "kind: Component\nimages:\n- name: app\n  newTag: old\n",
                        "kind: Component\nimages:\n- name: app\n  newTag: abc1234\n"),
                edit(
                        "unsorted entries, mixed indentation",
                        "resources:\n    - a.yaml\nimages:\n  - name: zoo\n    newTag: x\n  -   newTag: old\n      name: app\n  - name: bee\n",
                        "resources:\n    - a.yaml\nimages:\n  - name: zoo\n    newTag: x\n  -   newTag: abc1234\n      name: app\n  - name: bee\n"),
                edit(
                        "plain value folded over lines",
                        "images:\n- name: app\n  newTag:\n\n    old\n\n  # why\n- name: zoo\n",
                        "images:\n- name: app\n  newTag:\n\n    abc1234\n\n  # why\n- name: zoo\n"),
                edit(
                        "quoted value folded over lines",
                        "images:\n- name: app\n  newTag: \"ol\\\n    d\" # why\n",
                        "images:\n- name: app\n  newTag: \"abc1234\" # why\n"),
                edit(
                        "new name only",
                        "images:\n- name: app\n  newName: r.example.com/app # there\n",
                        "images:\n- name: app\n  newName: r.example.com/app # there\n  newTag: abc1234\n"),
                edit(
                        "tag suffix",
                        "images:\n- name: app\n  tagSuffix: -x\n",
                        "images:\n- name: app\n  tagSuffix: -x\n  newTag: abc1234\n"),
                edit(
                        "entry in flow style on lines",
                        "images:\n- {\n    name: app,   # it\n    newTag: old  # why\n  }\n",
                        "images:\n- {\n    name: app,   # it\n    newTag: abc1234  # why\n  }\n"),
                edit(
                        "patch in a list of strings with blank lines at the end",
                        "patches:\n- target: {kind: Deployment}\n  patch: |+\n    - op: test\n      path: /kind\n      value: Deployment\n\n\nimages:\n- name: app\n  newTag: old\n",
                        "patches:\n- target: {kind: Deployment}\n  patch: |+\n    - op: test\n      path: /kind\n      value: Deployment\n\n\nimages:\n- name: app\n  newTag: abc1234\n"),
                edit(
                        "anchor on another entry",
                        "images:\n- &z\n  name: zoo\n  newTag: old\n- name: app\n  newTag: old\n",
                        "images:\n- &z\n  name: zoo\n  newTag: old\n- name: app\n  newTag: abc1234\n"),
                edit(
                        "regular expression beside it",
                        "images:\n- name: (.*)/tool\n  newTag: old\n- name: app\n  newTag: old\n",
                        "images:\n- name: (.*)/tool\n  newTag: old\n- name: app\n  newTag: abc1234\n"),
                edit(
                        "regular expressions that match it, before, and behind without a word",
                        "images:\n- name: .*\n  newTag: old\n- name: app\n  newTag: old\n- name: a.*\n",
                        "images:\n- name: .*\n  newTag: old\n- name: app\n  newTag: abc1234\n- name: a.*\n"),
                edit(
                        "name with a tag beside it",
                        "images:\n- name: app:1.0\n- name: app\n  newTag: old\n  tagSuffix: -x\n",
                        "images:\n- name: app:1.0\n- name: app\n  newTag: abc1234\n  tagSuffix: -x\n"));
    }

    /** Returns files in which other entries keep {@code app} from getting its tag: the file with the tag written, and the line that is at fault. */
    static Stream<Arguments> undone() {
        return Stream.of(
                Arguments.of(
                        "images:\n- name: app\n  newName: r.example.com/app\n  newTag: abc1234\n- name: .*/app\n  newTag: old\n",
                        5),
                Arguments.of("images:\n- name: app\n  newTag: abc1234\n- name: app:abc.*\n  newTag: old\n", 4),
                Arguments.of("images:\n- name: app\n  newTag: abc1234\n- name: a|x\n  tagSuffix: -x\n", 4),
                Arguments.of("images:\n- name: a.*\n  newName: other\n- name: app\n  newTag: abc1234\n", 2));
    }

    private static Arguments edit(String name, String before, String after) {
        return Arguments.of(name, before, after);
    }
}

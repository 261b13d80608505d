package io.github.waybill.buildgraph.render;

import static io.github.waybill.buildgraph.render.AffectedFormatsTest.ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.Reactor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GitHubFormatsTest {

    /** Reads outputs as the runner does: {@code name=value}, or {@code name<<END}, lines, and {@code END}. */
    private static Map<String, String> read(String file) {
        Map<String, String> outputs = new LinkedHashMap<>();
        List<String> lines = file.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int equals = line.indexOf('=');
            int here = line.indexOf("<<");
            if (equals >= 0 && (here < 0 || equals < here)) {
                outputs.put(line.substring(0, equals), line.substring(equals + 1));
            } else {
                String end = line.substring(here + 2);
                int last = i + 1 + lines.subList(i + 1, lines.size()).indexOf(end);
                outputs.put(line.substring(0, here), String.join("\n", lines.subList(i + 1, last)));
                i = last;
            }
        }
        return outputs;
    }

    @Test
    void outputsAreListsAndAMatrix() {
        assertThat(GitHubOutput.of(ANSWER, Selection.SERVICES)).startsWith("""
                mode=partial
                reason=4 of 5 modules are affected by 4 changed files
                modules=shop:common,shop:reporting,shop:orders,shop:billing
                services=shop:orders,shop:billing
                tests=shop:common,shop:reporting,shop:orders,shop:billing
                images=registry.example.com/shop/orders,registry.example.com/shop/billing
                any=true
                matrix={"include":[{"module":"shop:orders","directory":"orders","main":true,"test":true,"image":"registry.example.com/shop/orders"},{"module":"shop:billing","directory":"billing","main":true,"test":true,"image":"registry.example.com/shop/billing"}]}
                text<<END-0
                partial: 4 of 5 modules are affected by 4 changed files
                """).endsWith("\nEND-0\n");
    }

    @Test
    void aMatrixOfModulesHasThoseThatPublishNothingToo() {
        assertThat(read(GitHubOutput.of(ANSWER, Selection.MODULES)).get("matrix"))
                .startsWith(
                        "{\"include\":[{\"module\":\"shop:common\",\"directory\":\"common\",\"main\":true,\"test\":true},"
                                + "{\"module\":\"shop:reporting\",\"directory\":\"reporting\",\"main\":false,\"test\":true},");
    }

    @Test
    void anEmptyMatrixIsSaidToBe() {
        Affected affected = new Reactor().service("orders").affected("orders/src/test/java/A.java");

        assertThat(read(GitHubOutput.of(affected, Selection.SERVICES)))
                .containsEntry("any", "false")
                .containsEntry("matrix", "{\"include\":[]}")
                .containsEntry("services", "")
                .containsEntry("tests", "shop:orders");
        assertThat(read(GitHubOutput.of(affected, Selection.TESTS))).containsEntry("any", "true");
    }

    @Test
    void theNameOfAFileCannotEndAnOutputOrBeginOne() {
        Affected affected = new Reactor()
                .jar("common")
                .affected("common/src/main/java/END-0\nany=false", ".mvn/x\nEND-0\nmode=none\nEND-1");

        Map<String, String> outputs = read(GitHubOutput.of(affected, Selection.MODULES));

        assertThat(outputs)
                .containsOnlyKeys("mode", "reason", "modules", "services", "tests", "images", "any", "matrix", "text")
                .containsEntry("mode", "full")
                .containsEntry("any", "true")
                .containsEntry("reason", ".mvn/x\nEND-0\nmode=none\nEND-1 is an input of every module");
    }

    @Test
    void summaryIsATableWithCausesAndAPicture() {
        assertThat(GitHubSummary.of(AffectedFormatsTest.shop().graph(), ANSWER)).isEqualTo("""
                ## What the change affects

                partial&#58; 4 of 5 modules are affected by 4 changed files<br>
                aaaaaaaaaaaa..bbbbbbbbbbbb and the working tree &#40;base&#58; origin/main, head&#58; HEAD&#41;

                | module | affected | publishes | because of |
                |---|---|---|---|
                | <code>shop&#58;common</code> | main and tests |  | <code>common/src/main/java/A.java and 1 more</code> |
                | <code>shop&#58;reporting</code> | tests only |  | <code>common/src/main/java/A.java and 1 more</code><br>by common → reporting |
                | <code>shop&#58;orders</code> | main and tests | <code>registry.example.com/shop/orders</code> | <code>dependency lib&#58;lib 1 → 2</code><br>and 1 cause more |
                | <code>shop&#58;billing</code> | main and tests | <code>registry.example.com/shop/billing</code> | <code>shop&#58;legacy left the reactor</code> |

                ```mermaid
                flowchart LR
                  m0["common"]
                  m1["reporting"]
                  m2[["orders"]]
                  m3[["billing"]]
                  m1 -.->|"test"| m0
                  m2 -->|"compile"| m0
                  classDef tests stroke-dasharray: 4 4
                  class m1 tests
                ```

                - Removed (1): shop&#58;legacy
                - Moved (1): shop&#58;common
                - No module owns (1): tools/x.sh
                - Build unchanged (1): shop&#58;root
                """);
    }

    @Test
    void summaryOfNothingHasNoTable() {
        Reactor reactor = new Reactor().jar("common");

        assertThat(GitHubSummary.of(reactor.graph(), reactor.affected())).isEqualTo("""
                ## What the change affects

                none&#58; nothing changed<br>
                aaaaaaaaaaaa..bbbbbbbbbbbb &#40;base&#58; origin/main, head&#58; HEAD&#41;

                """);
    }

    @Test
    void theNameOfAFileCannotBeMarkdown() {
        Reactor reactor = new Reactor().jar("common");

        String summary = GitHubSummary.of(
                reactor.graph(), reactor.affected("common/src/main/java/`</code>| ![x](y)\n# @all.java"));

        assertThat(summary)
                .contains(
                        "<code>common/src/main/java/&#96;&#60;/code&#62;&#124; &#33;&#91;x&#93;&#40;y&#41; &#35; &#64;all.java</code>");
    }

    /** Each of 600 modules needs the five before it: 40 of them in the picture, with 5 edges each but the first five. */
    @Test
    void theSummaryOfALargeReactorIsCutAndSaysSo() {
        Reactor reactor = new Reactor();
        IntStream.range(0, 600).forEach(i -> {
            reactor.jar("m" + i);
            IntStream.range(Math.max(0, i - 5), i).forEach(j -> reactor.needs("m" + i, "m" + j));
        });
        Affected affected = reactor.affected("m0/src/main/java/" + "(".repeat(3000) + ".java");

        String summary = GitHubSummary.of(reactor.graph(), affected);

        assertThat(summary)
                .contains("The table shows 100 of 600 affected modules; affected.json has all.")
                .contains("The picture shows 40 of 600 affected modules and 120 of the 185 edges between those.");
        assertThat(summary.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1024 * 1024);
        assertThat(JsonParser.parseString(String.valueOf(read(GitHubOutput.of(affected, Selection.MODULES))
                                .get("matrix")))
                        .getAsJsonObject()
                        .getAsJsonArray("include"))
                .hasSize(600);
    }

    @Test
    void thePictureKeepsTheServices() {
        Reactor reactor = new Reactor().jar("base");
        IntStream.range(0, 60).forEach(i -> reactor.jar("m" + i).needs("m" + i, "base"));
        reactor.service("orders").needs("orders", "m59");

        assertThat(GitHubSummary.of(reactor.graph(), reactor.affected("base/src/main/java/A.java")))
                .contains("[[\"orders\"]]\n", "[\"base\"]\n");
    }
}

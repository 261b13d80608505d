package io.github.waybill.buildgraph.render;

import static io.github.waybill.buildgraph.graph.Reactor.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.AffectedAnalysis;
import io.github.waybill.buildgraph.graph.Cause;
import io.github.waybill.buildgraph.graph.Change;
import io.github.waybill.buildgraph.graph.Deployed;
import io.github.waybill.buildgraph.graph.DeployedAnalysis;
import io.github.waybill.buildgraph.graph.EdgeKind;
import io.github.waybill.buildgraph.graph.IgnoreRules;
import io.github.waybill.buildgraph.graph.ModelChange;
import io.github.waybill.buildgraph.graph.MovedModule;
import io.github.waybill.buildgraph.graph.PathChange;
import io.github.waybill.buildgraph.graph.Reactor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AffectedFormatsTest {

    static Reactor shop() {
        return new Reactor()
                .pom("root", "")
                .jar("common", "pom.xml")
                .jar("reporting", "pom.xml")
                .service("orders", "pom.xml")
                .service("billing", "pom.xml")
                .external("billing", "legacy")
                .edge(EdgeKind.PARENT, "orders", "root")
                .needs("reporting", "common", "test")
                .needs("orders", "common");
    }

    private static final List<String> PATHS =
            List.of("common/src/main/java/A.java", "common/src/main/java/B.java", "orders/pom.xml", "tools/x.sh");

    static final Affected ANSWER = answer(
            shop(), PATHS, List.of(Reactor.model("orders")), List.of(new MovedModule(id("common"), "", "common")));

    private static Affected answer(
            Reactor reactor, List<String> paths, List<ModelChange> models, List<MovedModule> moved) {
        return AffectedAnalysis.of(reactor.graph(), change(paths, models, moved), IgnoreRules.defaults());
    }

    private static Change change(List<String> paths, List<ModelChange> models, List<MovedModule> moved) {
        Change none = Reactor.change();
        return new Change(
                none.base(),
                none.head(),
                true,
                paths.stream()
                        .map(path -> new PathChange(path, PathChange.Kind.MODIFIED))
                        .toList(),
                models,
                new TreeSet<>(),
                new TreeMap<>(Map.of(id("legacy"), "legacy")),
                moved);
    }

    @Test
    void textSaysHowMuchThenWhatToDoThenWhy() {
        assertThat(AffectedText.of(ANSWER, false)).isEqualTo("""
                partial: 4 of 5 modules are affected by 4 changed files
                aaaaaaaaaaaa..bbbbbbbbbbbb and the working tree (base: origin/main, head: HEAD)
                Publish 2 services: orders, billing
                Test 4 modules: common, reporting, orders, billing
                Cause: common/src/main/java/A.java and 1 more
                  shop:common
                  shop:reporting (tests only), by common → reporting
                Cause: dependency lib:lib 1 → 2
                  shop:orders ⇒ registry.example.com/shop/orders, and for 1 cause more
                Cause: shop:legacy left the reactor
                  shop:billing ⇒ registry.example.com/shop/billing
                Removed 1 module: shop:legacy
                Moved 1 module: shop:common from . to common
                No module owns 1 file: tools/x.sh
                Build unchanged 1 module: shop:root
                """);
    }

    @Test
    void textOfNothingSaysWhatWasCompared() {
        assertThat(AffectedText.of(new Reactor().jar("common").affected(), false))
                .isEqualTo("""
                none: nothing changed
                aaaaaaaaaaaa..bbbbbbbbbbbb (base: origin/main, head: HEAD)
                """);
    }

    @Test
    void textSaysHowManyServicesWereComparedAndWhyOneCouldNotBe() {
        Reactor reactor = new Reactor().service("orders").service("billing");
        Deployed deployed = new Deployed(
                Map.of(id("orders"), Set.of("a".repeat(40))), Map.of(id("billing"), "it was never deployed"));
        DeployedAnalysis analysis =
                new DeployedAnalysis(reactor.graph(), deployed, List.of(Reactor.change()), IgnoreRules.defaults());

        assertThat(AffectedText.of(analysis.affected(), false)).isEqualTo("""
                partial: 1 of 2 modules is affected; 1 service compared with 1 deployed commit, and of 1 not every commit is known
                aaaaaaaaaaaa..bbbbbbbbbbbb (base: deployed, head: HEAD)
                Publish 1 service: billing
                Test 1 module: billing
                Cause: the commit that shop:billing runs is not known: it was never deployed
                  shop:billing ⇒ registry.example.com/shop/billing
                """);
    }

    @Test
    void modulesOfOneCauseStandTogetherAlsoWhereOthersAreBetweenThem() {
        Affected affected = new Reactor()
                .jar("one")
                .jar("two")
                .jar("usesOne")
                .jar("usesTwo")
                .needs("usesOne", "one")
                .needs("usesTwo", "two")
                .affected("one/src/main/java/A.java", "two/src/main/java/B.java");

        assertThat(AffectedText.of(affected, false)).contains("""
                Publish no service
                Test 4 modules: one, two, usesOne, usesTwo
                Cause: one/src/main/java/A.java
                  shop:one
                  shop:usesOne, by one → usesOne
                Cause: two/src/main/java/B.java
                  shop:two
                  shop:usesTwo, by two → usesTwo
                """);
    }

    @Test
    void textFillsNoMoreThanAScreenUnlessAskedTo() {
        Reactor reactor = new Reactor().jar("base");
        IntStream.range(0, 50).forEach(i -> reactor.jar("m" + i).needs("m" + i, "base"));
        List<String> paths = Stream.concat(
                        Stream.of("base/src/main/java/A.java"),
                        IntStream.range(0, 200).mapToObj(i -> "tools/" + i))
                .toList();
        List<MovedModule> moved = IntStream.range(0, 50)
                .mapToObj(i -> new MovedModule(id("m" + i), "old/m" + i, "m" + i))
                .toList();

        Affected affected = answer(reactor, paths, List.of(), moved);

        // One cause of 51 modules: 27 of them, and a line that counts the other 24.
        assertThat(AffectedText.of(affected, false).lines())
                .hasSizeLessThanOrEqualTo(40)
                .contains(
                        "  shop:m25, by base → m25",
                        "  and 24 modules more",
                        "(-Dbuild-graph.all=true names all of it)")
                .doesNotContain("  shop:m26, by base → m26")
                .allMatch(line -> line.length() < 220);
        assertThat(AffectedText.of(affected, true))
                .contains("  shop:m49, by base → m49\n", "tools/99\n")
                .doesNotContain("more");
    }

    @Test
    void textOfManyCausesNamesTheFirstNine() {
        Reactor reactor = new Reactor();
        List<String> paths = IntStream.range(0, 20)
                .mapToObj(i -> {
                    reactor.jar("lib" + i).jar("app" + i).jar("web" + i);
                    reactor.needs("app" + i, "lib" + i).needs("web" + i, "app" + i);
                    return "lib" + i + "/src/main/java/A.java";
                })
                .toList();

        assertThat(AffectedText.of(answer(reactor, paths, List.of(), List.of()), false)
                        .lines())
                .hasSizeLessThanOrEqualTo(40)
                .containsSubsequence(
                        "Cause: lib8/src/main/java/A.java", "  shop:lib8", "  and 2 modules more", "and 11 causes more")
                .doesNotContain("Cause: lib9/src/main/java/A.java");
    }

    @Test
    void aLongChainKeepsItsEndsAndIsWholeWhereAllIsAskedFor() {
        Reactor reactor = new Reactor().jar("m0");
        IntStream.range(1, 8).forEach(i -> reactor.jar("m" + i).needs("m" + i, "m" + (i - 1)));
        Affected affected = reactor.affected("m0/src/main/java/A.java");

        assertThat(AffectedText.of(affected, false)).contains("shop:m7, by m0 → m1 → … 4 more … → m6 → m7\n");
        assertThat(AffectedText.of(affected, true)).contains("shop:m7, by m0 → m1 → m2 → m3 → m4 → m5 → m6 → m7\n");
    }

    @Test
    void aChangeOfTheModelReadsLikeASentence() {
        assertThat(List.of(
                        CauseText.of(model("dependency org.apache.commons:commons-text", "1.9", "1.10")),
                        CauseText.of(model("plugin a:b", null, "2.0")),
                        CauseText.of(model("plugin a:b", "2.0", null)),
                        CauseText.of(model("parent", null, null)),
                        CauseText.of(new Cause.Added(Reactor.via("orders")))))
                .containsExactly(
                        "dependency org.apache.commons:commons-text 1.9 → 1.10",
                        "plugin a:b added: 2.0",
                        "plugin a:b removed: was 2.0",
                        "parent changed",
                        "shop:orders joined the reactor");
    }

    private static Cause model(String entry, @Nullable String base, @Nullable String head) {
        return new Cause.Model(entry, base, head, Reactor.via("orders"));
    }

    @Test
    void theNameOfAFileCannotBeginALineOfItsOwn() {
        Affected affected = new Reactor().jar("common").affected("common/src/main/java/A\n::error::.java");

        assertThat(AffectedText.of(affected, false)).contains("Cause: common/src/main/java/A ::error::.java\n");
    }

    @Test
    void whySaysEveryCauseWithItsFilesAndItsChain() {
        Reactor reactor = shop();
        Change change = change(PATHS, List.of(Reactor.model("orders")), List.of());

        List<Cause> causes = AffectedAnalysis.why(reactor.graph(), change, IgnoreRules.defaults(), id("orders"));

        assertThat(WhyText.of(ANSWER, id("orders"), causes)).isEqualTo("""
                shop:orders is affected, for 2 causes
                aaaaaaaaaaaa..bbbbbbbbbbbb and the working tree (base: origin/main, head: HEAD)
                  dependency lib:lib 1 → 2
                  common/src/main/java/A.java
                  common/src/main/java/B.java
                    by common → orders
                """);
    }

    @Test
    void whySaysPlainlyThatAModuleIsNotAffected() {
        assertThat(WhyText.of(ANSWER, id("root"), List.of())).isEqualTo("""
                shop:root is not affected: no input of it or of what it is built from differs
                aaaaaaaaaaaa..bbbbbbbbbbbb and the working tree (base: origin/main, head: HEAD)
                """);
    }

    @Test
    void whyTellsTestsFromTheRest() {
        Cause cause = new Cause.Source(List.of("common/src/main/java/A.java"), Reactor.via("common", "reporting"));

        assertThat(WhyText.of(ANSWER, id("reporting"), List.of(cause)))
                .startsWith("shop:reporting is affected in its tests only, for 1 cause\n");
    }

    @Test
    void aListIsWhatMavenTakes() {
        assertThat(AffectedList.of(ANSWER, Selection.MODULES))
                .isEqualTo("shop:common,shop:reporting,shop:orders,shop:billing");
        assertThat(AffectedList.of(ANSWER, Selection.SERVICES)).isEqualTo("shop:orders,shop:billing");
        assertThat(AffectedList.of(ANSWER, Selection.TESTS))
                .isEqualTo("shop:common,shop:reporting,shop:orders,shop:billing");
        assertThat(AffectedList.of(ANSWER, Selection.IMAGES))
                .isEqualTo("registry.example.com/shop/orders,registry.example.com/shop/billing");
    }

    @Test
    void aServiceOfWhichOnlyTestsChangedIsNotPublished() {
        Affected affected = shop().affected("orders/src/test/java/OrdersTest.java");

        assertThat(AffectedList.of(affected, Selection.SERVICES)).isEmpty();
        assertThat(AffectedList.of(affected, Selection.TESTS)).isEqualTo("shop:orders");
        assertThat(AffectedList.of(affected, Selection.IMAGES)).isEmpty();
        assertThat(AffectedText.of(affected, false)).contains("Publish no service\n");
    }

    @Test
    void jsonIsTheWholeAnswer() {
        Reactor reactor = new Reactor()
                .pom("root", "")
                .jar("tool")
                .jar("lib")
                .external("lib", "legacy")
                .service("orders")
                .needs("orders", "tool")
                .needs("orders", "lib", "test");
        Affected affected = answer(
                reactor,
                List.of("orders/src/test/java/OrdersTest.java", "pom.xml", "tools/x.sh"),
                List.of(Reactor.model("root")),
                List.of(new MovedModule(id("tool"), "", "tool")));

        assertThat(Schema.AFFECTED.errors(AffectedJson.of(affected))).isEmpty();
        assertThat(AffectedJson.of(affected)).isEqualTo("""
                {
                  "schema": 1,
                  "mode": "partial",
                  "reason": "3 of 4 modules are affected by 3 changed files",
                  "base": {
                    "rev": "origin/main",
                    "commit": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                  },
                  "head": {
                    "rev": "HEAD",
                    "commit": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
                    "dirty": true
                  },
                  "modules": [
                    {
                      "module": "shop:root",
                      "directory": ".",
                      "main": true,
                      "test": true,
                      "causes": [
                        {
                          "kind": "model",
                          "entry": "dependency lib:lib",
                          "base": "1",
                          "head": "2",
                          "via": [
                            "shop:root"
                          ]
                        }
                      ]
                    },
                    {
                      "module": "shop:lib",
                      "directory": "lib",
                      "main": true,
                      "test": true,
                      "causes": [
                        {
                          "kind": "removed",
                          "module": "shop:legacy",
                          "via": [
                            "shop:lib"
                          ]
                        }
                      ]
                    },
                    {
                      "module": "shop:orders",
                      "directory": "orders",
                      "main": false,
                      "test": true,
                      "image": "registry.example.com/shop/orders",
                      "causes": [
                        {
                          "kind": "source",
                          "paths": [
                            "orders/src/test/java/OrdersTest.java"
                          ],
                          "via": [
                            "shop:orders"
                          ]
                        },
                        {
                          "kind": "removed",
                          "module": "shop:legacy",
                          "via": [
                            "shop:lib",
                            "shop:orders"
                          ]
                        }
                      ]
                    }
                  ],
                  "upstream": [
                    "shop:tool"
                  ],
                  "removed": [
                    "shop:legacy"
                  ],
                  "moved": [
                    {
                      "module": "shop:tool",
                      "from": ".",
                      "to": "tool"
                    }
                  ],
                  "unowned": [
                    "tools/x.sh"
                  ]
                }
                """);
    }
}

package io.github.waybill.buildgraph.render;

import static io.github.waybill.buildgraph.graph.Reactor.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.AffectedAnalysis;
import io.github.waybill.buildgraph.graph.Change;
import io.github.waybill.buildgraph.graph.EdgeKind;
import io.github.waybill.buildgraph.graph.IgnoreRules;
import io.github.waybill.buildgraph.graph.ModelChange;
import io.github.waybill.buildgraph.graph.MovedModule;
import io.github.waybill.buildgraph.graph.PathChange;
import io.github.waybill.buildgraph.graph.Reactor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AffectedFormatsTest {

    private static Reactor shop() {
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

    private static final Affected ANSWER = answer(
            shop(),
            List.of("common/src/main/java/A.java", "common/src/main/java/B.java", "orders/pom.xml", "tools/x.sh"),
            List.of(Reactor.model("orders")),
            List.of(new MovedModule(id("common"), "", "common")));

    private static Affected answer(
            Reactor reactor, List<String> paths, List<ModelChange> models, List<MovedModule> moved) {
        Change none = Reactor.change();
        Change change = new Change(
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
        return AffectedAnalysis.of(reactor.graph(), change, IgnoreRules.defaults());
    }

    @Test
    void textSaysHowMuchThenWhatToDoThenWhy() {
        assertThat(AffectedText.of(ANSWER, false)).isEqualTo("""
                partial: 4 of 5 modules are affected by 4 changed files (aaaaaaaaaaaa..bbbbbbbbbbbb and the working tree)
                Services to publish: orders, billing
                Tests to run: common, reporting, orders, billing
                  shop:common
                    common/src/main/java/A.java and 1 more
                  shop:reporting (tests only)
                    common/src/main/java/A.java and 1 more, by common → reporting
                  shop:orders ⇒ registry.example.com/shop/orders
                    dependency lib:lib: 1 → 2 (and 1 more)
                  shop:billing ⇒ registry.example.com/shop/billing
                    shop:legacy left the reactor
                Removed: shop:legacy
                Moved: shop:common from . to common
                Owned by no module: tools/x.sh
                """);
    }

    @Test
    void textOfNothingIsOneLine() {
        assertThat(AffectedText.of(new Reactor().jar("common").affected(), false))
                .isEqualTo("none: nothing changed (aaaaaaaaaaaa..bbbbbbbbbbbb)\n");
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

        assertThat(AffectedText.of(affected, false).lines())
                .hasSizeLessThanOrEqualTo(40)
                .contains("and 36 more, see affected.json")
                .allMatch(line -> line.length() < 1000);
        assertThat(AffectedText.of(affected, true)).contains("  shop:m49\n", "tools/199, ");
    }

    @Test
    void aListIsWhatMavenTakes() {
        assertThat(AffectedList.of(ANSWER, Selection.MODULES))
                .isEqualTo("shop:common,shop:reporting,shop:orders,shop:billing");
        assertThat(AffectedList.of(ANSWER, Selection.SERVICES)).isEqualTo("shop:orders,shop:billing");
        assertThat(AffectedList.of(ANSWER, Selection.TESTS))
                .isEqualTo("shop:common,shop:reporting,shop:orders,shop:billing");
    }

    @Test
    void aServiceOfWhichOnlyTestsChangedIsNotPublished() {
        Affected affected = shop().affected("orders/src/test/java/OrdersTest.java");

        assertThat(AffectedList.of(affected, Selection.SERVICES)).isEmpty();
        assertThat(AffectedList.of(affected, Selection.TESTS)).isEqualTo("shop:orders");
        assertThat(AffectedText.of(affected, false)).contains("Services to publish: none\n");
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

package io.github.waybill.buildgraph.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.buildgraph.graph.EdgeKind;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.Reactor;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphFormatsTest {

    private static final ServiceGraph SHOP = new Reactor()
            .pom("root", "")
            .jar("test-support", "pom.xml")
            .jar("common", "pom.xml")
            .service("orders", "pom.xml")
            .named("orders", "proto")
            .edge(EdgeKind.PARENT, "test-support", "root")
            .edge(EdgeKind.PARENT, "common", "root")
            .edge(EdgeKind.PARENT, "orders", "root")
            .needs("common", "test-support", "test")
            .needs("orders", "common")
            .needs("orders", "common", "test", "test-jar", null)
            .graph();

    /** Maven allows no such name, but a format must not break by one. */
    private static final ServiceGraph ODD = new Reactor()
            .jar("a\"b#1;\\")
            .jar("end")
            .edge(EdgeKind.PLUGIN_DEPENDENCY, "end", "a\"b#1;\\")
            .graph();

    @Test
    void textIsATreeOfWhatServicesAreMadeOf() {
        assertThat(GraphText.of(SHOP)).isEqualTo("""
                4 modules, 1 service

                shop:orders (jar, orders) ⇒ registry.example.com/shop/orders
                ├─ root [parent]
                ├─ common [compile]
                │  ├─ root [parent]
                │  └─ test-support [test]
                │     └─ root [parent]
                └─ common [test test-jar] (above)
                """);
    }

    @Test
    void textShowsAServiceThatAnotherNeedsOnItsOwnWithItsImage() {
        ServiceGraph graph = new Reactor()
                .jar("tool")
                .service("billing")
                .service("orders")
                .needs("billing", "tool", "provided")
                .needs("orders", "billing", "test", "jar", "client")
                .jar("unused")
                .graph();

        assertThat(GraphText.of(graph)).isEqualTo("""
                4 modules, 2 services

                shop:billing (jar, billing) ⇒ registry.example.com/shop/billing
                └─ tool [provided]

                shop:orders (jar, orders) ⇒ registry.example.com/shop/orders
                └─ billing [test client] (a service)

                shop:unused (jar, unused)
                """);
    }

    @Test
    void dotTellsModulesByShapeAndEdgesByStyle() {
        assertThat(GraphDot.of(SHOP)).isEqualTo("""
                digraph reactor {
                  rankdir=LR;
                  node [fontname="sans-serif"];
                  "shop:root" [label="root", shape=note];
                  "shop:test-support" [label="test-support", shape=hexagon];
                  "shop:common" [label="common", shape=box];
                  "shop:orders" [label="orders\\nregistry.example.com/shop/orders", shape=box3d];
                  "shop:test-support" -> "shop:root" [label="parent", style=dotted];
                  "shop:common" -> "shop:root" [label="parent", style=dotted];
                  "shop:common" -> "shop:test-support" [label="test", style=dashed];
                  "shop:orders" -> "shop:root" [label="parent", style=dotted];
                  "shop:orders" -> "shop:common" [label="compile", style=solid];
                  "shop:orders" -> "shop:common" [label="test test-jar", style=dashed];
                }
                """);
    }

    @Test
    void dotEscapesNames() {
        assertThat(GraphDot.of(ODD)).isEqualTo("""
                digraph reactor {
                  rankdir=LR;
                  node [fontname="sans-serif"];
                  "shop:a\\"b#1;\\\\" [label="a\\"b#1;\\\\", shape=box];
                  "shop:end" [label="end", shape=box];
                  "shop:end" -> "shop:a\\"b#1;\\\\" [label="plugin-dependency", style=bold];
                }
                """);
    }

    @Test
    void mermaidTellsModulesByShapeAndEdgesByArrow() {
        assertThat(GraphMermaid.of(SHOP)).isEqualTo("""
                flowchart LR
                  m0>"root"]
                  m1{{"test-support"}}
                  m2["common"]
                  m3[["orders"]]
                  m1 -.-o|"parent"| m0
                  m2 -.-o|"parent"| m0
                  m2 -.->|"test"| m1
                  m3 -.-o|"parent"| m0
                  m3 -->|"compile"| m2
                  m3 -.->|"test test-jar"| m2
                """);
    }

    @Test
    void mermaidEscapesNames() {
        assertThat(GraphMermaid.of(ODD)).isEqualTo("""
                flowchart LR
                  m0["a#quot;b#35;1;\\"]
                  m1["end"]
                  m1 ==>|"plugin-dependency"| m0
                """);
    }

    @Test
    void jsonHasModulesAndEdgesInTheOrderOfTheReactor() {
        ServiceGraph graph = new Reactor()
                .pom("root", "")
                .service("orders", "pom.xml")
                .named("orders", "proto")
                .edge(EdgeKind.PARENT, "orders", "root")
                .edge(EdgeKind.PLUGIN_DEPENDENCY, "orders", "root")
                .needs("orders", "root", "compile", "pom", "x")
                .graph();

        assertThat(GraphJson.of(graph, Map.of())).isEqualTo("""
                {
                  "schema": 1,
                  "modules": [
                    {
                      "module": "shop:root",
                      "version": "1.0",
                      "packaging": "pom",
                      "directory": ".",
                      "artifacts": [
                        "pom"
                      ],
                      "poms": [
                        "pom.xml"
                      ],
                      "inputs": []
                    },
                    {
                      "module": "shop:orders",
                      "version": "1.0",
                      "packaging": "jar",
                      "directory": "orders",
                      "image": "registry.example.com/shop/orders",
                      "artifacts": [
                        "jar"
                      ],
                      "poms": [
                        "orders/pom.xml",
                        "pom.xml"
                      ],
                      "inputs": [
                        "proto"
                      ]
                    }
                  ],
                  "edges": [
                    {
                      "from": "shop:orders",
                      "to": "shop:root",
                      "kind": "dependency",
                      "scope": "compile",
                      "type": "pom",
                      "classifier": "x"
                    },
                    {
                      "from": "shop:orders",
                      "to": "shop:root",
                      "kind": "parent"
                    },
                    {
                      "from": "shop:orders",
                      "to": "shop:root",
                      "kind": "plugin-dependency"
                    }
                  ]
                }
                """);
    }

    @Test
    void showTextAnswersForOneModule() {
        assertThat(ShowText.of(SHOP, SHOP.modules().get(2), Map.of())).isEqualTo("""
                shop:common 1.0
                  directory: common
                  packaging: jar
                  artifacts: jar
                  image: none, this is no service
                  poms: common/pom.xml, pom.xml
                  tests: common/src/test/java, common/src/test/resources
                needs
                  root [parent]
                  test-support [test]
                needed by
                  orders [compile]
                  orders [test test-jar]
                A change to it reaches
                  services: orders
                  tests: common, orders
                  packages: common, orders
                  images: registry.example.com/shop/orders
                """);
    }

    @Test
    void showNamesTheFingerprintsThatAreKnown() {
        Module common = SHOP.modules().get(2);

        Map<ModuleHalf, String> fingerprints =
                Map.of(new ModuleHalf(common.id(), Half.TEST), "9f2c", new ModuleHalf(common.id(), Half.MAIN), "4e07");

        assertThat(ShowText.of(SHOP, common, fingerprints)).contains("""
                  tests: common/src/test/java, common/src/test/resources
                  fingerprint of main: 4e07
                  fingerprint of test: 9f2c
                needs
                """);
        assertThat(ShowText.of(SHOP, common, Map.of(new ModuleHalf(common.id(), Half.MAIN), "4e07")))
                .contains("main: 4e07\nneeds\n");
        assertThat(ShowJson.of(SHOP, common, fingerprints)).contains("""
                  "inputs": [],
                  "fingerprint": {
                    "main": "4e07",
                    "test": "9f2c"
                  },
                  "needs": [
                """);
    }

    /** The tests of orders see it in the test-jar of common. */
    @Test
    void showTextOfAModuleThatOnlyTestsSeeNamesNoImage() {
        assertThat(ShowText.of(SHOP, SHOP.modules().get(1), Map.of())).endsWith("""
                needed by
                  common [test]
                A change to it reaches
                  services: none
                  tests: test-support, common, orders
                  packages: test-support
                  images: none
                """);
    }

    @Test
    void showJsonAnswersForOneModule() {
        ServiceGraph graph = new Reactor()
                .jar("common")
                .service("orders")
                .needs("orders", "common")
                .graph();

        assertThat(ShowJson.of(graph, graph.modules().get(0), Map.of())).isEqualTo("""
                {
                  "schema": 1,
                  "module": "shop:common",
                  "version": "1.0",
                  "packaging": "jar",
                  "directory": "common",
                  "artifacts": [
                    "jar"
                  ],
                  "poms": [
                    "common/pom.xml"
                  ],
                  "inputs": [],
                  "needs": [],
                  "neededBy": [
                    {
                      "from": "shop:orders",
                      "to": "shop:common",
                      "kind": "dependency",
                      "scope": "compile",
                      "type": "jar"
                    }
                  ],
                  "reaches": {
                    "services": [
                      "shop:orders"
                    ],
                    "tests": [
                      "shop:common",
                      "shop:orders"
                    ],
                    "packages": [
                      "shop:common",
                      "shop:orders"
                    ],
                    "images": [
                      "registry.example.com/shop/orders"
                    ]
                  }
                }
                """);
    }
}

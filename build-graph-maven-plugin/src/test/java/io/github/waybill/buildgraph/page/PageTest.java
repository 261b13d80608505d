package io.github.waybill.buildgraph.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.waybill.buildgraph.graph.Commit;
import io.github.waybill.buildgraph.graph.EdgeKind;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.LastChange;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.Reactor;
import io.github.waybill.buildgraph.graph.Revision;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import io.github.waybill.buildgraph.layout.ElkLayout;
import io.github.waybill.buildgraph.layout.Layout;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PageTest {

    private static final Layout LAYOUT = new ElkLayout();

    private static final String EVIL = "</title></script><script>alert('1')</script>\u0001\uFFFE\"&";

    /** As {@link io.github.waybill.buildgraph.page.Html} writes it: the control character is a space, the other one none of XML. */
    private static final String HARMLESS =
            "&lt;/title&gt;&lt;/script&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; \uFFFD&quot;&amp;";

    private static final Reactor SHOP = new Reactor()
            .pom("root", "")
            .jar("test-support", "pom.xml")
            .jar("common", "pom.xml")
            .service("orders", "pom.xml")
            .edge(EdgeKind.PARENT, "test-support", "root")
            .edge(EdgeKind.PARENT, "common", "root")
            .edge(EdgeKind.PARENT, "orders", "root")
            .needs("common", "test-support", "test")
            .needs("orders", "common")
            .needs("orders", "common", "test", "test-jar", null);

    private static Facts facts(Map<ModuleHalf, String> fingerprints, LastChange ofOrders) {
        return new Facts(
                new Revision("HEAD", "b".repeat(40)),
                true,
                fingerprints,
                Map.of(Reactor.id("orders"), 3),
                Map.of(Reactor.id("orders"), ofOrders));
    }

    private static Document xml(String document) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void namesAreNoMarkup() throws Exception {
        ServiceGraph graph = new Reactor().jarIn(EVIL, "a" + EVIL).graph();
        LastChange change = LastChange.at(new Commit("c".repeat(40), Instant.EPOCH, EVIL));
        Facts facts = new Facts(
                new Revision("HEAD", "b".repeat(40)),
                false,
                Map.of(),
                Map.of(),
                Map.of(graph.modules().get(0).id(), change));

        String page = ServiceGraphPage.of(graph, facts, LAYOUT).document();
        String affected = AffectedPage.of(
                        graph, new Reactor().jarIn(EVIL, "a" + EVIL).affected(EVIL + "/src/main/java/A.java"), LAYOUT)
                .document();

        assertThat(page).contains("<small>" + HARMLESS + "</small>").doesNotContain("<script>alert");
        assertThat(affected).contains(HARMLESS + "/src/main/java/A.java").doesNotContain("<script>alert");
        assertThat(xml(GraphSvg.of(graph, LAYOUT))
                        .getElementsByTagName("title")
                        .item(0)
                        .getTextContent())
                .startsWith("shop:a</title></script>");
    }

    @Test
    void theTableTellsWhatIsKnownOfAService() {
        Map<ModuleHalf, String> fingerprints = Map.of(
                new ModuleHalf(Reactor.id("orders"), Half.MAIN), "0123456789abcdef",
                new ModuleHalf(Reactor.id("orders"), Half.TEST), "fedcba9876543210");
        LastChange change =
                LastChange.at(new Commit("c".repeat(40), Instant.parse("2026-11-27T23:30:00Z"), "Sell more"));

        String page = ServiceGraphPage.of(SHOP.graph(), facts(fingerprints, change), LAYOUT)
                .body();

        assertThat(page)
                .contains("4 modules, 1 service, 6 edges at <code>bbbbbbbbbbbb</code> and the working tree")
                .contains(
                        "<td data-name=\"Image\"><code>registry.example.com/shop/orders</code></td><td data-name=\"Tests\">3 files</td><td data-name=\"Artifacts\">jar</td>",
                        "<td data-name=\"Fingerprint\"><code title=\"main 0123456789abcdef, test fedcba9876543210\">0123456789ab</code></td>",
                        "<code>cccccccccccc</code> <time>2026-11-27</time><small>Sell more</small></td>");
    }

    @Test
    void theTableSaysWhyACommitIsNotKnown() {
        String page = ServiceGraphPage.of(
                        SHOP.graph(), facts(Map.of(), LastChange.unknown("more than 50 commits ago")), LAYOUT)
                .body();

        assertThat(page).contains(">more than 50 commits ago</td></tr>");
    }

    /** The reactor's order is root, test-support, common, orders: the bits 1, 2, 4 and 8. */
    @Test
    void theScriptKnowsWhatAChangeOfEachModuleReaches() {
        JsonObject data =
                JsonParser.parseString(GraphData.of(SHOP.graph(), List.of())).getAsJsonObject();

        assertThat(data.getAsJsonArray("modules").asList().stream()
                        .map(module -> module.getAsJsonObject().get("name").getAsString() + " "
                                + module.getAsJsonObject().get("packages").getAsString() + " "
                                + module.getAsJsonObject().get("tests").getAsString()))
                // The tests of orders see the test-jar of common, whose tests see test-support.
                .containsExactly("root f f", "test-support 2 e", "common c c", "orders 8 8");
    }

    @Test
    void eachShapeAndKindOfEdgeIsDrawnByItsClass() throws Exception {
        Document svg = xml(GraphSvg.of(SHOP.graph(), LAYOUT));

        var groups = svg.getElementsByTagName("g");
        List<String> classes = IntStream.range(0, groups.getLength())
                .mapToObj(i -> ((Element) groups.item(i)).getAttribute("class"))
                .toList();
        assertThat(classes)
                .containsExactly(
                        "links",
                        "link parent",
                        "link parent",
                        "link parent",
                        "link test",
                        "link test",
                        "link main",
                        "node pom",
                        "node test",
                        "node library",
                        "node service");
    }

    @Test
    void whatIsAffectedIsLitAndItsCausesAreToldOnce() {
        String page = AffectedPage.of(
                        SHOP.graph(), SHOP.affected("test-support/src/main/java/A.java", "lost.txt"), LAYOUT)
                .body();

        assertThat(page)
                .contains("class=\"node test lit by-main\" data-node=\"m1\"")
                .contains("class=\"node library lit by-test\" data-node=\"m2\"")
                .contains("class=\"node service lit by-test\" data-node=\"m3\"")
                .contains("class=\"node pom\" data-node=\"m0\"")
                .containsOnlyOnce("<section class=\"cause\" data-kind=\"SOURCE\" data-modules=\"1 2 3\">")
                .contains("by test-support → common → orders")
                .contains("Changed files that no module owns <span class=\"number\">1</span>")
                .doesNotContain("data-cause=\"SOURCE\"");
    }

    @Test
    void whereNothingIsAffectedThePageSaysSo() {
        String page = AffectedPage.of(SHOP.graph(), SHOP.affected(), LAYOUT).body();

        assertThat(page)
                .contains("none: nothing changed", "Nothing is affected")
                .doesNotContain("class=\"cause\"");
    }

    @Test
    void aDocumentAsksForNothing() {
        String page = ServiceGraphPage.of(SHOP.graph(), facts(Map.of(), LastChange.unknown("")), LAYOUT)
                .document();

        assertThat(page.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "https:", "url(", "@import", " src=");
    }
}

package io.github.waybill.buildgraph.render;

import static io.github.waybill.buildgraph.graph.Reactor.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.AffectedModule;
import io.github.waybill.buildgraph.graph.Cause;
import io.github.waybill.buildgraph.graph.Change;
import io.github.waybill.buildgraph.graph.EdgeKind;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.MovedModule;
import io.github.waybill.buildgraph.graph.Reactor;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether the JSON Schemas of the site take what is written, and whether they refuse what never is. */
class SchemaTest {

    private static final Module ROOT =
            new Reactor().pom("root", "").graph().modules().get(0);

    private static final List<Cause> EVERY_KIND = List.of(
            new Cause.Source(List.of("pom.xml", "a b/ü\n.txt"), Reactor.via("root")),
            new Cause.Model("plugin a:b", "1", "2", Reactor.via("lib", "root")),
            new Cause.Model("plugin a:b", null, "2", Reactor.via("lib", "root")),
            new Cause.Model("plugin a:b", "1", null, Reactor.via("lib", "root")),
            new Cause.Model("model", null, null, Reactor.via("lib", "root")),
            new Cause.Added(Reactor.via("root")),
            new Cause.Removed(id("legacy"), Reactor.via("root")),
            new Cause.Undeployed("it was never deployed", Reactor.via("root")));

    private static Affected answer(Affected.Mode mode) {
        Change none = Reactor.change();
        Change change = new Change(
                none.base(),
                none.head(),
                true,
                List.of(),
                List.of(),
                new TreeSet<>(List.of(id("root"))),
                new TreeMap<>(Map.of(id("legacy"), "legacy")),
                List.of(new MovedModule(id("root"), "old", "")));
        List<AffectedModule> modules =
                mode == Affected.Mode.NONE ? List.of() : List.of(new AffectedModule(ROOT, true, true, EVERY_KIND));
        return new Affected(mode, "for a test", change, modules, List.of(id("tool")), List.of("x.sh"));
    }

    @ParameterizedTest
    @EnumSource(Affected.Mode.class)
    void everyAnswerIsValid(Affected.Mode mode) {
        assertThat(Schema.AFFECTED.errors(AffectedJson.of(answer(mode)))).isEmpty();
    }

    /** A schema that takes everything would pass the test above. */
    @ParameterizedTest
    @CsvSource({
        "'\"partial\"', '\"some\"'",
        "'\"schema\": 1', '\"schema\": 2'",
        "'\"dirty\": true', '\"dirty\": \"yes\"'",
        "'\"kind\": \"source\"', '\"kind\": \"magic\"'",
        "'\"entry\": \"model\",', ''",
        "'\"reason\": \"it was never deployed\",', ''",
        "'\"directory\": \".\"', '\"directory\": \"\"'",
        "'shop:tool', 'tool'",
        "'aaaaaaaaaa\"', '\"'",
        "'\"from\": \"old\",', ''"
    })
    void whatIsNeverWrittenIsRefused(String written, String never) {
        String document = AffectedJson.of(answer(Affected.Mode.PARTIAL));
        assertThat(document).contains(written);

        assertThat(Schema.AFFECTED.errors(document.replace(written, never))).isNotEmpty();
    }

    @Test
    void theFingerprintsAreValid() {
        ServiceGraph reactor =
                new Reactor().jar("common").service("orders").service("billing").graph();
        String fingerprint = "0123456789abcdef".repeat(4);

        String document = FingerprintsJson.of(
                "a".repeat(40), reactor, Map.of(new ModuleHalf(id("orders"), Half.MAIN), fingerprint));

        assertThat(document)
                .contains("\"image\": \"registry.example.com/shop/orders\"", "\"module\": \"shop:orders\"", fingerprint)
                .doesNotContain("common", "billing");
        assertThat(Schema.FINGERPRINTS.errors(document)).isEmpty();
        assertThat(Schema.FINGERPRINTS.errors(document.replace(fingerprint, "short")))
                .isNotEmpty();
    }

    @Test
    void theGraphIsValid() {
        ServiceGraph reactor = new Reactor()
                .pom("root", "")
                .service("orders", "pom.xml")
                .named("orders", "proto")
                .edge(EdgeKind.PARENT, "orders", "root")
                .needs("orders", "root", "compile", "pom", "x")
                .graph();
        String fingerprint = "0123456789abcdef".repeat(4);
        ModuleId orders = reactor.services().get(0).id();
        String graph = GraphJson.of(
                reactor,
                Map.of(
                        new ModuleHalf(orders, Half.MAIN), fingerprint,
                        new ModuleHalf(orders, Half.TEST), fingerprint));

        assertThat(Schema.GRAPH.errors(graph)).isEmpty();
        assertThat(Schema.GRAPH.errors(graph.replace("\"parent\"", "\"uncle\"")))
                .isNotEmpty();
        assertThat(Schema.GRAPH.errors(graph.replace(fingerprint, "short"))).isNotEmpty();
    }
}

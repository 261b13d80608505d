package io.github.waybill.buildgraph.page;

import io.github.waybill.buildgraph.graph.Commit;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.LastChange;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleHalf;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import io.github.waybill.buildgraph.layout.Layout;
import io.github.waybill.buildgraph.render.Labels;
import io.github.waybill.buildgraph.render.OneLine;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The service graph drawn, and its modules in a table. */
public final class ServiceGraphPage {

    public static final String TITLE = "Service graph";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    private final ServiceGraph graph;
    private final Facts facts;

    private ServiceGraphPage(ServiceGraph graph, Facts facts) {
        this.graph = graph;
        this.facts = facts;
    }

    /** Returns the page. */
    public static Page of(ServiceGraph graph, Facts facts, Layout layout) {
        ServiceGraphPage page = new ServiceGraphPage(graph, facts);
        return new Stage(graph, layout, Map.of(), Picture.NAME)
                .page(TITLE, "service-graph.html", Map.of("summary", page.summary(), "rows", page.rows()));
    }

    private String summary() {
        return "%s, %s, %s at <code>%s</code>%s"
                .formatted(
                        Labels.count(graph.modules().size(), "module"),
                        Labels.count(graph.services().size(), "service"),
                        Labels.count(graph.edges().size(), "edge"),
                        Labels.abbreviated(facts.head().commit()),
                        facts.dirty() ? " and the working tree" : "");
    }

    private String rows() {
        List<Module> modules = graph.modules();
        return IntStream.range(0, modules.size())
                .mapToObj(i -> row(i, modules.get(i)))
                .collect(Collectors.joining());
    }

    private String row(int place, Module module) {
        return "<tr data-module=\"%d\"><th scope=\"row\">%s</th>%s%s%s%s%s</tr>\n"
                .formatted(
                        place,
                        Stage.name(graph, module),
                        Html.cell("Image", module.image() == null ? "" : Html.code(module.image())),
                        Html.cell("Tests", tests(module)),
                        Html.cell("Artifacts", Html.text(String.join(", ", module.artifacts()))),
                        Html.cell("Fingerprint", fingerprint(module)),
                        Html.cell("Last commit that affected it", change(module)));
    }

    private String tests(Module module) {
        int files = facts.testFiles().getOrDefault(module.id(), 0);
        return files == 0 ? "" : Labels.count(files, "file");
    }

    private String fingerprint(Module module) {
        String main = facts.fingerprints().get(new ModuleHalf(module.id(), Half.MAIN));
        String test = facts.fingerprints().get(new ModuleHalf(module.id(), Half.TEST));
        return main == null || test == null
                ? ""
                : "<code title=\"main %s, test %s\">%s</code>".formatted(main, test, Labels.abbreviated(main));
    }

    private String change(Module module) {
        LastChange change = facts.changes().get(module.id());
        if (change == null) {
            return "";
        }
        Commit commit = change.commit();
        return commit == null
                ? Html.text(change.otherwise())
                : "<code>%s</code> <time>%s</time><small>%s</small>"
                        .formatted(
                                Labels.abbreviated(commit.id()),
                                DAY.format(commit.time()),
                                Html.text(OneLine.shortened(commit.subject(), OneLine.WIDTH)));
    }
}

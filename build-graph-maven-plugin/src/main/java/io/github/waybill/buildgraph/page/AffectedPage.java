package io.github.waybill.buildgraph.page;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.AffectedModule;
import io.github.waybill.buildgraph.graph.Cause;
import io.github.waybill.buildgraph.graph.Half;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import io.github.waybill.buildgraph.layout.Layout;
import io.github.waybill.buildgraph.render.CauseGroup;
import io.github.waybill.buildgraph.render.CauseText;
import io.github.waybill.buildgraph.render.Labels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a change affects: the affected modules lit in the graph, the causes with their chains, and a table. */
public final class AffectedPage {

    public static final String TITLE = "What is affected";

    private final ServiceGraph graph;
    private final Affected affected;
    private final Places places;

    private AffectedPage(ServiceGraph graph, Affected affected) {
        this.graph = graph;
        this.affected = affected;
        this.places = new Places(graph);
    }

    /** Returns the page. */
    public static Page of(ServiceGraph graph, Affected affected, Layout layout) {
        AffectedPage page = new AffectedPage(graph, affected);
        return new Stage(graph, layout, page.lit(), "The service graph with what is affected")
                .page(
                        TITLE,
                        "affected.html",
                        Map.of(
                                "verdict", Html.text(Labels.verdict(affected)),
                                "range", Html.text(Labels.range(affected.change())),
                                "filter", page.filter(),
                                "causes", page.causes(),
                                "rows", page.rows(),
                                "rest", page.rest()));
    }

    private Map<ModuleId, Half> lit() {
        Map<ModuleId, Half> lit = new HashMap<>();
        affected.modules().forEach(module -> lit.put(module.module().id(), module.main() ? Half.MAIN : Half.TEST));
        return lit;
    }

    /** A choice among kinds of causes, where there is one. */
    private String filter() {
        SortedSet<Kind> kinds = new TreeSet<>();
        CauseGroup.of(affected.modules()).forEach(group -> kinds.add(Kind.of(group.cause())));
        return kinds.size() < 2
                ? ""
                : kinds.stream()
                        .map(kind -> "<button type=\"button\" data-cause=\"%s\" aria-pressed=\"false\">%s</button>"
                                .formatted(kind.name(), kind.words))
                        .collect(Collectors.joining(
                                "",
                                "<div class=\"buttons filter\" role=\"group\" aria-label=\"Kinds of causes\" hidden><button type=\"button\" data-cause=\"\" aria-pressed=\"true\">All</button>",
                                "</div>\n"));
    }

    /** What a filter tells apart. */
    private enum Kind {
        SOURCE("Files"),
        MODEL("POMs"),
        ADDED("New modules"),
        REMOVED("Gone modules"),
        UNDEPLOYED("Not deployed");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        static Kind of(Cause cause) {
            if (cause instanceof Cause.Source) {
                return SOURCE;
            }
            if (cause instanceof Cause.Model) {
                return MODEL;
            }
            if (cause instanceof Cause.Undeployed) {
                return UNDEPLOYED;
            }
            return cause instanceof Cause.Removed ? REMOVED : ADDED;
        }
    }

    private String causes() {
        String causes =
                CauseGroup.of(affected.modules()).stream().map(this::cause).collect(Collectors.joining());
        return causes.isEmpty()
                ? "<p>Nothing is affected: no module's artifact, image or tests come out different.</p>\n"
                : causes;
    }

    private String cause(CauseGroup group) {
        return "<section class=\"cause\" data-kind=\"%s\" data-modules=\"%s\">\n<h3>%s</h3>\n%s<ul>\n%s</ul>\n</section>\n"
                .formatted(
                        Kind.of(group.cause()).name(),
                        group.modules().stream()
                                .map(module -> String.valueOf(place(module.module())))
                                .collect(Collectors.joining(" ")),
                        Html.text(CauseText.of(group.cause())),
                        files(group.cause()),
                        group.modules().stream().map(this::chain).collect(Collectors.joining()));
    }

    private static String files(Cause cause) {
        if (!(cause instanceof Cause.Source source) || source.paths().size() < 2) {
            return "";
        }
        return source.paths().stream()
                .map(path -> "<li>%s</li>".formatted(Html.code(path)))
                .collect(Collectors.joining(
                        "",
                        "<details><summary>%s</summary><ul>"
                                .formatted(Labels.count(source.paths().size(), "file")),
                        "</ul></details>\n"));
    }

    /** The chain of the nearest cause, with a link to the module in the table. */
    private String chain(AffectedModule module) {
        List<String> words = new ArrayList<>();
        if (!module.main()) {
            words.add("tests alone");
        }
        List<ModuleId> via = module.causes().get(0).via();
        if (via.size() > 1) {
            words.add("by " + Labels.chain(via));
        }
        return "<li>%1$s <a href=\"#build-graph-module-%2$d\" data-choose=\"%2$d\">%3$s</a> <small>%4$s</small></li>\n"
                .formatted(
                        mark(module),
                        place(module.module()),
                        Html.text(module.module().id().artifactId()),
                        Html.text(String.join(", ", words)));
    }

    private static String mark(AffectedModule module) {
        return Stage.dot(module.main() ? Half.MAIN : Half.TEST);
    }

    private String rows() {
        return affected.modules().stream().map(this::row).collect(Collectors.joining());
    }

    private String row(AffectedModule row) {
        Module module = row.module();
        boolean publishes = row.main() && module.isService();
        return "<tr id=\"build-graph-module-%1$d\" data-module=\"%1$d\"><th scope=\"row\">%2$s</th>%3$s%4$s%5$s</tr>\n"
                .formatted(
                        place(module),
                        Stage.name(graph, module),
                        Html.cell("Affected", mark(row) + (row.main() ? " main and tests" : " tests alone")),
                        Html.cell("Publishes", publishes ? Html.code(String.valueOf(module.image())) : ""),
                        Html.cell("Because of", because(row.causes())));
    }

    private static String because(List<Cause> causes) {
        String others = causes.size() > 1
                ? "<small>and for %s more</small>".formatted(Labels.count(causes.size() - 1, "cause"))
                : "";
        return Html.text(CauseText.of(causes.get(0))) + others;
    }

    private int place(Module module) {
        return places.of(module.id());
    }

    private String rest() {
        Map<String, Collection<String>> lists = new TreeMap<>();
        lists.put(
                "Modules that left the reactor",
                strings(affected.change().removed().keySet()));
        lists.put(
                "Modules that moved",
                affected.change().moved().stream()
                        .map(moved -> "%s from %s to %s"
                                .formatted(
                                        moved.module(), Labels.directory(moved.from()), Labels.directory(moved.to())))
                        .toList());
        lists.put("Changed files that no module owns", strings(affected.unowned()));
        lists.put("Needed to build them and not affected", strings(affected.upstream()));
        StringBuilder rest = new StringBuilder();
        lists.forEach((title, values) -> {
            if (!values.isEmpty()) {
                rest.append("<details class=\"rest\"><summary>%s <span class=\"number\">%d</span></summary><ul>"
                        .formatted(title, values.size()));
                values.forEach(
                        value -> rest.append("<li>").append(Html.text(value)).append("</li>"));
                rest.append("</ul></details>\n");
            }
        });
        return rest.toString();
    }

    private static List<String> strings(Collection<?> values) {
        List<String> strings = new ArrayList<>();
        values.forEach(value -> strings.add(value.toString()));
        return strings;
    }
}

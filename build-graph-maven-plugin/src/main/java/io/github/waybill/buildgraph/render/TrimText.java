package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import io.github.waybill.buildgraph.graph.Treatment;
import io.github.waybill.buildgraph.graph.Trim;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a trimmed build does, in a few lines, before it begins: how many modules, which of them are published, and why. */
public final class TrimText {

    /** A build's log has other things to say; {@code build-graph:affected} names all causes. */
    private static final int CAUSES = 3;

    private final StringBuilder text = new StringBuilder();

    private TrimText() {}

    /**
     * Returns the lines.
     *
     * @param publishes whether the build is asked to publish
     */
    public static String of(ServiceGraph graph, Affected affected, Trim trim, boolean publishes) {
        TrimText answer = new TrimText();
        answer.line("Trimmed to %d of %s"
                .formatted(trim.kept().size(), Labels.count(graph.modules().size(), "module")));
        answer.line(Labels.verdict(affected));
        answer.line(Labels.range(affected.change()));
        if (publishes) {
            answer.services(graph, trim);
        }
        answer.modules("Build and test", trim.treated(Treatment.PUBLISH));
        answer.modules("Build and test without publishing", trim.treated(Treatment.TEST));
        answer.modules("Build without tests", trim.treated(Treatment.BUILD));
        answer.causes(CauseGroup.of(affected.modules()));
        answer.list("No module owns", "changed file", affected.unowned());
        return answer.text.toString();
    }

    private void services(ServiceGraph graph, Trim trim) {
        line(Labels.list(
                "Publish",
                "service",
                graph.services().stream()
                        .map(Module::id)
                        .filter(id -> trim.kept().get(id) == Treatment.PUBLISH)
                        .map(ModuleId::artifactId)
                        .toList(),
                Labels.LIST));
    }

    private void modules(String what, List<ModuleId> modules) {
        list(what, "module", modules.stream().map(ModuleId::artifactId).toList());
    }

    private void list(String title, String noun, List<String> values) {
        if (!values.isEmpty()) {
            line(Labels.list(title, noun, values, Labels.LIST));
        }
    }

    /** A file that every module has for an input is one cause. */
    private void causes(List<CauseGroup> groups) {
        Map<String, Integer> causes = new LinkedHashMap<>();
        groups.forEach(group ->
                causes.merge(CauseText.of(group.cause()), group.modules().size(), Integer::sum));
        causes.entrySet().stream()
                .limit(CAUSES)
                .forEach(cause ->
                        line("Cause: %s (%s)".formatted(cause.getKey(), Labels.count(cause.getValue(), "module"))));
        if (causes.size() > CAUSES) {
            line("and %s more, which mvn build-graph:affected names"
                    .formatted(Labels.count(causes.size() - CAUSES, "cause")));
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

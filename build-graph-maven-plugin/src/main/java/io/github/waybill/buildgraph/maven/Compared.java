package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.Cause;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import java.util.List;
import java.util.function.Function;

/**
 * A reactor and what is affected in it, whatever it was compared with.
 *
 * @param why every cause of one module
 */
record Compared(ServiceGraph graph, Affected affected, Function<ModuleId, List<Cause>> why) {}

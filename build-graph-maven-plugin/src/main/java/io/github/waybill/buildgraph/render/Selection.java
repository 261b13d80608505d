package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.AffectedModule;
import java.util.List;

/** Which of the affected modules a list or a matrix names. */
public enum Selection {
    /** All of them. */
    MODULES,
    /** The services whose image comes out different. */
    SERVICES,
    /** Those whose tests are to be run. */
    TESTS,
    /** The services whose image comes out different, by their images. */
    IMAGES;

    /** Returns the modules that are meant, in the order of the reactor. */
    public List<AffectedModule> of(Affected affected) {
        return affected.modules().stream().filter(this::includes).toList();
    }

    private boolean includes(AffectedModule affected) {
        return switch (this) {
            case MODULES -> true;
            case SERVICES, IMAGES -> affected.main() && affected.module().isService();
            case TESTS -> affected.test();
        };
    }
}

package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.AffectedModule;

/** Which of the affected modules a list names. */
public enum Selection {
    /** All of them. */
    MODULES,
    /** The services whose image comes out different. */
    SERVICES,
    /** Those whose tests are to be run. */
    TESTS;

    boolean includes(AffectedModule affected) {
        return switch (this) {
            case MODULES -> true;
            case SERVICES -> affected.main() && affected.module().isService();
            case TESTS -> affected.test();
        };
    }
}

package io.github.waybill.buildgraph.graph;

/** One of the two halves of a module: what ends up in its artifact and image, and what only its tests see. */
public enum Half {
    MAIN,
    TEST
}

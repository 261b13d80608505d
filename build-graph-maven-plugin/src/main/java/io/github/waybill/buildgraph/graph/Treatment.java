package io.github.waybill.buildgraph.graph;

/** What a trimmed build does with a module that it keeps. */
public enum Treatment {
    /** It is built, its tests are run, and it is published: its artifact or its image comes out different. */
    PUBLISH,
    /** It is built and its tests are run: what it publishes is what was published before. */
    TEST,
    /** It is built, and no more than that: another module needs it. */
    BUILD
}

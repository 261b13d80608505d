package io.github.waybill.buildgraph.graph;

/** Why one module needs another. */
public enum EdgeKind {
    /** A {@code <dependency>}, with scope, type and classifier. */
    DEPENDENCY,
    /** The {@code <parent>}. */
    PARENT,
    /** A BOM imported in {@code <dependencyManagement>}: of the module, of one of its parents, or of an active profile. */
    BOM,
    /** A {@code <plugin>} of the effective build. */
    PLUGIN,
    /** A {@code <dependency>} of such a plugin. */
    PLUGIN_DEPENDENCY,
    /** A build {@code <extension>}. */
    EXTENSION
}

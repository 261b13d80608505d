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
    EXTENSION;

    /**
     * Returns whether a change of one end's artifact is one of the other's. A parent and a BOM bring text alone, and all that they bring
     * stands in the effective model of the module that takes it: it is compared there, and a line of theirs that changes nothing there
     * cannot change what is built. Files that inherited configuration names are inputs of each module that inherits it.
     */
    public boolean carries() {
        return this != PARENT && this != BOM;
    }
}

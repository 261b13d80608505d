package io.github.waybill.buildgraph.graph;

/** A half of a module: the unit that a change affects. */
public record ModuleHalf(ModuleId module, Half half) {}

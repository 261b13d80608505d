package io.github.waybill.buildgraph.graph;

/** A module that stands in another folder than at base; both folders are relative to the repository. */
public record MovedModule(ModuleId module, String from, String to) {}

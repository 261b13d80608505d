package io.github.waybill.buildgraph.layout;

/** Finds a place for each box of a diagram, layer by layer from left to right along the lines, and a way for each line. */
public interface Layout {

    /** Lays a diagram out; the same diagram always comes out the same. */
    Drawing of(Diagram diagram);
}

/** The domain: modules, edges, what a change affects. Nothing here knows Maven or git. */
package io.github.waybill.buildgraph.graph;

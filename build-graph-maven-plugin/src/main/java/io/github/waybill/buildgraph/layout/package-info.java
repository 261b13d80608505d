/** Where the boxes and lines of a diagram lie. The one room that talks to a layout library. */
package io.github.waybill.buildgraph.layout;

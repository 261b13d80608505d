/** The repository of the reactor: commits and what differs between them. */
package io.github.waybill.buildgraph.git;

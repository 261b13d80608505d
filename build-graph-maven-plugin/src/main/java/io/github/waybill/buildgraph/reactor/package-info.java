/** Maven's projects, turned into the domain. */
package io.github.waybill.buildgraph.reactor;

/** The graph drawn, and the pages of the reports. */
package io.github.waybill.buildgraph.page;

/** What it costs, measured beside the peer in one run. */
package io.github.waybill.bench;

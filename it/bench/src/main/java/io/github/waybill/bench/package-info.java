/** What it costs, measured beside the peer in one run, and whether what is selected is right. */
package io.github.waybill.bench;

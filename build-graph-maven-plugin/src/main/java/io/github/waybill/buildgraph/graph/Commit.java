package io.github.waybill.buildgraph.graph;

import java.time.Instant;

/**
 * A commit as a person knows it again.
 *
 * @param id the full object id
 * @param time when it was committed
 * @param subject the first line of its message
 */
public record Commit(String id, Instant time, String subject) {}

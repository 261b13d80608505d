package io.github.waybill.buildgraph.graph;

/**
 * A commit, and how it was asked for.
 *
 * @param rev the revision as the user named it, such as {@code origin/main}
 * @param commit the full object id
 */
public record Revision(String rev, String commit) {}

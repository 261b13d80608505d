package io.github.waybill.buildgraph.git;

import java.util.List;

/**
 * The commit to compare, with the parents that its own text names: at the end of a shallow clone git takes it to have none.
 *
 * @param id the full id
 * @param parents their full ids, in order
 */
record HeadCommit(String id, List<String> parents) {}

package io.github.waybill.buildgraph.git;

import io.github.waybill.buildgraph.graph.Revision;
import java.util.List;

/**
 * What to compare with what.
 *
 * <p>Histories that were merged crosswise have several merge bases, and each of them is a base: what differs from any of them counts. That
 * never misses a change. Let a file at head be equal to the file at every base. A merge of head into the other branch then takes that
 * branch's file, whichever base it goes by, also where it first merges the bases with each other (all of them hold the same file). So a merge
 * can change only a file that differs from one base at least. A single base would not do: of two bases one may hold what head
 * holds and the other what the branch holds, and the first alone shows no difference where the merge makes one.
 *
 * @param bases at least one, the newest first; {@code rev} says where each comes from, such as {@code origin/main (GITHUB_BASE_REF)}
 * @param head the commit; for the working tree the one that is checked out
 * @param workTree whether head is the working tree, what is not committed included
 */
public record Comparison(List<Revision> bases, Revision head, boolean workTree) {

    /** Copies the bases. */
    public Comparison {
        bases = List.copyOf(bases);
    }

    /** Returns the newest base: the only one, but for histories that were merged crosswise. */
    public Revision base() {
        return bases.get(0);
    }
}

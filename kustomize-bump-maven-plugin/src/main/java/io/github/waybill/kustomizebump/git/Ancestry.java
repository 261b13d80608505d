package io.github.waybill.kustomizebump.git;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;

/**
 * Which commits of a branch are ancestors of which, by their numbers: 0 is the tip, and a child's number is lower than its parents'. Most
 * histories come together in one commit again and again; all that is behind such a commit is its ancestor, so that a walk ends at the next one.
 */
final class Ancestry {

    private final int[][] parents;

    /** For each commit the first from there on that no line of the history goes past; the number of commits where there is none. */
    private final int[] gates;

    /**
     * Makes one of a history.
     *
     * @param parents the parents of each commit; all commits are ancestors of the first
     */
    Ancestry(int[][] parents) {
        this.parents = parents;
        this.gates = gates(parents);
    }

    private static int[] gates(int[][] parents) {
        BitSet open = new BitSet(parents.length);
        int farthest = 0;
        for (int i = 0; i < parents.length; i++) {
            open.set(i, farthest <= i);
            for (int parent : parents[i]) {
                farthest = Math.max(farthest, parent);
            }
        }
        int[] gates = new int[parents.length];
        int next = parents.length;
        for (int i = parents.length - 1; i >= 0; i--) {
            next = open.get(i) ? i : next;
            gates[i] = next;
        }
        return gates;
    }

    int[] parents(int commit) {
        return parents[commit];
    }

    /** Returns these commits and all of their ancestors. */
    BitSet of(Collection<Integer> commits) {
        BitSet known = new BitSet(parents.length);
        Deque<Integer> queue = new ArrayDeque<>(commits);
        while (!queue.isEmpty()) {
            int commit = queue.remove();
            if (known.get(commit)) {
                continue;
            }
            if (gates[commit] == commit) {
                known.set(commit, parents.length);
            } else {
                known.set(commit);
                for (int parent : parents[commit]) {
                    queue.add(parent);
                }
            }
        }
        return known;
    }
}

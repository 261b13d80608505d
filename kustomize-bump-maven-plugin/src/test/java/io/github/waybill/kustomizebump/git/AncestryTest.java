package io.github.waybill.kustomizebump.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Against the walk over all parents. */
class AncestryTest {

    private static BitSet bits(int... numbers) {
        BitSet bits = new BitSet();
        for (int number : numbers) {
            bits.set(number);
        }
        return bits;
    }

    /**
     * <pre>
     * 0 - 1 - 3 - 4 - 5
     *   \ 2 /
     * </pre>
     */
    @Example
    void bothSidesOfAMergeLackEachOther() {
        Ancestry ancestry = new Ancestry(new int[][] {{1, 2}, {3}, {3}, {4}, {5}, {}});
        assertThat(ancestry.of(List.of(0))).isEqualTo(bits(0, 1, 2, 3, 4, 5));
        assertThat(ancestry.of(List.of(1))).isEqualTo(bits(1, 3, 4, 5));
        assertThat(ancestry.of(List.of(2))).isEqualTo(bits(2, 3, 4, 5));
        assertThat(ancestry.of(List.of(3))).isEqualTo(bits(3, 4, 5));
    }

    @Example
    void historyThatWasMergedInHasARootOfItsOwn() {
        Ancestry ancestry = new Ancestry(new int[][] {{1, 3}, {2}, {}, {4}, {}});
        assertThat(ancestry.of(List.of(1))).isEqualTo(bits(1, 2));
        assertThat(ancestry.of(List.of(3))).isEqualTo(bits(3, 4));
        assertThat(ancestry.of(List.of(2, 4))).isEqualTo(bits(2, 4));
    }

    /** For each commit how far behind it its parents are. */
    @Provide
    Arbitrary<List<List<Integer>>> distances() {
        return Arbitraries.integers().between(1, 4).list().ofMaxSize(3).list().ofMaxSize(40);
    }

    @Property
    void ancestorsAreThoseThatParentsLeadTo(@ForAll @From("distances") List<List<Integer>> distances) {
        int[][] parents = history(distances);
        Ancestry ancestry = new Ancestry(parents);
        for (int i = 0; i < parents.length; i++) {
            BitSet expected = bits(i);
            for (int j = i; j < parents.length; j++) {
                if (expected.get(j)) {
                    expected.or(bits(parents[j]));
                }
            }
            assertThat(ancestry.of(List.of(i))).isEqualTo(expected);
        }
    }

    /** The first commit, a merge, leads to all that no other commit leads to. */
    private static int[][] history(List<List<Integer>> distances) {
        int size = distances.size() + 1;
        BitSet reached = new BitSet();
        List<int[]> parents = new ArrayList<>();
        for (int i = 1; i < size; i++) {
            int child = i;
            int[] own = distances.get(i - 1).stream()
                    .mapToInt(distance -> child + distance)
                    .filter(parent -> parent < size)
                    .distinct()
                    .toArray();
            reached.or(bits(own));
            parents.add(own);
        }
        BitSet tips = new BitSet();
        tips.set(1, size);
        tips.andNot(reached);
        parents.add(0, tips.stream().toArray());
        return parents.toArray(int[][]::new);
    }
}

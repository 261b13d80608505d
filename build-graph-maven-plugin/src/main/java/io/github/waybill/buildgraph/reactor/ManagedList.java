package io.github.waybill.buildgraph.reactor;

import java.util.List;
import java.util.Objects;
import org.apache.maven.model.Dependency;

/**
 * What a model manages, by what it says: two of these are equal where all entries say the same in the same order. Maven gives each model entries of
 * its own, mostly of the same strings.
 */
record ManagedList(List<Dependency> entries) {

    @Override
    public boolean equals(Object other) {
        return other instanceof ManagedList list && isEqual(entries, list.entries);
    }

    /** Lists of one length are mostly equal, or differ in the first entries, which are a model's own. */
    @Override
    public int hashCode() {
        return entries.isEmpty()
                ? 0
                : Objects.hash(entries.size(), entries.get(0).getManagementKey());
    }

    private static boolean isEqual(List<Dependency> ones, List<Dependency> others) {
        if (ones == others) {
            return true;
        }
        boolean equal = ones.size() == others.size();
        for (int i = 0; equal && i < ones.size(); i++) {
            equal = ManagedComparison.isEqual(ones.get(i), others.get(i));
        }
        return equal;
    }
}

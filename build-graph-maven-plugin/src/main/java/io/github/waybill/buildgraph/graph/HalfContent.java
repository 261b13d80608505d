package io.github.waybill.buildgraph.graph;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one half of a module is made of by itself.
 *
 * @param files its inputs, each with what tells its content apart (git's mode and object id), by path
 * @param model the entries of its build-relevant effective model with their values
 */
public record HalfContent(SortedMap<String, String> files, SortedMap<String, String> model) {

    /** Copies the maps. */
    public HalfContent {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        model = Collections.unmodifiableSortedMap(new TreeMap<>(model));
    }
}

package io.github.waybill.buildgraph.graph;

import java.util.function.Function;

/**
 * The same thing of each half of a module.
 *
 * @param main that of the main half
 * @param test that of the test half
 */
public record Halves<T>(T main, T test) {

    /** Returns what is made for each half. */
    public static <T> Halves<T> of(Function<Half, T> maker) {
        return new Halves<>(maker.apply(Half.MAIN), maker.apply(Half.TEST));
    }

    /** Returns that of one half. */
    public T get(Half half) {
        return half == Half.MAIN ? main : test;
    }
}

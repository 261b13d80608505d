package io.github.waybill.buildgraph.graph;

/**
 * What a user chooses of how a build is trimmed.
 *
 * @param upstream what becomes of modules that are not affected and that others need
 * @param downstream what becomes of modules that are only to be tested, and that only because of what they depend on
 */
public record TrimRules(Upstream upstream, Downstream downstream) {

    /** What becomes of a module that is not affected and that another needs. */
    public enum Upstream {
        /** It is built. */
        BUILD,
        /** Maven takes it from a repository; what an image is made of is built all the same. */
        RESOLVE
    }

    /** What becomes of a module whose tests alone are affected, by another module. */
    public enum Downstream {
        /** It is built with its tests, which are not run. */
        BUILD,
        /** Its tests are run. */
        TEST,
        /** It is left out, unless another module needs it. */
        NONE
    }
}

package io.github.waybill.bench;

/** What of a module a change can affect. */
enum Half {
    /** What ends up in its artifact. */
    MAIN,
    /** What only its tests see. */
    TEST
}

package io.github.waybill.kustomizebump.bump;

/** Hears of each step as it is taken, a line per step. */
@FunctionalInterface
public interface Progress {
    void step(String line);
}

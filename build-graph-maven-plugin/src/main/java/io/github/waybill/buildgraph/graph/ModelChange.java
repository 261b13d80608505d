package io.github.waybill.buildgraph.graph;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a half's build-relevant effective model that differs.
 *
 * @param half the half whose model it is
 * @param entry what differs, such as {@code dependency org.apache.commons:commons-text}
 * @param base its value at base, {@code null} if base had none
 * @param head its value at head, {@code null} if head has none
 */
public record ModelChange(
        ModuleHalf half,
        String entry,
        @Nullable String base,
        @Nullable String head) {}

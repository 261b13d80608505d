package io.github.waybill.kustomizebump.kustomize;

import io.github.waybill.kustomizebump.bump.trace.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of a manifest, as far as images go.
 *
 * @param substituted whether Flux may replace variables in it; a label or an annotation can forbid that
 */
record Manifest(String kind, String name, @Nullable String namespace, boolean substituted, List<Slot> slots) {

    Manifest {
        slots = List.copyOf(slots);
    }

    /**
     * A container with an image.
     *
     * @param times how often Kustomize applies an entry to it: once wherever it stands, and once more where the pods of the usual kinds have
     *     it. That shows with {@code tagSuffix} only.
     */
    record Slot(String container, boolean init, int times, String image, Place place) {}
}

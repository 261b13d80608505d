package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.Place;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rule says of an overlay.
 *
 * @param service what the image is called, or {@code null} where it is about the overlay
 * @param place where the image stands, or {@code null}
 * @param message for a person: what is wrong and how to mend it, or why it cannot be told
 */
public record Finding(
        String rule,
        Level level,
        String overlay,
        @Nullable String service,
        @Nullable Place place,
        String message) {

    /** Returns what it says in a line, the overlay and the service first. */
    public String line() {
        return (overlay + (service == null ? "" : ": " + service) + ": " + message).replaceAll("\\p{Cntrl}", " ");
    }
}

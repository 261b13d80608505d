package io.github.waybill.buildgraph.maven;

import org.jspecify.annotations.Nullable;

/** A value that a parameter does not take; the message names those that it does. */
final class UnknownValue extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownValue(String property, @Nullable String value, String known) {
        super("%s is %s, which is none of %s. Set it to one of these.".formatted(property, value, known));
    }
}

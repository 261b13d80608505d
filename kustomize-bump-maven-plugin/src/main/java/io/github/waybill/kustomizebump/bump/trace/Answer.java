package io.github.waybill.kustomizebump.bump.trace;

import java.util.Optional;
import java.util.function.Function;

/** What a link of the chain says, or why it could not be asked: nothing is ever guessed. */
public sealed interface Answer<T> {

    /** What was read. */
    record Known<T>(T fact) implements Answer<T> {}

    /**
     * Nothing was read.
     *
     * @param why for a person, without a full stop
     */
    record Unknown<T>(String why) implements Answer<T> {}

    /**
     * Nobody was asked, since nobody was to be.
     *
     * @param why for a person, without a full stop
     */
    record Unasked<T>(String why) implements Answer<T> {}

    static <T> Answer<T> known(T fact) {
        return new Known<>(fact);
    }

    static <T> Answer<T> unknown(String why) {
        return new Unknown<>(why);
    }

    static <T> Answer<T> unasked(String why) {
        return new Unasked<>(why);
    }

    /** Returns what was read, or empty. */
    default Optional<T> value() {
        return this instanceof Known<T> known ? Optional.of(known.fact()) : Optional.empty();
    }

    /** Returns why nothing was read, or empty. */
    default Optional<String> reason() {
        if (this instanceof Unasked<T> unasked) {
            return Optional.of(unasked.why());
        }
        return this instanceof Unknown<T> unknown ? Optional.of(unknown.why()) : Optional.empty();
    }

    /** Returns the answer of a function to what was read. */
    default <U> Answer<U> then(Function<T, Answer<U>> next) {
        if (this instanceof Unasked<T> unasked) {
            return unasked(unasked.why());
        }
        return value().map(next).orElseGet(() -> unknown(reason().orElse("")));
    }
}

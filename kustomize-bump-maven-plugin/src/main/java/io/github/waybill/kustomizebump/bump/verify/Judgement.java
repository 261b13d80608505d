package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a rule says of something. */
public sealed interface Judgement {

    /** It holds. */
    record Holds() implements Judgement {}

    /**
     * It does not.
     *
     * @param image what it is about, or {@code null} for the overlay
     * @param message what is wrong and how to mend it
     */
    record Broken(@Nullable TracedImage image, String message) implements Judgement {}

    /**
     * It cannot be told.
     *
     * @param reason why, without a full stop
     */
    record Unjudged(@Nullable TracedImage image, String reason) implements Judgement {}

    /** Judges what is known of an image; what is not known cannot be told. */
    static <T> Judgement of(TracedImage image, Answer<T> answer, Function<T, Judgement> judge) {
        return answer.value()
                .map(judge)
                .orElseGet(() -> new Unjudged(image, answer.reason().orElse("")));
    }

    /** Returns that a rule holds, or else that it is broken. */
    static Judgement when(boolean holds, TracedImage image, String message) {
        return holds ? new Holds() : new Broken(image, message);
    }
}

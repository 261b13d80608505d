package io.github.waybill.kustomizebump.bump;

/** A bump that must not or cannot be made; nothing was written. The message is for a person: what is wrong, where, what to do. */
public final class BumpException extends Exception {

    private static final long serialVersionUID = 1;

    public BumpException(String message) {
        super(message);
    }
}

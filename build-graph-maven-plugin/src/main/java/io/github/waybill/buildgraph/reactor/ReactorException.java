package io.github.waybill.buildgraph.reactor;

/** A reactor that cannot be made into a graph. The message is for a person: what is wrong, where, what to do. */
public final class ReactorException extends Exception {

    private static final long serialVersionUID = 1;

    ReactorException(String message) {
        super(message);
    }
}

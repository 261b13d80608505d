package io.github.waybill.buildgraph.git;

/** A question to the repository that has no answer. The message is for a person: what is wrong, where, what to do. */
public final class GitException extends Exception {

    private static final long serialVersionUID = 1;

    GitException(String message) {
        super(message);
    }
}

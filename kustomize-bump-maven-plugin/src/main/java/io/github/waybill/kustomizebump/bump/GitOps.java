package io.github.waybill.kustomizebump.bump;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The GitOps repository, on one branch. */
public interface GitOps {

    /** Returns the newest commit of the branch. */
    Tip fetch() throws BumpException;

    /**
     * Returns the message of the newest commit with such a message among the tip and its ancestors, or empty if there is none.
     *
     * @throws BumpException if the history cannot be fetched
     */
    Optional<String> lastMessage(Tip tip, Predicate<String> wanted) throws BumpException;

    /**
     * Pushes one commit on top of a tip.
     *
     * @return the new commit's id, or empty if the branch has moved on: fetch and try again
     * @throws BumpException if the server refuses; the message quotes it
     */
    Optional<String> push(Tip tip, List<OverlayFile> changed, String message) throws BumpException;

    /** Returns what differs between two versions of a file, as {@code git diff} shows it. */
    String diff(OverlayFile before, OverlayFile after);

    /** A commit of the branch. */
    interface Tip {

        /** Returns the commit's id. */
        String commit();

        /** Returns the kustomization of a folder. */
        OverlayFile overlay(String folder) throws BumpException;
    }
}

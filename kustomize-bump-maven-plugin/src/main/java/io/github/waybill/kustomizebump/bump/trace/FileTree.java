package io.github.waybill.kustomizebump.bump.trace;

import io.github.waybill.kustomizebump.bump.BumpException;
import java.util.Optional;
import java.util.SortedSet;

/** The files of the GitOps repository at one commit. */
public interface FileTree {

    /** Returns the commit's id. */
    String commit();

    /** Returns the paths of all regular files, relative to the root. */
    SortedSet<String> files();

    /**
     * Returns the content of a file, or empty if it is not there.
     *
     * @throws BumpException if it cannot be read
     */
    Optional<byte[]> content(String path) throws BumpException;
}

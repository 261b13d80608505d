package io.github.waybill.kustomizebump.bump.trace;

/**
 * A line of a file.
 *
 * @param file relative to the GitOps repository
 * @param line from 1
 */
public record Place(String file, int line) {

    /** Returns the folder of the file, {@code ""} for the repository's own. */
    public String folder() {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}

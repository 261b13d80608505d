package io.github.waybill.buildgraph.git;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What stands at a path of a {@link SourceTree}, as git tells it apart: two files with the same id are the same to a build.
 *
 * @param mode git's mode as {@code git ls-tree} prints it: {@code 100644} a file, {@code 100755} an executable one, {@code 120000} a
 *     symbolic link, {@code 160000} a submodule
 * @param objectId the full id of the blob (of a link: the blob that holds its target), or of the commit a submodule stands at. A submodule
 *     whose working tree differs from that commit has an id that is neither, and other for every such difference.
 */
public record FileId(String mode, String objectId) {

    static FileId of(FileMode mode, ObjectId id) {
        return new FileId(mode.toString(), id.name());
    }

    boolean isFile() {
        return mode.startsWith("100");
    }

    boolean isLink() {
        return mode.equals(FileMode.SYMLINK.toString());
    }

    boolean isFolder() {
        return mode.equals(FileMode.TREE.toString());
    }

    /** Returns the mode and the object id, as {@code git ls-tree} prints them. */
    @Override
    public String toString() {
        return mode + " " + objectId;
    }
}

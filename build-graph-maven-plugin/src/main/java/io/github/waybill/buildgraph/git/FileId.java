package io.github.waybill.buildgraph.git;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What stands at a path of a {@link SourceTree}, as git tells it apart: two files with the same id are the same to a build.
 *
 * @param mode git's mode as {@code git ls-tree} prints it: {@code 100644} a file, {@code 100755} an executable one, {@code 120000} a
 *     symbolic link, {@code 160000} a submodule
 * @param objectId the full id of the blob (of a link: the blob that holds its target), or of the commit a submodule stands at. A submodule
 *     whose working tree differs from that commit has an id that is neither, and other for every such difference.
 */
public record FileId(String mode, String objectId) {

    private static final String FILE = "100644";
    private static final String EXECUTABLE = "100755";
    private static final String LINK = "120000";
    private static final String FOLDER = "40000";

    private static final int TYPE = 0170000;
    private static final int TYPE_FILE = 0100000;
    private static final int ANYBODY_EXECUTES = 0111;

    static FileId of(FileMode mode, ObjectId id) {
        return of(mode.getBits(), id.name());
    }

    /** Old gits noted more of a file's mode than whether it can be executed. */
    static FileId of(int mode, String id) {
        if ((mode & TYPE) == TYPE_FILE) {
            return new FileId((mode & ANYBODY_EXECUTES) == 0 ? FILE : EXECUTABLE, id);
        }
        return new FileId(Integer.toOctalString(mode), id);
    }

    boolean isFile() {
        return mode.startsWith("100");
    }

    boolean isLink() {
        return mode.equals(LINK);
    }

    boolean isFolder() {
        return mode.equals(FOLDER);
    }

    // Written out: what Java makes for a record is slow until it is compiled, and folders are compared entry by entry.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileId id && objectId.equals(id.objectId) && mode.equals(id.mode);
    }

    @Override
    public int hashCode() {
        return 31 * objectId.hashCode() + mode.hashCode();
    }

    /** Returns the mode and the object id, as {@code git ls-tree} prints them. */
    @Override
    public String toString() {
        return mode + " " + objectId;
    }
}

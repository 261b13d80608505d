package io.github.waybill.kustomizebump.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.ProgressMonitor;

/**
 * A bare repository that has of a commit only the trees on the way to what was looked at. JGit, when it finds out what a push has to send, walks
 * all trees of the commit that the server has, to leave them out. A tree that is not here is on the server for certain, and nothing in it is
 * sent; so to that walk it is empty.
 */
final class SparseRepository extends FileRepository {

    private SparseRepository(Path folder) throws IOException {
        super(folder.toFile());
    }

    /**
     * Makes an empty one in an empty folder. JGit itself would first find out what the folder's file system can do, and start a shell for that; a
     * bare repository needs none of it.
     */
    static SparseRepository create(Path folder) throws IOException {
        Files.createDirectory(folder.resolve(Constants.OBJECTS));
        Files.createDirectory(folder.resolve("refs"));
        Files.writeString(folder.resolve(Constants.HEAD), "ref: refs/heads/main\n");
        Files.writeString(folder.resolve("config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
        return new SparseRepository(folder);
    }

    /** JGit would collect garbage in the background after a fetch, in a folder that is removed a moment later. */
    @Override
    public void autoGC(ProgressMonitor monitor) {}

    @Override
    public ObjectReader newObjectReader() {
        return new SparseReader(super.newObjectReader());
    }

    private static final class SparseReader extends ObjectReader.Filter {

        private final ObjectReader reader;

        SparseReader(ObjectReader reader) {
            this.reader = reader;
        }

        @Override
        protected ObjectReader delegate() {
            return reader;
        }

        @Override
        public ObjectReader newReader() {
            return new SparseReader(reader.newReader());
        }

        @Override
        public ObjectLoader open(AnyObjectId id, int type)
                throws MissingObjectException, IncorrectObjectTypeException, IOException {
            try {
                return super.open(id, type);
            } catch (MissingObjectException e) {
                if (type == Constants.OBJ_TREE) {
                    return new ObjectLoader.SmallObject(Constants.OBJ_TREE, new byte[0]);
                }
                throw e;
            }
        }
    }
}

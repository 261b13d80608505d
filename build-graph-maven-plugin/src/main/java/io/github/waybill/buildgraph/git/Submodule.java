package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.submodule.SubmoduleWalk;

/** Where a submodule stands in the working tree. */
final class Submodule {

    private Submodule() {}

    /**
     * Returns the commit that is checked out in a submodule; where its working tree differs from that, a hash over the commit and the
     * differences, because no commit holds them. One that was never initialised is as the index says, as git sees it, and one whose folder is
     * gone is deleted.
     */
    static Optional<FileId> id(Repository parent, String path, FileId staged, List<String> without) throws IOException {
        if (!Files.isDirectory(parent.getWorkTree().toPath().resolve(path), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (Repository submodule = SubmoduleWalk.getSubmoduleRepository(parent, path)) {
            ObjectId head = submodule == null ? null : submodule.resolve(Constants.HEAD);
            if (head == null) {
                return Optional.of(staged);
            }
            String prefix = path + "/";
            List<String> withoutHere = without.stream()
                    .filter(folder -> folder.startsWith(prefix))
                    .map(folder -> folder.substring(prefix.length()))
                    .toList();
            Map<String, Optional<FileId>> differences = WorkTreeScan.of(
                            submodule, submodule.parseCommit(head).getTree())
                    .except(withoutHere);
            return Optional.of(FileId.of(FileMode.GITLINK, differences.isEmpty() ? head : hash(head, differences)));
        }
    }

    private static ObjectId hash(ObjectId head, Map<String, Optional<FileId>> differences) {
        StringBuilder text = new StringBuilder(head.name());
        differences.forEach((path, id) -> text.append('\0')
                .append(path)
                .append('\0')
                .append(id.map(FileId::toString).orElse("")));
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            return formatter.idFor(Constants.OBJ_BLOB, text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}

package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.SourceTree;
import io.github.waybill.buildgraph.graph.ModuleId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The POMs of a commit by their coordinates, of whatever reactor they are. */
final class WrittenPoms implements RepositoryPoms.Reactor {

    private final Map<ModuleId, TreePom> poms = new HashMap<>();

    WrittenPoms(SourceTree tree, Checkout checkout) throws GitException {
        for (String path : tree.files().keySet()) {
            if (path.equals("pom.xml") || path.endsWith("/pom.xml")) {
                TreePom pom = new TreePom(tree, checkout.folder(), path);
                pom.written().flatMap(CommitReactor::id).ifPresent(id -> poms.putIfAbsent(id, pom));
            }
        }
    }

    @Override
    public @Nullable TreePom find(String groupId, String artifactId, String version) {
        TreePom pom = poms.get(new ModuleId(groupId, artifactId));
        return pom != null && pom.mayHaveVersion(version) ? pom : null;
    }
}

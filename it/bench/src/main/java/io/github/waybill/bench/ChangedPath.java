package io.github.waybill.bench;

import io.github.waybill.it.Git;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A path that differs between two commits, as git's own diff tells.
 *
 * @param path relative to the repository
 * @param atBase whether the first commit has it
 * @param atHead whether the second one has it
 */
record ChangedPath(String path, boolean atBase, boolean atHead) {

    /** Returns what differs; a file that was moved is two paths. */
    static List<ChangedPath> between(Git git, String base, String head) throws IOException, InterruptedException {
        String[] fields = git.run("diff", "--name-status", "--no-renames", "-z", base, head)
                .split("\0");
        List<ChangedPath> changed = new ArrayList<>();
        for (int i = 0; i + 1 < fields.length; i += 2) {
            changed.add(new ChangedPath(fields[i + 1], !fields[i].equals("A"), !fields[i].equals("D")));
        }
        return changed;
    }

    boolean isPom() {
        return path.equals("pom.xml") || path.endsWith("/pom.xml");
    }
}

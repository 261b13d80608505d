package io.github.waybill.kustomizebump.kustomize;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths of the GitOps repository, as kustomizations write them. */
final class Paths {

    private Paths() {}

    /** Returns the path that one leads to from a folder, without dots; empty if it leads out of the repository. */
    static Optional<String> normalized(String folder, String path) {
        Deque<String> steps = new ArrayDeque<>();
        for (String step : (folder + "/" + path).split("/", -1)) {
            if (step.equals("..")) {
                if (steps.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return Optional.of(String.join("/", steps));
    }

    /** Returns the folder of a file, {@code ""} for the root. */
    static String folder(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }

    static String in(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}

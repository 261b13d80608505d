package io.github.waybill.kustomizebump.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;

/**
 * What the services of one build have published so far. Modules can build at the same time, and the plugin can be loaded more than once: what
 * is shared lies on the request, in types of the JDK.
 */
final class BuildState {

    private static final String KEY = "kustomize-bump.published.";

    private BuildState() {}

    /**
     * Adds what a service has published.
     *
     * @param goal which run of the goal this is: one build can run it as bound and from the command line
     * @param expected how many services publish in this build
     * @return all of them if this was the last one, else an empty list
     */
    @SuppressWarnings("unchecked") // the key is this class's own
    static List<Map<String, String>> add(
            MavenSession session, String goal, int expected, Map<String, String> published) {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            List<Map<String, String>> all =
                    (List<Map<String, String>>) data.computeIfAbsent(KEY + goal, key -> new ArrayList<>());
            all.add(published);
            return all.size() == expected ? List.copyOf(all) : List.of();
        }
    }
}

package io.github.waybill.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A module, as its effective POM describes it.
 *
 * @param id {@code groupId:artifactId}
 * @param parent the id of its parent; a colon where it has none
 * @param folder relative to the repository; {@code ""} is the repository's root
 * @param models what of the effective POM can change each half; equal where nothing is changed
 * @param managed the entries of its management sections; only of a module of packaging {@code pom}, of which they are the artifact
 * @param links what it depends on: dependencies, plugins with their dependencies, and extensions
 * @param roots the source and resource folders of each half, relative to the repository
 * @param named files and folders of the repository that its build names, less what it owns by lying in its folder
 */
record ReactorModule(
        String id,
        String parent,
        String version,
        String packaging,
        String folder,
        Map<Half, String> models,
        Set<String> managed,
        List<Link> links,
        Map<Half, List<String>> roots,
        Set<String> named) {

    /**
     * That a half depends on an artifact.
     *
     * @param to the artifact's {@code groupId:artifactId}
     * @param from the half that sees it; what main sees the tests see too
     * @param brings the half of a module that such an artifact is made of
     */
    record Link(String to, String version, Half from, Half brings) {}

    /** A module of packaging {@code pom} builds nothing from its folder. */
    boolean ownsFolder() {
        return !packaging.equals("pom");
    }
}

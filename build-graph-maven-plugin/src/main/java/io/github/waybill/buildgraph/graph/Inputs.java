package io.github.waybill.buildgraph.graph;

import java.util.List;

/**
 * Where the files are whose content a module depends on. All paths are relative to the repository, with {@code /}, without a
 * leading or trailing one; {@code ""} is the repository's root.
 *
 * @param poms the module's POM and those of its parents that lie in the repository, nearest first
 * @param ownsFolder whether the whole folder of the module belongs to it; a module of packaging {@code pom} builds nothing from its
 *     folder and owns its POM only
 * @param mainRoots the source and resource folders of the main half
 * @param testRoots the source and resource folders of the test half, and what outside the module's folder only the configuration of its tests
 *     names
 * @param named other files and folders, in the module's folder or outside, that its effective model names or that
 *     {@code build-graph.inputs} declares
 */
public record Inputs(
        List<String> poms, boolean ownsFolder, List<String> mainRoots, List<String> testRoots, List<String> named) {

    public Inputs {
        poms = List.copyOf(poms);
        mainRoots = List.copyOf(mainRoots);
        testRoots = List.copyOf(testRoots);
        named = List.copyOf(named);
    }
}

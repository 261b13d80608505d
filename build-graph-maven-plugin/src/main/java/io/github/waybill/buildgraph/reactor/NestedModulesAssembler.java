package io.github.waybill.buildgraph.reactor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelProblemCollector;
import org.apache.maven.model.inheritance.InheritanceAssembler;

/**
 * Inherits as Maven does, but looks only at those modules of the parent that matter. How a parent lists a child says only what is added to the URLs that
 * the child inherits, and nothing is where it is listed by a plain name. Maven looks at every module of the parent for each of them: where one POM lists
 * all, the time grows with the square of their number. The builder has a copy of the parent for each model that it makes. Threads may ask at the same time.
 */
final class NestedModulesAssembler implements InheritanceAssembler {

    private final InheritanceAssembler maven;
    private final Map<List<String>, List<String>> nested = new ConcurrentHashMap<>();

    NestedModulesAssembler(InheritanceAssembler maven) {
        this.maven = maven;
    }

    @Override
    public void assembleModelInheritance(
            Model child, Model parent, ModelBuildingRequest request, ModelProblemCollector problems) {
        // In Maven 4 the list that a model gives is a view of the model: it changes with it.
        List<String> modules = List.copyOf(parent.getModules());
        parent.setModules(nested.computeIfAbsent(modules, NestedModulesAssembler::inFolders));
        maven.assembleModelInheritance(child, parent, request, problems);
        parent.setModules(new ArrayList<>(modules));
    }

    private static List<String> inFolders(List<String> modules) {
        return modules.stream()
                .filter(module -> module.contains("/") || module.contains("\\"))
                .toList();
    }
}

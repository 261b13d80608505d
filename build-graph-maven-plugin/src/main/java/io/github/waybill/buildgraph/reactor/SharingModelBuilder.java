package io.github.waybill.buildgraph.reactor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelProblemCollector;
import org.apache.maven.model.composition.DependencyManagementImporter;
import org.apache.maven.model.management.DependencyManagementInjector;
import org.apache.maven.model.validation.ModelValidator;

/** Maven's own model builder for many models that manage the same: what BOMs bring is worked out, and looked at, once for all. */
abstract class SharingModelBuilder extends DefaultModelBuilderFactory {

    private final ManagedEntries managed;

    SharingModelBuilder(ManagedEntries managed) {
        this.managed = managed;
    }

    @Override
    protected DependencyManagementImporter newDependencyManagementImporter() {
        return managed;
    }

    /** An entry can only be that of a dependency which is called like it: the others need not be looked at. */
    @Override
    protected DependencyManagementInjector newDependencyManagementInjector() {
        DependencyManagementInjector injector = super.newDependencyManagementInjector();
        return (model, request, problems) -> {
            Set<String> called = new HashSet<>();
            model.getDependencies().forEach(dependency -> called.add(dependency.getArtifactId()));
            withPart(
                    model,
                    entry -> called.contains(entry.getArtifactId()),
                    () -> injector.injectManagement(model, request, problems));
        };
    }

    /** What a BOM brings was validated with the BOM. */
    @Override
    protected ModelValidator newModelValidator() {
        ModelValidator validator = super.newModelValidator();
        return new ModelValidator() {

            @Override
            public void validateRawModel(Model model, ModelBuildingRequest request, ModelProblemCollector problems) {
                validator.validateRawModel(model, request, problems);
            }

            @Override
            public void validateEffectiveModel(
                    Model model, ModelBuildingRequest request, ModelProblemCollector problems) {
                withPart(
                        model,
                        entry -> !managed.isKnownToBeValid(entry),
                        () -> validator.validateEffectiveModel(model, request, problems));
            }
        };
    }

    /** Does something while a model manages a part of what it manages. */
    private static void withPart(Model model, Predicate<Dependency> part, Runnable action) {
        DependencyManagement all = model.getDependencyManagement();
        if (all == null) {
            action.run();
            return;
        }
        DependencyManagement some = new DependencyManagement();
        some.setDependencies(
                all.getDependencies().stream().filter(part).collect(Collectors.toCollection(ArrayList::new)));
        model.setDependencyManagement(some);
        action.run();
        model.setDependencyManagement(all);
    }
}

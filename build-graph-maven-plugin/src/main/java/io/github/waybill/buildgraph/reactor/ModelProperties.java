package io.github.waybill.buildgraph.reactor;

import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.model.Model;
import org.jspecify.annotations.Nullable;

/** What of a model has a name that something may read it by when the build runs: its properties, and what it tells of the project. */
final class ModelProperties {

    private ModelProperties() {}

    /** Returns the values by name; the name of what no {@code <properties>} hold is its expression, such as {@code project.url}. */
    static Map<String, String> of(Model model, Values values) {
        Map<String, String> named = new TreeMap<>();
        model.getProperties()
                .stringPropertyNames()
                .forEach(name ->
                        named.put(name, values.portable(model.getProperties().getProperty(name))));
        add(named, "project.name", model.getName());
        add(named, "project.description", model.getDescription());
        add(named, "project.url", model.getUrl());
        add(named, "project.inceptionYear", model.getInceptionYear());
        if (model.getOrganization() != null) {
            add(named, "project.organization.name", model.getOrganization().getName());
            add(named, "project.organization.url", model.getOrganization().getUrl());
        }
        if (model.getScm() != null) {
            add(named, "project.scm.url", model.getScm().getUrl());
            add(named, "project.scm.tag", model.getScm().getTag());
            add(named, "project.scm.connection", model.getScm().getConnection());
            add(named, "project.scm.developerConnection", model.getScm().getDeveloperConnection());
        }
        return named;
    }

    private static void add(Map<String, String> named, String name, @Nullable String value) {
        if (value != null) {
            named.put(name, value);
        }
    }
}

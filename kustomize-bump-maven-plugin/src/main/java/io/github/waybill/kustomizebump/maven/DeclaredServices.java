package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.trace.Service;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The services of the reactor, as their POMs declare them. */
final class DeclaredServices {

    private static final String PLUGIN = "io.github.waybill:kustomize-bump-maven-plugin";

    private DeclaredServices() {}

    static List<Service> of(MavenSession session) {
        List<Service> services = new ArrayList<>();
        for (MavenProject module : session.getAllProjects()) {
            JibModule jib = new JibModule(module, session.getUserProperties());
            if (module.getFile() != null && jib.isService()) {
                PluginParameters own = new PluginParameters(module, PLUGIN, session.getUserProperties());
                services.add(new Service(
                        module.getGroupId() + ":" + module.getArtifactId(),
                        module.getArtifactId(),
                        jib.target().orElse(null),
                        own.get("kustomize-bump.image", "image").orElse(null)));
            }
        }
        return services;
    }
}

package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.reactor.JibImage;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What this build would publish, and why it must not. */
final class Publication {

    /** The default lifecycle from the first phase that has something to publish. */
    private static final List<String> PHASES = List.of(
            "prepare-package",
            "package",
            "pre-integration-test",
            "integration-test",
            "post-integration-test",
            "verify",
            "install",
            "deploy");

    private static final String ALLOW_DIRTY = "build-graph.allowDirty";

    /** How many changed files a message names. */
    private static final int NAMED = 5;

    private final MavenSession session;
    private final List<MavenProject> services;

    /**
     * Looks at a build.
     *
     * @param built the projects that it builds and may publish
     */
    Publication(MavenSession session, List<MavenProject> built) {
        this.session = session;
        this.services = built.stream()
                .filter(project -> JibImage.of(project.getModel(), session.getUserProperties())
                        .isPresent())
                .toList();
    }

    /** Returns whether the build is asked to publish and has a service to publish. */
    boolean isRequested() {
        return !services.isEmpty()
                && new ExtensionParameters(session).goals().stream().anyMatch(this::publishes);
    }

    /** Returns the services of the build. */
    List<MavenProject> services() {
        return services;
    }

    private boolean publishes(String task) {
        if (task.contains(":")) {
            return isJibBuild(task);
        }
        return PHASES.contains(task)
                && (task.equals("deploy") || services.stream().anyMatch(service -> publishesIn(service, task)));
    }

    /** Returns whether this goal of the command line is the one of Jib that publishes. */
    static boolean isJibBuild(String task) {
        boolean jib = task.startsWith("jib:") || task.startsWith(JibImage.PLUGIN + ":");
        return jib && (task.endsWith(":build") || task.contains(":build@"));
    }

    /** A team may have bound Jib to an earlier phase than deploy. */
    private static boolean publishesIn(MavenProject service, String task) {
        return JibImage.executions(service.getModel()).stream()
                .filter(execution -> execution.getGoals().contains("build"))
                .map(PluginExecution::getPhase)
                .anyMatch(phase -> PHASES.contains(phase) && PHASES.indexOf(phase) <= PHASES.indexOf(task));
    }

    /** Returns why the build must not publish, or {@code null} if it may, or if it publishes nothing. */
    @Nullable
    String problem(GitRepository repository) throws GitException, IOException {
        if (!isRequested()) {
            return null;
        }
        String registry = withoutRegistry();
        return registry != null ? registry : dirt(repository);
    }

    private @Nullable String withoutRegistry() {
        for (MavenProject service : services) {
            String image =
                    JibImage.of(service.getModel(), session.getUserProperties()).orElseThrow();
            if (image.contains("${")) {
                return "The image of %s is %s: a property in it has no value. Set it in %s or in its parent (image.repository, if the service inherits service-parent)."
                        .formatted(service.getArtifactId(), image, service.getFile());
            }
            int slash = image.indexOf('/');
            String host = slash < 0 ? "" : image.substring(0, slash);
            if (!host.contains(".") && !host.contains(":") && !host.equals("localhost")) {
                return "The image of %s is %s, which names no registry. Put one in front, such as registry.example.com/%s, in %s or in its parent."
                        .formatted(service.getArtifactId(), image, image, service.getFile());
            }
        }
        return null;
    }

    private @Nullable String dirt(GitRepository repository) throws GitException, IOException {
        if (Boolean.parseBoolean(session.getUserProperties().getProperty(ALLOW_DIRTY))) {
            return null;
        }
        Collection<String> dirt = repository.dirt(BuildDirectories.of(session.getAllProjects(), repository.workTree()));
        return dirt.isEmpty()
                ? null
                : "The working tree of %s has changes that commit %s does not hold: %s. An image tagged with the commit would not be that commit. Commit or stash them, or say -D%s=true."
                        .formatted(repository.workTree(), repository.head(), summary(dirt), ALLOW_DIRTY);
    }

    private static String summary(Collection<String> files) {
        String named = files.stream().limit(NAMED).collect(Collectors.joining(", "));
        return files.size() > NAMED ? named + " and " + (files.size() - NAMED) + " more" : named;
    }
}

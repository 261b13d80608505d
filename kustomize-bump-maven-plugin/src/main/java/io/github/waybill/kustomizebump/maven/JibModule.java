package io.github.waybill.kustomizebump.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.project.MavenProject;

/** A module as Jib sees it. The parameters are those of jib-maven-plugin. */
final class JibModule {

    /** Says of a project that its image was there already; of a type of the JDK, since the plugin can be loaded more than once. */
    private static final String REUSED = "kustomize-bump.reused";

    private final MavenProject project;
    private final Properties user;
    private final PluginParameters jib;

    JibModule(MavenProject project, Properties user) {
        this.project = project;
        this.user = user;
        this.jib = new PluginParameters(project, "com.google.cloud.tools:jib-maven-plugin", user);
    }

    /** Returns whether an image of the module is published: by Jib, or since one that was there already is taken. */
    boolean isService() {
        return jib.isPluginPresent()
                && !project.getPackaging().equals("pom")
                && isContainerized()
                && (isReused()
                        || !Boolean.parseBoolean(jib.get("jib.skip", "skip").orElse("false")))
                && target().isPresent();
    }

    private boolean isReused() {
        return project.getContextValue(REUSED) != null;
    }

    /** Has Jib make no image, since one is there already. */
    void reuse() {
        project.setContextValue(REUSED, "reused");
        project.getProperties().setProperty("jib.skip", "true");
    }

    private boolean isContainerized() {
        String only = user.getProperty("jib.containerize");
        String artifactId = project.getArtifactId();
        return only == null
                || List.of(project.getGroupId() + ":" + artifactId, ":" + artifactId, artifactId)
                        .contains(only);
    }

    /** Returns the target image without tag and digest. */
    Optional<String> target() {
        return jib.get("jib.to.image", "to", "image")
                .or(() -> jib.get("image"))
                .filter(name -> !name.isBlank())
                .map(JibModule::withoutTag);
    }

    /** Returns where Jib writes what it published. */
    Path report() {
        return jib.get("jib.outputPaths.imageJson", "outputPaths", "imageJson")
                .map(path -> project.getBasedir().toPath().resolve(path))
                .orElseGet(() -> Path.of(project.getBuild().getDirectory(), "jib-image.json"));
    }

    static String withoutTag(String image) {
        String name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }
}

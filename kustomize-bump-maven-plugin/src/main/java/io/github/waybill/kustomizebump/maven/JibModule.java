package io.github.waybill.kustomizebump.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.project.MavenProject;

/** A module as Jib sees it. The parameters are those of jib-maven-plugin. */
final class JibModule {

    private final MavenProject project;
    private final Properties user;
    private final PluginParameters jib;

    JibModule(MavenProject project, Properties user) {
        this.project = project;
        this.user = user;
        this.jib = new PluginParameters(project, "com.google.cloud.tools:jib-maven-plugin", user);
    }

    /** Returns whether Jib publishes an image of the module. */
    boolean isService() {
        return jib.isPluginPresent()
                && !project.getPackaging().equals("pom")
                && isContainerized()
                && !Boolean.parseBoolean(jib.get("jib.skip", "skip").orElse("false"))
                && target().isPresent();
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

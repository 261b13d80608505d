package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.buildgraph.graph.ModuleId;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReactorWorkspaceTest {

    private static final Artifact ORDERS = new DefaultArtifact("com.example:orders:pom:1");

    @TempDir
    Path folder;

    private Model orders(String pom) {
        Dependency text = new Dependency();
        text.setGroupId("com.example");
        text.setArtifactId("text");
        text.setVersion("1");
        Model model = new Model();
        model.setGroupId("com.example");
        model.setArtifactId("orders");
        model.setVersion("1");
        model.addDependency(text);
        model.setPomFile(folder.resolve(pom).toFile());
        return model;
    }

    private ReactorWorkspace workspace(String pom) {
        Model model = orders(pom);
        return new ReactorWorkspace(List.of(new EffectiveModule(
                model,
                List.of(new EffectiveModule.Level(pom, new ModuleId("com.example", "orders"), "1", model, Set.of())))));
    }

    @Test
    void aPomIsWrittenForWhoReadsFiles() throws IOException {
        try (ReactorWorkspace workspace = workspace("pom.xml")) {
            File pom = workspace.findArtifact(ORDERS);

            assertThat(pom).content().contains("<artifactId>orders</artifactId>", "<artifactId>text</artifactId>");
        }
    }

    @Test
    void noPomIsWrittenForWhoTakesModels() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        try (ReactorWorkspace workspace = workspace("pom.xml")) {
            Model taken = workspace.findModel(ORDERS);

            assertThat(taken).isNotNull();
            assertThat(taken.getDependencies())
                    .extracting(Dependency::getArtifactId)
                    .containsExactly("text");
            assertThat(workspace.findArtifact(ORDERS))
                    .isEqualTo(folder.resolve("pom.xml").toFile());
        }
    }

    @Test
    void aPomThatIsNotCheckedOutIsWritten() {
        try (ReactorWorkspace workspace = workspace("gone.xml")) {
            workspace.findModel(ORDERS);

            assertThat(workspace.findArtifact(ORDERS)).content().contains("<artifactId>text</artifactId>");
        }
    }

    @Test
    void whatWasReadOfAnArtifactIsItsModel() {
        ArtifactDescriptorResult read = new ArtifactDescriptorResult(new ArtifactDescriptorRequest())
                .setArtifact(new DefaultArtifact("com.example:text:jar:1"))
                .addDependency(
                        new org.eclipse.aether.graph.Dependency(new DefaultArtifact("com.example:words:2"), "compile"));
        try (ReactorWorkspace workspace = workspace("pom.xml")) {
            workspace.keep(read.getArtifact(), DescriptorModel.of(read));

            Model taken = workspace.findModel(new DefaultArtifact("com.example:text:pom:1"));

            assertThat(taken).isNotNull();
            assertThat(taken.getDependencies())
                    .extracting(Dependency::getArtifactId)
                    .containsExactly("words");
            assertThat(workspace.findModel(new DefaultArtifact("com.example:text:pom:2")))
                    .isNull();
        }
    }

    @Test
    void anotherVersionIsNoModule() {
        try (ReactorWorkspace workspace = workspace("pom.xml")) {
            Artifact other = ORDERS.setVersion("2");

            assertThat(workspace.findModel(other)).isNull();
            assertThat(workspace.findArtifact(other)).isNull();
        }
    }
}

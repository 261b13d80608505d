package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class JibImageTest {

    private final Properties user = new Properties();

    @Test
    void imageOfTheConfigurationWithoutItsTag() throws Exception {
        Model project = project("<to><image>${image.repository}/pricing:${build-graph.commit}</image></to>");
        project.getProperties().setProperty("image.repository", "registry.example.com:5000/shop");
        assertThat(JibImage.of(project, user)).contains("registry.example.com:5000/shop/pricing");
    }

    @Test
    void expressionWithoutValueStays() throws Exception {
        assertThat(JibImage.of(project("<to><image>${image.repository}/pricing</image></to>"), user))
                .contains("${image.repository}/pricing");
    }

    @Test
    void commandLineComesFirst() throws Exception {
        user.setProperty("jib.to.image", "registry.example.com/other@sha256:abc");
        assertThat(JibImage.of(project("<to><image>registry.example.com/pricing</image></to>"), user))
                .contains("registry.example.com/other");
    }

    @Test
    void skippedModuleIsNoService() throws Exception {
        Model project = project("<to><image>registry.example.com/pricing</image></to>");
        project.getProperties().setProperty("jib.skip", "true");
        assertThat(JibImage.of(project, user)).isEmpty();
        assertThat(JibImage.of(project("<skip>true</skip><to><image>r.example.com/p</image></to>"), user))
                .isEmpty();
    }

    @Test
    void containerizeNamesTheOneService() throws Exception {
        user.setProperty("jib.containerize", ":search");
        assertThat(JibImage.of(project("<to><image>registry.example.com/pricing</image></to>"), user))
                .isEmpty();
    }

    @Test
    void withoutTargetImageOrAsPomItIsNoService() throws Exception {
        assertThat(JibImage.of(project("<from><image>scratch</image></from>"), user))
                .isEmpty();
        Model pom = project("<to><image>registry.example.com/pricing</image></to>");
        pom.setPackaging("pom");
        assertThat(JibImage.of(pom, user)).isEmpty();
    }

    private static Model project(String configuration) throws Exception {
        Plugin jib = new Plugin();
        jib.setGroupId("com.google.cloud.tools");
        jib.setArtifactId("jib-maven-plugin");
        jib.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>")));
        Model model = new Model();
        model.setGroupId("shop");
        model.setArtifactId("pricing");
        model.setVersion("1.0");
        model.setBuild(new Build());
        model.getBuild().addPlugin(jib);
        return model;
    }
}

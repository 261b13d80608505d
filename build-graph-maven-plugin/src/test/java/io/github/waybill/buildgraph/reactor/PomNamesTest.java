package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PomNamesTest {

    private static final PomNames NAMES = new PomNames(Set.of("text.version", "other"));

    private static boolean standIn(String content, Charset charset) {
        return NAMES.standIn(("<?xml version=\"1.0\"?><project>" + content + "</project>").getBytes(charset));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<version>${text.version}</version>",
                "<properties><text.version>1</text.version></properties>",
                "<name>a ${other}</name>",
                "<name>my.text.version</name>",
                "<version>${text<!-- -->.version}</version>",
                "<version>&#36;{text.versio&#110;}</version>",
                "<version><![CDATA[1]]></version>",
                "<version>${project.properties(x)}</version>",
                "<version>${properties.x}</version>",
                "<version>${project.dependencyManagement.dependencies[0].version}</version>",
                "<version>${dependencyManagement.dependencies[0].version}</version>"
            })
    void theyStandIn(String content) {
        assertThat(standIn(content, StandardCharsets.UTF_8)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<version>${context.version}</version>",
                "<version>${text.version.minor}</version>",
                "<name>another</name>",
                "<!-- ${text.version} is said elsewhere --><dependencyManagement><dependencies/></dependencyManagement>"
            })
    void theyDoNot(String content) {
        assertThat(standIn(content, StandardCharsets.UTF_8)).isFalse();
    }

    @Test
    void inAnotherEncodingTheyMayStand() {
        assertThat(standIn("<name>x</name>", StandardCharsets.ISO_8859_1)).isFalse();
        assertThat(standIn("<name>x</name>", StandardCharsets.UTF_16)).isTrue();
        assertThat(standIn("<name>x</name>", Charset.forName("IBM037"))).isTrue();
    }

    @Test
    void inWhatIsNoPomTheyMayStand() {
        assertThat(NAMES.standIn(new byte[0])).isTrue();
    }
}

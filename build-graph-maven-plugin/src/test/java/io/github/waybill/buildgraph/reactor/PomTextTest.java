package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PomTextTest {

    private static final String POM = "<project a=\"1\"><name>shop &amp; co</name><build><x/></build></project>";

    private static boolean isSame(String one, String other) {
        return PomText.isSame(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<project a=\"1\"><name>shop &amp; co</name><build><x/></build></project>",
                "<?xml version=\"1.0\"?>\n<!-- ours -->\n<project a='1'>\r\n\t<name>shop &#38; co</name>\n\n<build><x></x></build></project>\n",
                "<project a=\"1\"><?pi?><name>shop <!-- and -->&amp; co</name><build><!-- no --><x/></build><!--2--></project>",
                "<project a=\"1\"><name><![CDATA[shop & co]]></name><build><x> </x></build></project>"
            })
    void commentsAndTheSpaceBetweenElementsSayNothing(String other) {
        assertThat(isSame(POM, other)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<project a=\"2\"><name>shop &amp; co</name><build><x/></build></project>",
                "<project><name>shop &amp; co</name><build><x/></build></project>",
                "<project a=\"1\"><name>shop &amp; sons</name><build><x/></build></project>",
                "<project a=\"1\"><build><x/></build><name>shop &amp; co</name></project>",
                "<project a=\"1\"><name>shop &amp; co</name><build/><x/></project>",
                "<project a=\"1\"><name>shop &amp; co</name><build><x/><x/></build></project>",
                "<project a=\"1\"><name>shop &amp; co</name><build><y/></build></project>",
                "<project a=\"1\"><name>shop &amp; co</name><build>x</build></project>",
                "<project a=\"1\"><name>shop &amp; co</name><build><x/></build>",
                ""
            })
    void whatIsSaidOtherwiseIsNotTheSame(String other) {
        assertThat(isSame(POM, other)).isFalse();
        assertThat(isSame(other, POM)).isFalse();
    }

    @Test
    void blankTextCountsWhereItIsKept() {
        assertThat(isSame("<p><s> </s></p>", "<p><s>  </s></p>")).isTrue();
        assertThat(isSame("<p><s xml:space=\"preserve\"> </s></p>", "<p><s xml:space=\"preserve\">  </s></p>"))
                .isFalse();
    }

    @Test
    void whatIsNoXmlOrHasADtdIsNeverTheSame() {
        String dtd = "<!DOCTYPE p [<!ENTITY e \"1\">]><p>&e;</p>";
        assertThat(isSame("<p>", "<p>")).isFalse();
        assertThat(isSame(dtd, dtd)).isFalse();
    }
}

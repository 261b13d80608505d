package io.github.waybill.buildgraph.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void lineBreaksAndControlCharactersBecomeOneSpace() {
        assertThat(OneLine.of("<a>\r\n\t  <b/>\u0085\u001b[31m</a>\u2028")).isEqualTo("<a> <b/> [31m</a>");
    }

    @Test
    void eightyCharactersStayAndOfMoreTheFirstSeventyNineDo() {
        assertThat(OneLine.shortened("a".repeat(80), 80)).isEqualTo("a".repeat(80));
        assertThat(OneLine.shortened("a".repeat(81), 80)).isEqualTo("a".repeat(79) + "…");
    }

    @Test
    void aLongPathKeepsTheNameOfItsFile() {
        assertThat(OneLine.path("a".repeat(160))).isEqualTo("a".repeat(160));
        assertThat(OneLine.path("x" + "/".repeat(153) + "A.java\n")).isEqualTo("x" + "/".repeat(153) + "A.java");
        assertThat(OneLine.path("x" + "/".repeat(154) + "A.java")).isEqualTo("…" + "/".repeat(153) + "A.java");
    }

    @Test
    void aCharacterOfTwoUnitsIsNotTorn() {
        assertThat(OneLine.shortened("a".repeat(78) + "😀😀", 80)).isEqualTo("a".repeat(78) + "…");
    }

    @Test
    void shortValuesAreShownWhole() {
        assertThat(OneLine.change("1.9", "1.10")).isEqualTo("1.9 → 1.10");
    }

    /** The first 106 characters are the same: the last twenty of them are left to know the place by. */
    @Test
    void longValuesAreShownFromWhereTheyDiffer() {
        String same = "a".repeat(100);

        assertThat(OneLine.change(same + "<skip>false</skip>", same + "<skip>true</skip>"))
                .isEqualTo("…%1$s<skip>false</skip> → …%1$s<skip>true</skip>".formatted("a".repeat(14)));
    }

    @Test
    void aValueThatGoesOnEndsWithWhatItGoesOnBy() {
        String same = "a".repeat(100);

        assertThat(OneLine.change(same, same + "b")).isEqualTo("…%1$s → …%1$sb".formatted("a".repeat(20)));
    }

    @Test
    void longValuesThatDifferSoonAreShownFromTheirBeginning() {
        assertThat(OneLine.change("x" + "a".repeat(100), "y")).isEqualTo("x" + "a".repeat(78) + "… → y");
    }
}

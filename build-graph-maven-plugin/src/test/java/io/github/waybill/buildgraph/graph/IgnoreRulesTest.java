package io.github.waybill.buildgraph.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {

    @ParameterizedTest
    @CsvSource({
        "*.md, README.md, true",
        "*.md, a/b/README.md, true",
        "*.md, README.MD, false",
        "*.md, a.md/b, false",
        "docs/*.txt, docs/a.txt, true",
        "docs/*.txt, docs/a/b.txt, false",
        "docs/*.txt, x/docs/a.txt, false",
        "docs/**, docs/a/b.txt, true",
        "docs/**, docs, false",
        "**/.idea/**, .idea/x, true",
        "**/.idea/**, a/b/.idea/c/x, true",
        "**/.idea/**, a/x.idea/c, false",
        "/README.md, README.md, true",
        "/README.md, a/README.md, false",
        "v?.txt, v1.txt, true",
        "v?.txt, v12.txt, false",
        "a+(b).[x], a+(b).[x], true",
        "a.b, axb, false",
        "LICENSE*, LICENSE-2.0.txt, true",
    })
    void aGlobMatches(String glob, String path, boolean expected) {
        assertThat(new IgnoreRules(List.of(glob)).ignores(path)).isEqualTo(expected);
    }

    @Test
    void aNameOfAnyCharactersIsMatched() {
        assertThat(IgnoreRules.defaults().ignores("docs/\u00dcbersicht\n.md")).isTrue();
    }

    @Test
    void noRulesIgnoreNothing() {
        assertThat(new IgnoreRules(List.of("", " ")).ignores("README.md")).isFalse();
    }
}

package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {

    @ParameterizedTest
    @CsvSource({
        "'', common, common",
        "orders, ../common, common",
        "orders, .., ''",
        "poms/middle, ../../pom.xml, pom.xml",
        "a/b, ./c//d/, a/b/c/d",
        "a, '', a",
        "a, ..., a/...",
        "größe, ../maß 1, maß 1"
    })
    void relativePathsLeadFromAFolder(String folder, String relative, String path) {
        assertThat(Paths.resolve(folder, relative)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"'', ..", "a, ../..", "a, ../../a"})
    void noPathLeadsOutOfTheRepositoryAndBack(String folder, String relative) {
        assertThat(Paths.resolve(folder, relative)).isNull();
    }

    @Test
    void theParentOfAFileAtTheRootIsTheRoot() {
        assertThat(Paths.parent("pom.xml")).isEmpty();
        assertThat(Paths.parent("a/b/pom.xml")).isEqualTo("a/b");
        assertThat(Paths.join("", "pom.xml")).isEqualTo("pom.xml");
        assertThat(Paths.join("a", "pom.xml")).isEqualTo("a/pom.xml");
    }
}

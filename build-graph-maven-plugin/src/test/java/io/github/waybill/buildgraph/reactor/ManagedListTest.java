package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Exclusion;
import org.junit.jupiter.api.Test;

class ManagedListTest {

    private static Dependency entry(String artifactId, String version) {
        Dependency entry = new Dependency();
        entry.setGroupId("g");
        entry.setArtifactId(artifactId);
        entry.setVersion(version);
        return entry;
    }

    private static ManagedList list(Dependency... entries) {
        return new ManagedList(List.of(entries));
    }

    @Test
    void whatSaysTheSameIsTheSame() {
        ManagedList one = list(entry("io", "1"), entry("lang", "2"));
        ManagedList other = list(entry("io", "1"), entry("lang", "2"));

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(list()).isEqualTo(list()).hasSameHashCodeAs(list());
    }

    @Test
    void anotherVersionOrOrderOrLengthIsAnother() {
        ManagedList one = list(entry("io", "1"), entry("lang", "2"));

        assertThat(one)
                .isNotEqualTo(list(entry("io", "1"), entry("lang", "3")))
                .isNotEqualTo(list(entry("lang", "2"), entry("io", "1")))
                .isNotEqualTo(list(entry("io", "1")));
    }

    @Test
    void whatIsExcludedCounts() {
        Exclusion exclusion = new Exclusion();
        exclusion.setGroupId("g");
        exclusion.setArtifactId("log");
        Dependency less = entry("io", "1");
        less.addExclusion(exclusion);

        assertThat(list(less)).isNotEqualTo(list(entry("io", "1")));
    }
}

package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.maven.model.Dependency;
import org.junit.jupiter.api.Test;

class ManagedComparisonTest {

    private final Values values = new Values(Path.of("/srv/work/shop"));
    private final ManagedComparison comparison = new ManagedComparison(values, values);
    private final Map<Integer, Dependency> shared = new HashMap<>();

    private static Dependency entry(String groupId, String artifactId, String version) {
        Dependency entry = new Dependency();
        entry.setGroupId(groupId);
        entry.setArtifactId(artifactId);
        entry.setVersion(version);
        return entry;
    }

    /** One of twelve entries: of two artifacts of one group and one of another, in four versions each. */
    private static Dependency entry(int number) {
        return entry(number % 3 == 0 ? "org.example" : "com.example", "a" + number % 2, String.valueOf(number / 3));
    }

    /** Some of the entries are the same object in all lists, others say the same. */
    private List<Dependency> entries(List<Integer> numbers) {
        List<Dependency> entries = new ArrayList<>();
        numbers.forEach(number -> entries.add(
                number % 4 == 0 ? entry(number) : shared.computeIfAbsent(number, ManagedComparisonTest::entry)));
        return entries;
    }

    /** What differs by definition: the last entry of an artifact counts. */
    private static Map<String, Difference> differences(List<Dependency> before, List<Dependency> after) {
        return Difference.between(byKey(before), byKey(after));
    }

    private static Map<String, String> byKey(List<Dependency> entries) {
        Map<String, String> byKey = new HashMap<>();
        entries.forEach(entry -> byKey.put(Values.key(entry), Values.ofManaged(entry)));
        return byKey;
    }

    @Property(tries = 500)
    void whatDiffersIsFoundWhereverItStands(
            @ForAll @Size(max = 7) List<@IntRange(max = 11) Integer> before,
            @ForAll @Size(max = 7) List<@IntRange(max = 11) Integer> after) {
        assertThat(comparison.between(entries(before), entries(after)))
                .isEqualTo(differences(entries(before), entries(after)));
    }

    @Test
    void aResultIsKeptForListsThatDifferInTheSameEntries() {
        Dependency was = entry("com.example", "text", "1");
        Dependency is = entry("com.example", "text", "2");
        Dependency own = entry("com.example", "own", "1");

        Map<String, Difference> one = comparison.between(List.of(was), List.of(is));
        Map<String, Difference> other = comparison.between(List.of(own, was), List.of(own, is));

        assertThat(one).isEqualTo(Map.of("com.example:text", new Difference("1", "2")));
        assertThat(other).isSameAs(one);
    }

    @Test
    void anArtifactOfTheSameNameIsAnother() {
        Dependency same = entry("org.example", "text", "1");

        assertThat(comparison.between(
                        List.of(same, entry("com.example", "text", "1")),
                        List.of(same, entry("com.example", "text", "2"))))
                .isEqualTo(Map.of("com.example:text", new Difference("1", "2")));
    }
}

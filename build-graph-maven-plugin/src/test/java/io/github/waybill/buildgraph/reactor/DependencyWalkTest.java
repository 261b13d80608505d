package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.junit.jupiter.api.Test;

class DependencyWalkTest {

    private final Map<Artifact, DependencyWalk.Described> poms = new HashMap<>();
    private final List<String> read = new ArrayList<>();
    private final Set<String> unreadable = new HashSet<>();

    private static Artifact artifact(String name, String version) {
        return new DefaultArtifact("com.example", name, "jar", version);
    }

    private static Dependency dependency(String nameAndVersion) {
        String[] parts = nameAndVersion.split(" ", -1);
        return new Dependency(artifact(parts[0], parts[1]), "compile");
    }

    private static Dependency managed(String nameAndVersion) {
        return dependency(nameAndVersion).setScope("").setOptional(null);
    }

    private static List<Dependency> dependencies(String... namesAndVersions) {
        return Stream.of(namesAndVersions).map(DependencyWalkTest::dependency).toList();
    }

    private void pom(String nameAndVersion, String... leadsTo) {
        pom(nameAndVersion, List.of(), leadsTo);
    }

    private void pom(String nameAndVersion, List<Dependency> managed, String... leadsTo) {
        poms.put(
                dependency(nameAndVersion).getArtifact(),
                new DependencyWalk.Described(dependencies(leadsTo), managed, false));
    }

    private DependencyWalk walk(List<Dependency> managed, String... own) {
        DependencyWalk walk = new DependencyWalk(managed);
        dependencies(own).forEach(walk::start);
        while (!walk.next().isEmpty()) {
            walk.next().stream()
                    .filter(artifact -> !unreadable.contains(artifact.getArtifactId()))
                    .forEach(artifact ->
                            poms.putIfAbsent(artifact, new DependencyWalk.Described(List.of(), List.of(), false)));
            walk.next().forEach(artifact -> read.add(artifact.getArtifactId() + " " + artifact.getVersion()));
            walk.step(poms);
        }
        return walk;
    }

    private static Set<String> leadingTo(DependencyWalk walk, String... wanted) {
        return Stream.concat(
                        walk.leadingToDoubt().stream(), Stream.of(wanted).flatMap(to -> ways(walk, to).keys().stream()))
                .map(DependencyWalk.Key::artifactId)
                .collect(Collectors.toSet());
    }

    @Test
    void allOnThePathLeadTo() {
        pom("a 1", "b 1");
        pom("b 1", "c 1");
        pom("d 1", "e 1");

        assertThat(leadingTo(walk(List.of(), "a 1", "d 1"), "c")).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aCircleEnds() {
        pom("a 1", "b 1");
        pom("b 1", "a 1", "c 1");

        assertThat(leadingTo(walk(List.of(), "a 1"), "c")).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void whatIsManagedHasThatVersionAndNoOther() {
        pom("a 1", "b 1");
        pom("b 1", "c 1");
        pom("b 2", "d 1");

        DependencyWalk walk = walk(dependencies("b 2"), "a 1");

        assertThat(leadingTo(walk, "d")).containsExactlyInAnyOrder("a", "b", "d");
        assertThat(leadingTo(walk, "c")).isEmpty();
        assertThat(read).containsExactly("a 1", "b 2", "d 1");
    }

    @Test
    void ofTwoManagedVersionsTheFirstCounts() {
        pom("a 1", "b 1");

        walk(dependencies("b 2", "b 3"), "a 1");

        assertThat(read).containsExactly("a 1", "b 2");
    }

    @Test
    void anEntryWithoutVersionManagesNone() {
        pom("a 1", "b 1");

        walk(dependencies("b "), "a 1");

        assertThat(read).containsExactly("a 1", "b 1");
    }

    @Test
    void aModulesOwnDependencyKeepsItsVersion() {
        walk(dependencies("a 2"), "a 1");

        assertThat(read).containsExactly("a 1");
    }

    @Test
    void anotherClassifierIsManagedApart() {
        Artifact tests = new DefaultArtifact("com.example", "b", "tests", "jar", "2");
        pom("a 1", "b 1");

        walk(List.of(new Dependency(tests, "compile")), "a 1");

        assertThat(read).containsExactly("a 1", "b 1");
    }

    @Test
    void whereAPomOnTheWayManagesAllThatIsManagedIsLookedAt() {
        pom("a 1", "b 1");
        pom("b 1", dependencies("c 2", "e 2"), "c 1");
        pom("c 2", "d 1");
        // Managed only when e was met already.
        pom("d 1", dependencies("e 3", "e "), "e 1");

        DependencyWalk walk = walk(List.of(), "a 1");

        assertThat(read).containsExactlyInAnyOrder("a 1", "b 1", "c 1", "c 2", "d 1", "e 1", "e 2", "e 3");
        assertThat(leadingTo(walk, "d")).containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Test
    void whatTheModuleManagesNoPomOnTheWayDoes() {
        pom("a 1", dependencies("b 3"), "b 1");

        walk(dependencies("b 2"), "a 1");

        assertThat(read).containsExactly("a 1", "b 2");
    }

    @Test
    void aRangeMayLeadAnywhere() {
        pom("a 1", "b [1,2)");

        assertThat(leadingTo(walk(List.of(), "a 1"), "c")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aPomThatCannotBeReadMayLeadAnywhere() {
        pom("a 1", "b 1");
        pom("d 1", "e 1");
        unreadable.add("b");

        DependencyWalk walk = walk(List.of(), "a 1", "d 1");

        assertThat(leadingTo(walk, "e")).containsExactlyInAnyOrder("a", "b", "d", "e");
        assertThat(walk.leadingToDoubt())
                .extracting(DependencyWalk.Key::artifactId)
                .containsExactlyInAnyOrder("a", "b");
    }

    private static DependencyWalk.Ways ways(DependencyWalk walk, String to) {
        return walk.ways(walk.met().stream()
                .filter(artifact -> artifact.getArtifactId().equals(to))
                .collect(Collectors.toSet()));
    }

    private static Dependency without(String nameAndVersion, String groupId, String artifactId) {
        return dependency(nameAndVersion).setExclusions(List.of(new Exclusion(groupId, artifactId, "*", "*")));
    }

    private void pom(String nameAndVersion, Dependency... leadsTo) {
        poms.put(
                dependency(nameAndVersion).getArtifact(),
                new DependencyWalk.Described(List.of(leadsTo), List.of(), false));
    }

    @Test
    void waysAreOpenWhereAllIsPlain() {
        pom("a 1", "b 1");
        pom("b 1", "c 1");
        pom("d 1", "c 1", "e 1");

        DependencyWalk.Ways ways = ways(walk(List.of(managed("c 2")), "a 1", "d 1"), "c");

        assertThat(ways.open()).isTrue();
        assertThat(ways.keys())
                .extracting(DependencyWalk.Key::artifactId)
                .containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Test
    void waysMayLeadThroughEitherOfTwoVersions() {
        pom("a 1", "b 1");
        pom("d 1", "b 2");
        pom("b 1", "c 1");

        assertThat(ways(walk(List.of(), "a 1", "d 1"), "c").open()).isFalse();
        assertThat(ways(walk(List.of(managed("b 1")), "a 1", "d 1"), "c").open())
                .isTrue();
    }

    @Test
    void whatIsExcludedClosesTheWaysItIsOn() {
        pom("a 1", without("b 1", "com.example", "c"));
        pom("b 1", "c 1");
        pom("d 1", without("e 1", "com.example", "c"));

        DependencyWalk walk = walk(List.of(), "a 1", "d 1");

        assertThat(ways(walk, "c").open()).isFalse();
        assertThat(ways(walk, "e").open()).isTrue();
        assertThat(ways(walk, "b").open()).isTrue();
    }

    @Test
    void whatIsExcludedElsewhereDoesNot() {
        pom("a 1", without("b 1", "org.example", "c"));
        pom("b 1", "c 1");

        assertThat(ways(walk(List.of(), "a 1"), "c").open()).isTrue();
    }

    @Test
    void aManagedExclusionCloses() {
        pom("a 1", "b 1");
        pom("b 1", "c 1");

        assertThat(ways(walk(List.of(without("b 1", "*", "*").setScope("")), "a 1"), "c")
                        .open())
                .isFalse();
    }

    @Test
    void anExclusionOfAModuleIsOfItsOwnWays() {
        pom("a 1", "c 1");
        DependencyWalk walk = new DependencyWalk(List.of());
        walk.start(without("a 1", "*", "c"));
        walk.step(poms);
        poms.put(artifact("c", "1"), new DependencyWalk.Described(List.of(), List.of(), false));
        walk.step(poms);

        DependencyWalk.Ways ways = ways(walk, "c");

        assertThat(ways.open()).isTrue();
        assertThat(ways.areClosedBy(without("a 1", "*", "c").getExclusions())).isTrue();
        assertThat(ways.areClosedBy(without("a 1", "*", "b").getExclusions())).isFalse();
    }

    @Test
    void aManagedScopeCloses() {
        pom("a 1", "c 1");

        assertThat(ways(walk(dependencies("c 1"), "a 1"), "c").open()).isFalse();
        assertThat(ways(walk(List.of(managed("c 1")), "a 1"), "c").open()).isTrue();
    }

    @Test
    void whatBecameAnotherArtifactCloses() {
        poms.put(artifact("a", "1"), new DependencyWalk.Described(dependencies("c 1"), List.of(), true));

        assertThat(ways(walk(List.of(), "a 1"), "c").open()).isFalse();
    }

    @Test
    void whatHoldsItsDependenciesCloses() {
        Artifact war = new DefaultArtifact(
                "com.example", "a", "", "war", "1", Map.of(ArtifactProperties.INCLUDES_DEPENDENCIES, "true"), (File)
                        null);
        pom("b 1", new Dependency(war, "compile"));
        poms.put(war, new DependencyWalk.Described(dependencies("c 1"), List.of(), false));

        assertThat(ways(walk(List.of(), "b 1"), "c").open()).isFalse();
    }

    @Test
    void whatAPomManagesOnTheWayCloses() {
        pom("a 1", dependencies("c 2"), "c 1");

        assertThat(ways(walk(List.of(), "a 1"), "c").open()).isFalse();
    }

    private static Set<DependencyWalk.Key> keys(String... names) {
        return Stream.of(names)
                .map(name -> DependencyWalk.Key.of(artifact(name, "1")))
                .collect(Collectors.toSet());
    }

    @Test
    void whatLeadsToOneArtifactMayMeet() {
        pom("a 1", "b 1");
        pom("b 1", "c 1");
        pom("d 1", "c 2");
        pom("e 1", "f 1");
        DependencyWalk walk = walk(List.of(), "a 1", "d 1", "e 1");

        assertThat(walk.reachedFrom(keys("a"))).isEqualTo(keys("a", "b", "c"));
        assertThat(walk.mayMeet(keys("a"), keys("d"))).isTrue();
        assertThat(walk.mayMeet(keys("a"), keys("e"))).isFalse();
        assertThat(walk.mayMeet(keys("a"), keys())).isFalse();
        assertThat(walk.mayMeet(keys(), keys("a"))).isFalse();
    }

    @Test
    void whatLeadsToAManagedScopeMayMeetAnything() {
        pom("a 1", "b 1");
        DependencyWalk walk = walk(dependencies("b 2"), "a 1", "c 1");

        assertThat(walk.mayMeet(keys("a"), keys("c"))).isTrue();
        assertThat(walk.mayMeet(keys("c"), keys("a"))).isFalse();
    }

    @Test
    void whatLeadsToDoubtMayMeetAnything() {
        pom("a 1", "b 1");
        unreadable.add("b");
        DependencyWalk walk = walk(List.of(), "a 1", "c 1");

        assertThat(walk.mayMeet(keys("a"), keys("c"))).isTrue();
        assertThat(walk.mayMeet(keys("c"), keys("a"))).isFalse();
    }
}

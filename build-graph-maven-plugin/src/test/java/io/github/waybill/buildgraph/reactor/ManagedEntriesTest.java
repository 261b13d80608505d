package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Exclusion;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.composition.DefaultDependencyManagementImporter;
import org.apache.maven.model.composition.DependencyManagementImporter;
import org.junit.jupiter.api.Test;

class ManagedEntriesTest {

    /** One of a few entries, so that random lists have many of the same artifact, some of them the same altogether. */
    private static Dependency entry(int number) {
        Dependency entry = new Dependency();
        entry.setGroupId("com.example");
        entry.setArtifactId("a" + number % 3);
        entry.setType(number % 2 == 0 ? "jar" : "zip");
        entry.setVersion(String.valueOf(number / 6));
        return entry;
    }

    private static DependencyManagement management(List<Integer> numbers) {
        DependencyManagement management = new DependencyManagement();
        numbers.forEach(number -> management.addDependency(entry(number)));
        return management;
    }

    private static List<Dependency> imported(
            DependencyManagementImporter importer, List<Integer> own, List<List<Integer>> boms) {
        Model model = new Model();
        model.setDependencyManagement(management(own));
        importer.importManagement(
                model,
                boms.stream().map(ManagedEntriesTest::management).toList(),
                new DefaultModelBuildingRequest(),
                problem -> {});
        return model.getDependencyManagement().getDependencies();
    }

    @Property(tries = 300)
    void bomsAreImportedAsMavenDoes(
            @ForAll @Size(max = 5) List<@IntRange(max = 17) Integer> own,
            @ForAll @Size(max = 3) List<@Size(max = 5) List<@IntRange(max = 17) Integer>> boms) {
        assertThat(imported(new ManagedEntries(), own, boms))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyElementsOf(imported(new DefaultDependencyManagementImporter(), own, boms));
    }

    @Test
    void modelsShareEntriesThatSayTheSame() {
        ManagedEntries entries = new ManagedEntries();

        List<Dependency> one = imported(entries, List.of(0), List.of(List.of(1, 2)));
        List<Dependency> other = imported(entries, List.of(2), List.of(List.of(0, 7)));

        // 7 is another version of 1.
        assertThat(other.get(0)).isSameAs(one.get(2));
        assertThat(other.get(1)).isSameAs(one.get(0));
        assertThat(other.get(2)).isNotSameAs(one.get(1));
    }

    @Test
    void anEntryThatSaysAnythingElseIsAnother() {
        List<Dependency> entries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            entries.add(entry(0));
        }
        entries.get(1).setGroupId("org.example");
        entries.get(2).setClassifier("tests");
        entries.get(3).setVersion("9");
        entries.get(4).setScope("test");
        entries.get(5).setOptional("true");
        entries.get(6).setSystemPath("/opt/a.jar");
        entries.get(7).addExclusion(new Exclusion());
        Model model = new Model();
        model.setDependencyManagement(new DependencyManagement());
        model.getDependencyManagement().setDependencies(new ArrayList<>(entries));

        new ManagedEntries().importManagement(model, null, new DefaultModelBuildingRequest(), problem -> {});

        assertThat(model.getDependencyManagement().getDependencies()).containsExactlyElementsOf(entries);
    }

    @Test
    void onlyWhatABomBringsIsKnownToBeValid() {
        ManagedEntries entries = new ManagedEntries();

        List<Dependency> all = imported(entries, List.of(0), List.of(List.of(1)));

        assertThat(all).map(entries::isKnownToBeValid).containsExactly(false, true);
    }
}

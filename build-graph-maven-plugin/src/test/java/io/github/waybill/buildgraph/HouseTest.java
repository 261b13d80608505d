package io.github.waybill.buildgraph;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of rooms: which package may import what. Every room but {@code .maven}, which may import everything, has a row. */
class HouseTest {

    private static final String HOUSE = "io.github.waybill.buildgraph";

    /** A house that breaks the table, to see that the rules can fail. */
    private static final String CROOKED_HOUSE = HOUSE + ".crooked";

    /** What stands behind a dot is a room; {@code ..} at the end takes in the packages below. */
    private static final Map<String, List<String>> MAY_IMPORT = Map.of(
            "graph", List.of(),
            "git", List.of(".graph", "org.eclipse.jgit.."),
            "reactor",
                    List.of(
                            ".graph",
                            ".git",
                            "org.apache.maven..",
                            "org.eclipse.aether..",
                            "org.codehaus.plexus.util.xml..",
                            // Of the JDK.
                            "javax.xml.stream.."),
            "render", List.of(".graph", "com.google.gson.."),
            "layout", List.of("org.eclipse.elk..", "org.eclipse.emf.."),
            "page", List.of(".graph", ".render", ".layout", "com.google.gson.."));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HOUSE);

    @ParameterizedTest
    @ValueSource(strings = {"graph", "git", "reactor", "render", "layout", "page"})
    void aRoomImportsOnlyWhatTheTableSays(String room) {
        importsOnlyWhatTheTableSays(HOUSE, room).check(CLASSES);
    }

    @Test
    void roomsFormNoCycle() {
        formNoCycle(HOUSE).check(CLASSES);
    }

    @Test
    void everyClassIsInARoom() {
        String[] rooms = Stream.concat(MAY_IMPORT.keySet().stream(), Stream.of("maven"))
                .map(room -> HOUSE + "." + room)
                .toArray(String[]::new);

        classes().should().resideInAnyPackage(rooms).check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"graph", "git", "render"})
    void theRuleFindsAForbiddenImport(String room) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> importsOnlyWhatTheTableSays(CROOKED_HOUSE, room).check(crooked()));
    }

    @Test
    void theRuleFindsACycle() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> formNoCycle(CROOKED_HOUSE).check(crooked()))
                .withMessageContaining("Cycle detected");
    }

    @Test
    void theCrookedHouseHasARoomForEachRuleItBreaks() {
        assertThat(crooked()).hasSize(3);
    }

    private static JavaClasses crooked() {
        return new ClassFileImporter().importPackages(CROOKED_HOUSE);
    }

    private static ArchRule importsOnlyWhatTheTableSays(String house, String room) {
        Stream<String> always = Stream.of("java..", "org.jspecify.annotations", house + "." + room);
        Stream<String> listed = MAY_IMPORT.getOrDefault(room, List.of()).stream()
                .map(entry -> entry.startsWith(".") ? house + entry : entry);
        return classes()
                .that()
                .resideInAPackage(house + "." + room)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(Stream.concat(always, listed).toArray(String[]::new)));
    }

    private static ArchRule formNoCycle(String house) {
        return slices().matching(house + ".(*)..").should().beFreeOfCycles();
    }
}

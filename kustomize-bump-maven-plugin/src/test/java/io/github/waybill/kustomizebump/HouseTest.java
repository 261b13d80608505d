package io.github.waybill.kustomizebump;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** Which room may know which: the table of the house. */
class HouseTest {

    private static final String ROOT = "io.github.waybill.kustomizebump";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void roomsImportWhatTheyMay() {
        room("bump").check(CLASSES);
        room("bump.trace", ROOT + ".bump").check(CLASSES);
        room("bump.verify", ROOT + ".bump", ROOT + ".bump.trace").check(CLASSES);
        room("kustomize", ROOT + ".bump", ROOT + ".bump.trace", "org.snakeyaml.engine..")
                .check(CLASSES);
        room("git", ROOT + ".bump", ROOT + ".bump.trace", "org.eclipse.jgit..").check(CLASSES);
        room("flux", ROOT + ".bump.trace", "io.fabric8.kubernetes..").check(CLASSES);
        room("render", ROOT + ".bump.trace", ROOT + ".bump.verify", "com.google.gson", "javax.xml.stream")
                .check(CLASSES);
        room("render.page", ROOT + ".bump.trace", ROOT + ".bump.verify").check(CLASSES);
        // Jib's JSON templates are Jackson's annotations.
        room(
                        "registry",
                        ROOT + ".bump",
                        ROOT + ".bump.trace",
                        "com.google.cloud.tools.jib..",
                        "com.fasterxml.jackson.annotation")
                .check(CLASSES);
    }

    @Test
    void roomsFormNoCycle() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + ".(*)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void ruleFindsWhatIsForbidden() {
        assertThatThrownBy(() -> room("git", ROOT + ".bump").check(CLASSES)).hasMessageContaining("org.eclipse.jgit");
    }

    private static ArchRule room(String name, String... others) {
        String[] allowed = new String[others.length + 3];
        allowed[0] = ROOT + "." + name;
        allowed[1] = "java..";
        allowed[2] = "org.jspecify.annotations";
        System.arraycopy(others, 0, allowed, 3, others.length);
        return ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }
}

package io.github.waybill.buildgraph.graph;

import static io.github.waybill.buildgraph.graph.Reactor.causes;
import static io.github.waybill.buildgraph.graph.Reactor.via;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose input a changed path is. */
class OwnershipTest {

    @Test
    void proseThatTheModelNamesInItsOwnFolderIsPackaged() {
        Reactor reactor = shop().named("orders", "orders/legal", "orders/src/test/legal");

        assertThat(reactor.halves("orders/legal/TERMS.md")).containsExactly("orders");
        assertThat(reactor.halves("orders/src/test/legal/T.md")).containsExactly("orders (tests)");
        assertThat(reactor.halves("orders/README.md")).isEmpty();
    }

    private static Reactor shop() {
        return new Reactor()
                .pom("root", "")
                .jar("common", "pom.xml")
                .service("orders", "pom.xml")
                .edge(EdgeKind.PARENT, "common", "root")
                .edge(EdgeKind.PARENT, "orders", "root");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"common/src/main/java/A.java", "common/src/it/case/pom.xml", "common/Dockerfile", "common/src/x"
            })
    void aFileInAModulesFolderIsItsMainInput(String path) {
        assertThat(shop().halves(path)).containsExactly("common");
    }

    @ParameterizedTest
    @ValueSource(strings = {"common/src/test/java/ATest.java", "common/src/test/k8s/config.yaml"})
    void aFileBelowATestRootOrSrcTestIsOfTheTestsOnly(String path) {
        assertThat(shop().halves(path)).containsExactly("common (tests)");
    }

    @Test
    void aMainRootBelowSrcTestIsMain() {
        Reactor reactor = shop().roots("common", List.of("common/src/test/shared"), List.of("common/src/test/java"));

        assertThat(reactor.halves("common/src/test/shared/A.java")).containsExactly("common");
        assertThat(reactor.halves("common/src/test/java/A.java")).containsExactly("common (tests)");
    }

    @Test
    void aFolderThatIsBothAMainAndATestRootIsMain() {
        Reactor reactor = shop().roots("common", List.of("common/src"), List.of("common/src"));

        assertThat(reactor.halves("common/src/A.java")).containsExactly("common");
    }

    @Test
    void aFolderWhoseNameBeginsLikeAModuleIsNotTheModules() {
        assertThat(shop().affected("common-old/A.java").unowned()).containsExactly("common-old/A.java");
    }

    @Test
    void aNestedModuleOwnsItsFolderAlsoBelowSrc() {
        Reactor reactor = new Reactor().jarIn("", "tool").jarIn("src/it/plugin", "it-plugin");

        assertThat(reactor.halves("src/it/plugin/src/main/java/A.java")).containsExactly("it-plugin");
        assertThat(reactor.halves("src/it/other/A.java")).containsExactly("tool");
    }

    @Test
    void aPomModuleOwnsItsPomOnly() {
        Affected affected = shop().affected("tools/x.sh");

        assertThat(affected.mode()).isEqualTo(Affected.Mode.NONE);
        assertThat(affected.unowned()).containsExactly("tools/x.sh");
    }

    @Test
    void aFileInThePomModuleOfAJarModulesFolderIsNobodys() {
        Reactor reactor = new Reactor().jarIn("app", "app").pom("its", "app/its");

        assertThat(reactor.affected("app/its/x.sh").unowned()).containsExactly("app/its/x.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"README.md", "docs/a/b.adoc", "LICENSE", ".idea/x.xml", "common/.idea/x.xml", "orders/README.md"
            })
    void proseIsIgnoredAndNotNamed(String path) {
        Affected affected = shop().affected(path);

        assertThat(affected.modules()).isEmpty();
        assertThat(affected.unowned()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "webapp/help.md"})
    void proseThatIsPackagedCounts(String name) {
        assertThat(shop().halves("common/src/main/resources/" + name)).containsExactly("common");
        assertThat(shop().halves("orders/src/main/jib/" + name)).containsExactly("orders");
        assertThat(shop().halves("orders/src/test/resources/" + name)).containsExactly("orders (tests)");
    }

    @Test
    void anInputOutsideIsMainOfEveryModuleThatNamesItWhateverItsName() {
        Reactor reactor = shop().named("common", "proto").named("orders", "proto", "NOTICE.md");

        assertThat(reactor.halves("proto/v1/order.proto")).containsExactly("common", "orders");
        assertThat(reactor.halves("NOTICE.md")).containsExactly("orders");
        assertThat(reactor.halves("prototype/x")).isEmpty();
    }

    @Test
    void aTestRootOutsideIsOfTheTestsUnlessSomethingElseNamesItToo() {
        List<String> main = List.of("orders/src/main/java");
        List<String> test = List.of("shared/src/test/java");
        Reactor byTests = shop().roots("orders", main, test).named("orders", "shared/src/test/java");
        Reactor byBoth = shop().roots("orders", main, test).named("orders", "shared", "shared/src/test/java");

        assertThat(byTests.halves("shared/src/test/java/A.java")).containsExactly("orders (tests)");
        assertThat(byBoth.halves("shared/src/test/java/A.java")).containsExactly("orders");
    }

    @Test
    void anInputInAnotherModulesFolderIsBothTheirs() {
        Reactor reactor = shop().named("orders", "common/schema");

        assertThat(reactor.halves("common/schema/a.xsd")).containsExactly("common", "orders");
    }

    @Test
    void aPomThatAnotherModuleNamesFromOutsideIsItsInputToo() {
        Reactor reactor = shop().named("orders", "common");

        Affected affected = reactor.affected("common/pom.xml");

        assertThat(causes(affected, "common")).isEmpty();
        assertThat(causes(affected, "orders"))
                .containsExactly(new Cause.Source(List.of("common/pom.xml"), via("orders")));
    }

    @Test
    void mavensConfigurationAtTheRootIsAnInputOfEveryModule() {
        Affected affected = shop().affected(".mvn/maven.config", "common/src/main/java/A.java");

        assertThat(affected.mode()).isEqualTo(Affected.Mode.FULL);
        assertThat(affected.reason()).isEqualTo(".mvn/maven.config is an input of every module");
        assertThat(Reactor.halves(affected)).containsExactly("root", "common", "orders");
    }

    @Test
    void mavensConfigurationOfAReactorInAFolderIsAnInputOfEveryModuleBesideIt() {
        Reactor flat = new Reactor().pom("root", "build").jarIn("common", "common");

        assertThat(flat.halves("build/.mvn/jvm.config")).containsExactly("root", "common");
    }

    @Test
    void mavensConfigurationOfABuildWithinAModuleIsASourceOfThatModule() {
        assertThat(shop().halves("common/src/it/case/.mvn/maven.config")).containsExactly("common");
        assertThat(shop().halves("common/x.mvn/maven.config")).containsExactly("common");
    }

    @Test
    void aSubmoduleAffectsEveryModuleInItAndAroundIt() {
        Reactor reactor = new Reactor()
                .jarIn("libs/money", "money")
                .jarIn("libs/time", "time")
                .service("orders");

        assertThat(reactor.halves("libs")).containsExactly("money", "time");
        assertThat(reactor.halves("libs/money")).containsExactly("money");
        assertThat(reactor.halves("orders/proto")).containsExactly("orders");
    }

    @Test
    void aSubmoduleThatHoldsAnUnlistedParentAffectsWhatInheritsFromIt() {
        Reactor reactor = new Reactor().jar("common", "build/parent/pom.xml").jar("other");

        assertThat(reactor.halves("build")).containsExactly("common");
    }

    private static Affected linked(String path, String... links) {
        return AffectedAnalysis.of(
                shop().graph(),
                Reactor.change(List.of(new PathChange(path, PathChange.Kind.MODIFIED, List.of(links)))),
                IgnoreRules.defaults());
    }

    @Test
    void aFileIsAtEachLinkThatLeadsToItWhatAnyFileThereIs() {
        Affected affected =
                linked("shared/TERMS.md", "common/src/test/resources/T.md", "orders/src/main/resources/T.md");

        assertThat(Reactor.halves(affected)).containsExactly("common (tests)", "orders");
        assertThat(causes(affected, "orders"))
                .containsExactly(new Cause.Source(List.of("shared/TERMS.md"), via("orders")));
        assertThat(affected.unowned()).isEmpty();
        assertThat(Reactor.halves(linked("orders/x.txt", "common/x.txt"))).containsExactly("common", "orders");
    }

    @Test
    void aFileIsNobodysOnlyIfItIsSoAtEachLinkThatLeadsToIt() {
        assertThat(linked("tools/x.sh", "tools/y.sh").unowned()).containsExactly("tools/x.sh");
        assertThat(linked("tools/x.sh", "docs/x.md").unowned()).isEmpty();
        assertThat(linked("tools/x.sh", "common/README.md"))
                .extracting(Affected::modules, Affected::unowned)
                .containsExactly(List.of(), List.of());
        assertThat(linked("poms/common.xml", "common/pom.xml"))
                .extracting(Affected::modules, Affected::unowned)
                .containsExactly(List.of(), List.of());
    }

    @Test
    void mavensConfigurationIsSoBehindALinkAndWhereItsFolderIsOne() {
        for (Affected affected :
                List.of(linked("config/maven.config", ".mvn/maven.config"), linked(".mvn"), linked("config", ".mvn"))) {
            assertThat(affected.mode()).isEqualTo(Affected.Mode.FULL);
        }
        assertThat(linked("config/maven.config", ".mvn/maven.config").reason())
                .isEqualTo("config/maven.config is an input of every module");
        assertThat(linked("config/maven.config", "tools/.mvn/maven.config").mode())
                .isEqualTo(Affected.Mode.NONE);
    }

    @Test
    void theInputsOfAHalfAreTheFilesThemselvesByTheRulesOfEachPath() {
        InputFiles inputs = new InputFiles(
                shop().graph(),
                IgnoreRules.defaults(),
                List.of("shared/a.txt", "shared/b.txt", "orders/x.txt"),
                Map.of(
                        "shared/a.txt", List.of("common/src/test/resources/a.txt", "orders/a.txt"),
                        "orders/x.txt", List.of("common/README.md")));

        assertThat(inputs.of(new ModuleHalf(Reactor.id("common"), Half.TEST))).containsExactly("shared/a.txt");
        assertThat(inputs.of(new ModuleHalf(Reactor.id("common"), Half.MAIN))).isEmpty();
        assertThat(inputs.of(new ModuleHalf(Reactor.id("orders"), Half.MAIN)))
                .containsExactly("orders/x.txt", "shared/a.txt");
    }
}

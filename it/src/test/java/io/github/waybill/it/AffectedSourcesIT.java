package io.github.waybill.it;

import static io.github.waybill.it.Edit.append;
import static io.github.waybill.it.Edit.delete;
import static io.github.waybill.it.Edit.first;
import static io.github.waybill.it.Edit.git;
import static io.github.waybill.it.Edit.into;
import static io.github.waybill.it.Edit.large;
import static io.github.waybill.it.Edit.link;
import static io.github.waybill.it.Edit.move;
import static io.github.waybill.it.Edit.replace;
import static io.github.waybill.it.Edit.section;
import static io.github.waybill.it.Edit.submodule;
import static io.github.waybill.it.Edit.write;
import static io.github.waybill.it.Scenario.scenario;

import java.util.List;
import java.util.stream.Stream;

/** The files of a module's folder: which half each is of, how far it carries, and what git can say of a file besides its text. */
class AffectedSourcesIT extends AffectedTable {

    private static final String MAIN = "src/main/java/acme/";
    private static final String RESOURCES = "common/src/main/resources/";

    /** A name with umlauts and a space, written by a shell, since a JVM under the locale C could not. */
    private static Edit umlauts(String text) {
        return repository -> {
            String script = "printf " + text + " > \"" + RESOURCES
                    + "$(printf 'gr\\303\\266\\303\\237e und ma\\303\\237.txt')\"";
            int exit = new ProcessBuilder("sh", "-c", script)
                    .directory(repository.folder().toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(script);
            }
        };
    }

    @Override
    List<Scenario> table() {
        return Stream.of(halves(), tests(), prose(), nobodys(), whatGitTells())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> halves() {
        return List.of(
                scenario("a library's main source", append("common/" + MAIN + "Common.java"))
                        .affects(COMMON)
                        .because("orders: source common/src/main/java/acme/Common.java, via common orders"),
                scenario("a main source nobody else uses", append("extras/tool/" + MAIN + "Tool.java"))
                        .affects("tool"),
                scenario("a main resource", append(RESOURCES + "common.properties"))
                        .affects(COMMON),
                scenario(
                                "a test-scoped edge carries into tests and no further",
                                append("orders/" + MAIN + "Orders.java"))
                        .affects(ORDERS)
                        .why("tool has payments, of which only the tests see orders"),
                scenario(
                                "a library of which only an attached artifact is used",
                                append("fixtures/" + MAIN + "Fixtures.java"))
                        .affects(FIXTURES)
                        .why("what is attached may be made of main classes too"),
                scenario(
                                "a file below src/main that no plugin is known to read",
                                write("orders/src/main/jib/app/x", "1"))
                        .affects(ORDERS),
                scenario("a file of a module's folder, outside src", write("common/assembly.xml", "<assembly/>"))
                        .affects(COMMON),
                scenario(
                                "a source moved from one module to another",
                                move("extras/tool/" + MAIN + "Tool.java", "payments/" + MAIN + "Tool.java"))
                        .affects(PAYMENTS),
                scenario(
                                "a source moved from main to tests",
                                move("orders/" + MAIN + "Orders.java", "orders/src/test/java/acme/Orders.java"))
                        .affects(ORDERS),
                scenario("white space in a source", replace("common/" + MAIN + "Common.java", " {}", " {\n}"))
                        .affects(COMMON)
                        .why("line numbers are in the class file"),
                scenario(
                                "a source of each of two modules",
                                append("fixtures/" + MAIN + "Fixtures.java"),
                                append("payments/" + MAIN + "Payments.java"))
                        .affects(FIXTURES, PAYMENTS),
                scenario("a source folder of another name", append("payments/java/P.java"))
                        .given(
                                section("payments/pom.xml", "<build><sourceDirectory>java</sourceDirectory></build>"),
                                write("payments/java/P.java", ""))
                        .affects(PAYMENTS),
                scenario("a test source folder of another name", append("payments/checks/P.java"))
                        .given(
                                section(
                                        "payments/pom.xml",
                                        "<build><testSourceDirectory>checks</testSourceDirectory></build>"),
                                write("payments/checks/P.java", ""))
                        .affects("payments (tests)"));
    }

    private static List<Scenario> tests() {
        String assembly = """
                <plugin><artifactId>maven-assembly-plugin</artifactId><executions><execution><goals><goal>single</goal></goals>
                <configuration><descriptors><descriptor>fakes.xml</descriptor></descriptors></configuration></execution></executions></plugin>
                """;
        String shade = """
                <plugin><artifactId>maven-shade-plugin</artifactId><version>3.6.0</version><executions><execution><goals><goal>shade</goal></goals>
                <configuration><shadedArtifactAttached>true</shadedArtifactAttached><shadedClassifierName>all</shadedClassifierName>
                <shadeTestJar>true</shadeTestJar></configuration></execution></executions></plugin>
                """;
        String all =
                "<dependency><groupId>acme</groupId><artifactId>common</artifactId><version>1</version><classifier>all</classifier></dependency>";
        return List.of(
                scenario("a test source nobody shares", append("orders/src/test/java/acme/OrdersFixture.java"))
                        .affects("orders (tests)"),
                scenario(
                                "a test source that maven-jar-plugin attaches",
                                append("common/src/test/java/acme/CommonFixture.java"))
                        .affects("common (tests), orders (tests)"),
                scenario(
                                "a test resource that maven-jar-plugin attaches",
                                append("common/src/test/resources/common-test.properties"))
                        .affects("common (tests), orders (tests)"),
                scenario(
                                "a test source that build-helper-maven-plugin attaches",
                                append("fixtures/src/test/java/acme/Fakes.java"))
                        .affects("fixtures (tests), orders (tests)"),
                scenario(
                                "a test source that maven-assembly-plugin attaches",
                                append("fixtures/src/test/java/acme/Fakes.java"))
                        .given(first("fixtures/pom.xml", "(?s)<plugin>.*</plugin>", assembly))
                        .affects("fixtures (tests), orders (tests)"),
                scenario(
                                "a test source that maven-shade-plugin attaches to something of main",
                                append("common/src/test/java/acme/CommonFixture.java"))
                        .given(
                                into("common/pom.xml", "plugins", shade),
                                into("extras/tool/pom.xml", "dependencies", all))
                        .affects("common (tests), orders (tests), tool")
                        .why("tool has what is attached at compile time, and it may hold test classes"),
                scenario(
                                "a source below src/test that no test root names",
                                write("payments/src/test/data/x.json", "{}"))
                        .affects("payments (tests)"),
                scenario("prose in a test resource", write("payments/src/test/resources/expected.md", "# One"))
                        .affects("payments (tests)"));
    }

    private static List<Scenario> prose() {
        return List.of(
                scenario("the README of the repository", write("README.md", "The shop")),
                scenario("the README of a module", append("common/README.md")),
                scenario("the README of a module goes", delete("common/README.md")),
                scenario("a README in a resource folder", write(RESOURCES + "README.md", "Packaged"))
                        .affects(COMMON),
                scenario(
                        "what an editor and git keep for themselves",
                        write("common/.editorconfig", "root = true\n"),
                        write("common/.gitignore", "*.tmp\n")));
    }

    private static List<Scenario> nobodys() {
        String pom = "<project/>";
        return List.of(
                scenario("a file nobody owns", write("tools/x.sh", "true\n")).leavesToNobody("tools/x.sh"),
                scenario("a file nobody owns goes", delete("config/checkstyle.xml"))
                        .leavesToNobody("config/checkstyle.xml"),
                scenario("a file in the folder of a module of packaging pom", write("extras/notes.csv", "1\n"))
                        .leavesToNobody("extras/notes.csv")
                        .why("such a module builds nothing from its folder"),
                scenario(
                                "a POM that is no module, among resources",
                                write(RESOURCES + "archetype-resources/pom.xml", pom))
                        .affects(COMMON),
                scenario("a POM that is no module, in a module's folder", write("common/sample/pom.xml", pom))
                        .affects(COMMON),
                scenario("a POM that is no module, in nobody's folder", write("samples/one/pom.xml", pom))
                        .leavesToNobody("samples/one/pom.xml"),
                scenario(
                                "a file nobody owns beside one that a module has",
                                write("tools/x.sh", "true\n"),
                                append("payments/" + MAIN + "Payments.java"))
                        .affects(PAYMENTS)
                        .leavesToNobody("tools/x.sh"));
    }

    private static List<Scenario> whatGitTells() {
        String script = RESOURCES + "run.sh";
        String link = RESOURCES + "latest.txt";
        return List.of(
                scenario("the executable bit", git("update-index", "--chmod=+x", script), chmod(script))
                        .given(write(script, "true\n"))
                        .affects(COMMON),
                scenario("a symbolic link to another target", link(link, "b.txt"))
                        .given(write(RESOURCES + "a.txt", "a"), write(RESOURCES + "b.txt", "b"), link(link, "a.txt"))
                        .affects(COMMON),
                scenario("a symbolic link in place of a file", link(link, "a.txt"))
                        .given(write(RESOURCES + "a.txt", "a"), write(link, "a"))
                        .affects(COMMON),
                scenario("a submodule at another commit", submodule("common/vendor", '2'))
                        .given(submodule("common/vendor", '1'))
                        .affects(COMMON),
                scenario("a submodule that joins", submodule("common/vendor", '1'))
                        .affects(COMMON),
                scenario("a submodule that goes", delete("common/vendor"))
                        .given(submodule("common/vendor", '1'))
                        .affects(COMMON),
                scenario(
                                "a file renamed in case alone",
                                move(RESOURCES + "common.properties", RESOURCES + "Common.properties"))
                        .affects(COMMON),
                scenario("a name with umlauts and spaces", umlauts("2"))
                        .given(umlauts("1"))
                        .affects(COMMON),
                scenario("a file of 100 MB", large(RESOURCES + "large.bin", 2))
                        .given(large(RESOURCES + "large.bin", 1))
                        .affects(COMMON),
                scenario(
                        "a change and its revert",
                        append("common/" + MAIN + "Common.java"),
                        Edit.commit(),
                        git("checkout", "begin", "--", "common")));
    }

    private static Edit chmod(String file) {
        return repository -> {
            if (!repository.folder().resolve(file).toFile().setExecutable(true)) {
                throw new IllegalStateException(file + " cannot be made executable");
            }
        };
    }
}

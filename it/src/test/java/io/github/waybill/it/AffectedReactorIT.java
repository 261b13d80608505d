package io.github.waybill.it;

import static io.github.waybill.it.Edit.append;
import static io.github.waybill.it.Edit.delete;
import static io.github.waybill.it.Edit.element;
import static io.github.waybill.it.Edit.first;
import static io.github.waybill.it.Edit.git;
import static io.github.waybill.it.Edit.into;
import static io.github.waybill.it.Edit.move;
import static io.github.waybill.it.Edit.replace;
import static io.github.waybill.it.Edit.section;
import static io.github.waybill.it.Edit.write;
import static io.github.waybill.it.Scenario.scenario;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** Modules that join, leave, move and take other names, reactors that lie anywhere, and bases that Maven itself would refuse. */
class AffectedReactorIT extends AffectedTable {

    private static final String ROOT = "pom.xml";
    private static final String EXTRAS = "extras/pom.xml";
    private static final Edit NO_POM = repository -> {
        repository.run("rm", "-r", "-q", ".");
        Files.createDirectories(repository.folder());
        Files.writeString(repository.folder().resolve(".gitignore"), "target/\n");
    };
    private static final Edit BEGIN_AGAIN = git("checkout", "begin", "--", ".");

    @Override
    List<Scenario> table() {
        return Stream.of(leaving(), joining(), lists(), places(), revision(), bases())
                .flatMap(List::stream)
                .toList();
    }

    private static String module(String artifactId, String more) {
        return "<project><modelVersion>4.0.0</modelVersion><parent><groupId>acme</groupId><artifactId>root</artifactId><version>1</version></parent><artifactId>"
                + artifactId + "</artifactId>" + more + "</project>";
    }

    private static Edit dropped(String pom, String module) {
        return first(pom, "<module>" + module + "</module>", "");
    }

    private static List<Scenario> leaving() {
        return List.of(
                scenario("a module goes", delete("extras/tool"), dropped(EXTRAS, "tool"))
                        .removes("tool"),
                scenario("a module goes with its aggregator", delete("extras"), dropped(ROOT, "extras"))
                        .removes("extras", "tool"),
                scenario("a module leaves the reactor and its folder stays", dropped(EXTRAS, "tool"))
                        .removes("tool"),
                scenario("a module that others have leaves the reactor", dropped(ROOT, "common"))
                        .affects("orders, payments (tests)")
                        .removes("common")
                        .because("orders: removed common, via orders", "payments: removed common, via orders payments")
                        .why("they take from a repository now what was built beside them"),
                scenario(
                                "a module goes with its last use",
                                delete("payments"),
                                dropped(ROOT, "payments"),
                                first("extras/tool/pom.xml", "(?s)<dependency>.*?</dependency>", ""))
                        .affects("tool")
                        .removes("payments"),
                scenario("a BOM that nobody imports leaves the reactor", dropped(ROOT, "bom"))
                        .given(
                                first("poms/middle/pom.xml", "(?s)<dependencyManagement>.*</dependencyManagement>", ""),
                                first(
                                        "payments/pom.xml",
                                        "<artifactId>commons-codec</artifactId>",
                                        "$0<version>1.22.1</version>"))
                        .removes("bom"),
                scenario(
                                "a module takes another name",
                                replace("extras/tool/pom.xml", "<artifactId>tool<", "<artifactId>gadget<"))
                        .affects("gadget")
                        .removes("tool"),
                scenario(
                                "a module takes another folder",
                                move("extras/tool", "extras/gadget"),
                                replace(EXTRAS, "<module>tool<", "<module>gadget<"))
                        .affects("tool")
                        .moves("tool: extras/tool -> extras/gadget"),
                scenario(
                                "a module that others have takes another folder",
                                move("common", "shared"),
                                replace(ROOT, "<module>common<", "<module>shared<"))
                        .affects(COMMON)
                        .moves("common: common -> shared"),
                scenario(
                                "a module moves from one aggregator to another",
                                move("extras/tool", "tool"),
                                dropped(EXTRAS, "tool"),
                                into(ROOT, "modules", "<module>tool</module>"),
                                replace("tool/pom.xml", "../../pom.xml", "../pom.xml"))
                        .affects("tool")
                        .moves("tool: extras/tool -> tool"),
                scenario(
                                "two modules change places",
                                move("payments", "p"),
                                move("fixtures", "payments"),
                                move("p", "fixtures"))
                        .affects(FIXTURES, PAYMENTS)
                        .moves("fixtures: fixtures -> payments", "payments: payments -> fixtures"));
    }

    private static List<Scenario> joining() {
        String payments =
                "<dependencies><dependency><groupId>acme</groupId><artifactId>payments</artifactId><version>1</version></dependency></dependencies>";
        String gadget =
                "<dependency><groupId>acme</groupId><artifactId>gadget</artifactId><version>1</version></dependency>";
        return List.of(
                scenario(
                                "a module joins",
                                into(ROOT, "modules", "<module>gadget</module>"),
                                write("gadget/pom.xml", module("gadget", payments)))
                        .affects("gadget")
                        .because("gadget: added gadget, via gadget"),
                scenario(
                                "a module joins that another has at once",
                                into(ROOT, "modules", "<module>gadget</module>"),
                                write("gadget/pom.xml", module("gadget", "")),
                                into("extras/tool/pom.xml", "dependencies", gadget))
                        .affects("gadget, tool"),
                scenario("a module joins whose folder was there", into(ROOT, "modules", "<module>gadget</module>"))
                        .given(write("gadget/pom.xml", module("gadget", "")))
                        .affects("gadget"),
                scenario("a parent joins the modules", into(ROOT, "modules", "<module>poms/middle</module>"))
                        .affects("middle")
                        .why("its children inherit what they did before"),
                scenario("a module in a folder src", append("src/checks/src/main/java/acme/Checks.java"))
                        .given(
                                into(ROOT, "modules", "<module>src/checks</module>"),
                                write(
                                        "src/checks/pom.xml",
                                        module("checks", "")
                                                .replace(
                                                        "</version></parent>",
                                                        "</version><relativePath>../../pom.xml</relativePath></parent>")),
                                write("src/checks/src/main/java/acme/Checks.java", ""))
                        .affects("checks"),
                scenario("a module in the folder of a jar module", append("common/inner/src/main/java/acme/Inner.java"))
                        .given(
                                into(ROOT, "modules", "<module>common/inner</module>"),
                                write(
                                        "common/inner/pom.xml",
                                        module("inner", "")
                                                .replace(
                                                        "</version></parent>",
                                                        "</version><relativePath>../../pom.xml</relativePath></parent>")),
                                write("common/inner/src/main/java/acme/Inner.java", ""))
                        .affects("inner"),
                scenario("a module whose POM has another name", append("gadget/src/main/java/acme/Gadget.java"))
                        .given(
                                into(ROOT, "modules", "<module>gadget/gadget.xml</module>"),
                                write("gadget/gadget.xml", module("gadget", "")),
                                write("gadget/src/main/java/acme/Gadget.java", ""))
                        .affects("gadget"),
                scenario(
                                "the model of a module whose POM has another name",
                                section("gadget/gadget.xml", "<version>2</version>"))
                        .given(
                                into(ROOT, "modules", "<module>gadget/gadget.xml</module>"),
                                write("gadget/gadget.xml", module("gadget", "")))
                        .affects("gadget"));
    }

    private static List<Scenario> lists() {
        String profile =
                "<profiles><profile><id>more</id><modules><module>extras</module></modules></profile></profiles>";
        return List.of(
                scenario("a module that an active profile lists", append("extras/tool/src/main/java/acme/Tool.java"))
                        .given(dropped(ROOT, "extras"), section(ROOT, profile))
                        .with("-P", "more")
                        .affects("tool"),
                scenario("a module that an inactive profile lists", append("extras/tool/src/main/java/acme/Tool.java"))
                        .given(dropped(ROOT, "extras"), section(ROOT, profile))
                        .leavesToNobody("extras/tool/src/main/java/acme/Tool.java"),
                scenario("a module goes over to an inactive profile", dropped(ROOT, "extras"), section(ROOT, profile))
                        .removes("extras", "tool"),
                scenario("a module goes over to an active profile", dropped(ROOT, "extras"), section(ROOT, profile))
                        .with("-P", "more"),
                scenario(
                        "a module goes over to another aggregator",
                        dropped(ROOT, "fixtures"),
                        into(EXTRAS, "modules", "<module>../fixtures</module>")),
                scenario(
                        "the description of an aggregator that is no parent",
                        section(EXTRAS, "<description>More</description>")),
                scenario(
                        "a property of an aggregator that is no parent",
                        section(EXTRAS, "<properties><greeting>Hi</greeting></properties>")));
    }

    private static List<Scenario> places() {
        String alone =
                "<project><modelVersion>4.0.0</modelVersion><groupId>other</groupId><artifactId>other</artifactId><version>1</version></project>";
        Edit below = repository -> {
            for (String folder : List.of(
                    "pom.xml", "bom", "common", "fixtures", "orders", "payments", "extras", "poms", "config", ".mvn")) {
                move(folder, "backend/" + folder).apply(repository);
            }
        };
        return List.of(
                scenario(
                                "a reactor in a folder of the repository",
                                append("backend/common/src/main/java/acme/Common.java"))
                        .given(below)
                        .in("backend")
                        .affects(COMMON),
                scenario(
                                "a model of a reactor in a folder of the repository",
                                element("backend/pom.xml", "greeting", "Hi"))
                        .given(below)
                        .in("backend")
                        .affects(ORDERS),
                scenario("another reactor of the repository", append("other/src/main/java/Other.java"))
                        .given(write("other/pom.xml", alone), write("other/src/main/java/Other.java", ""))
                        .leavesToNobody("other/src/main/java/Other.java"),
                scenario("one reactor beside another", append("common/src/main/java/acme/Common.java"))
                        .given(write("other/pom.xml", alone), write("other/.mvn/keep", ""))
                        .in("other")
                        .leavesToNobody("common/src/main/java/acme/Common.java"),
                scenario("Maven's own options of another reactor", write("other/.mvn/maven.config", "-e\n"))
                        .given(write("other/pom.xml", alone))
                        .leavesToNobody("other/.mvn/maven.config"));
    }

    private static List<Scenario> revision() {
        Edit friendly = repository -> {
            for (String pom : List.of(
                    "pom.xml",
                    "poms/middle/pom.xml",
                    "common/pom.xml",
                    "fixtures/pom.xml",
                    "orders/pom.xml",
                    "payments/pom.xml",
                    "extras/tool/pom.xml")) {
                repository.edit(pom, "<version>1</version>", "<version>${revision}</version>");
            }
            into(ROOT, "properties", "<revision>1</revision>").apply(repository);
        };
        return List.of(
                scenario("the version becomes ${revision}", friendly),
                scenario("a version in a reactor of ${revision}", element(ROOT, "version.codec", "1.23.0"))
                        .given(friendly)
                        .affects("tool"),
                scenario("the ${revision}", element(ROOT, "revision", "2"))
                        .given(friendly)
                        .affects("root", JARS),
                scenario("a ${revision} that the command line sets", element(ROOT, "revision", "2"))
                        .given(friendly)
                        .with("-Drevision=3"));
    }

    private static List<Scenario> bases() {
        Edit cycle = first(
                "poms/middle/pom.xml",
                "(?s)<parent>.*</parent>",
                "<parent><groupId>acme</groupId><artifactId>orders</artifactId><version>1</version><relativePath>../../orders/pom.xml</relativePath></parent>");
        return List.of(
                scenario("a base whose leaf is no XML", git("checkout", "begin", "--", "extras"))
                        .given(write("extras/tool/pom.xml", "<project"))
                        .affects("tool"),
                scenario("a base whose parent that no modules list is no XML", git("checkout", "begin", "--", "poms"))
                        .given(write("poms/middle/pom.xml", "not XML"))
                        .affects("orders", PAYMENTS),
                scenario("a base whose root is no XML", BEGIN_AGAIN)
                        .why("which modules that reactor had is not known")
                        .given(write(ROOT, ""))
                        .affects(ALL)
                        .full(),
                scenario("a base whose parents are a circle", git("checkout", "begin", "--", "poms"))
                        .given(cycle)
                        .affects("orders", PAYMENTS),
                scenario("a base that lacks a parent", git("checkout", "begin", "--", "poms"))
                        .given(delete("poms/middle/pom.xml"))
                        .affects("orders", PAYMENTS),
                scenario("a base that lists a module without a folder", write("gadget/pom.xml", module("gadget", "")))
                        .given(into(ROOT, "modules", "<module>gadget</module>"))
                        .affects("gadget"),
                scenario(
                                "a base that cannot be built, and a change elsewhere",
                                git("checkout", "begin", "--", "extras"),
                                append("fixtures/src/main/java/acme/Fixtures.java"))
                        .given(write("extras/tool/pom.xml", "<project"))
                        .affects(FIXTURES, "tool"),
                scenario(
                                "a base that cannot be built and stays so for nobody",
                                append("fixtures/src/main/java/acme/Fixtures.java"))
                        .given(write("sample/pom.xml", "<project"))
                        .affects(FIXTURES),
                scenario("a base without any POM", BEGIN_AGAIN)
                        .given(NO_POM)
                        .affects(ALL)
                        .leavesToNobody("config/checkstyle.xml")
                        .full()
                        .because("common: added common, via common"));
    }
}

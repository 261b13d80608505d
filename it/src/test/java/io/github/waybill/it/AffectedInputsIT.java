package io.github.waybill.it;

import static io.github.waybill.it.Edit.append;
import static io.github.waybill.it.Edit.delete;
import static io.github.waybill.it.Edit.element;
import static io.github.waybill.it.Edit.into;
import static io.github.waybill.it.Edit.link;
import static io.github.waybill.it.Edit.section;
import static io.github.waybill.it.Edit.write;
import static io.github.waybill.it.Scenario.scenario;

import java.util.List;
import java.util.stream.Stream;

/** What a module reads from outside its folder: named in its effective model, or declared; and what it declares not to read. */
class AffectedInputsIT extends AffectedTable {

    private static final String RULES = "config/checkstyle.xml";
    private static final String ROOT = "${maven.multiModuleProjectDirectory}/";

    private static String checkstyle(String file) {
        return "<plugin><artifactId>maven-checkstyle-plugin</artifactId><version>3.6.0</version><configuration><configLocation>"
                + file + "</configLocation></configuration></plugin>";
    }

    private static String build(String content) {
        return "<build>" + content + "</build>";
    }

    private static Edit inputs(String pom, String paths) {
        return section(pom, "<properties><build-graph.inputs>" + paths + "</build-graph.inputs></properties>");
    }

    @Override
    List<Scenario> table() {
        return Stream.of(configuration(), folders(), declared(), mavenConfiguration())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> configuration() {
        Edit everywhere = into("pom.xml", "build", "<plugins>" + checkstyle(ROOT + RULES) + "</plugins>");
        String surefire =
                "<plugins><plugin><artifactId>maven-surefire-plugin</artifactId><configuration><systemPropertiesFile>"
                        + "../config/test.properties</systemPropertiesFile></configuration></plugin></plugins>";
        return List.of(
                scenario("a Checkstyle file named by ${maven.multiModuleProjectDirectory}", append(RULES))
                        .given(into("orders/pom.xml", "plugins", checkstyle(ROOT + RULES)))
                        .affects(ORDERS),
                scenario("a Checkstyle file named by ${session.executionRootDirectory}", append(RULES))
                        .given(into(
                                "orders/pom.xml", "plugins", checkstyle("${session.executionRootDirectory}/" + RULES)))
                        .affects(ORDERS),
                scenario("a Checkstyle file named by ../", append(RULES))
                        .given(into("orders/pom.xml", "plugins", checkstyle("../" + RULES)))
                        .affects(ORDERS),
                scenario("a Checkstyle file named by ${project.basedir}", append(RULES))
                        .given(into("orders/pom.xml", "plugins", checkstyle("${project.basedir}/../" + RULES)))
                        .affects(ORDERS),
                scenario("a Checkstyle file named through a link to its folder", append(RULES))
                        .given(
                                link("rules", RULES.substring(0, RULES.lastIndexOf('/'))),
                                into(
                                        "orders/pom.xml",
                                        "plugins",
                                        checkstyle("../rules" + RULES.substring(RULES.lastIndexOf('/')))))
                        .affects(ORDERS),
                scenario("a Checkstyle file that goes", delete(RULES))
                        .given(into("orders/pom.xml", "plugins", checkstyle("../" + RULES)))
                        .affects(ORDERS),
                scenario("a Checkstyle file that comes", write("config/rules.xml", "<module name='Checker'/>"))
                        .given(into("orders/pom.xml", "plugins", checkstyle("../config/rules.xml")))
                        .affects(ORDERS),
                scenario("prose within the module that a plugin is given", append("orders/docs/terms.md"))
                        .given(
                                write("orders/docs/terms.md", "One"),
                                into("orders/pom.xml", "plugins", checkstyle("docs/terms.md")))
                        .affects(ORDERS)
                        .why("what a plugin is given is never ignored"),
                scenario("prose within the module that a plugin is given goes", delete("orders/docs/terms.md"))
                        .given(
                                write("orders/docs/terms.md", "One"),
                                write("orders/docs/more.txt", "More"),
                                into("orders/pom.xml", "plugins", checkstyle("docs/terms.md")))
                        .affects(ORDERS),
                scenario(
                                "prose within the module that a plugin is given goes with its folder",
                                delete("orders/docs/terms.md"))
                        .given(
                                write("orders/docs/terms.md", "One"),
                                into("orders/pom.xml", "plugins", checkstyle("docs/terms.md")))
                        .affects(ORDERS),
                scenario(
                                "a folder of prose that a plugin is given by its whole path goes",
                                delete("orders/docs/terms.md"))
                        .given(
                                write("orders/docs/terms.md", "One"),
                                into("orders/pom.xml", "plugins", checkstyle("${project.basedir}/docs")))
                        .affects(ORDERS),
                scenario("a file that a plugin is given from where Maven runs goes", delete("rules.xml"))
                        .given(
                                write("rules.xml", "<module name='Checker'/>"),
                                into("orders/pom.xml", "plugins", checkstyle("rules.xml")))
                        .affects(ORDERS),
                scenario("a Checkstyle file named in the root's build", append(RULES))
                        .given(everywhere)
                        .affects("root", JARS),
                scenario("a Checkstyle file that one module overrides", append(RULES))
                        .given(
                                everywhere,
                                write("fixtures/rules.xml", "<module name='Checker'/>"),
                                into("fixtures/pom.xml", "plugins", checkstyle("${project.basedir}/rules.xml")))
                        .affects("root, common, orders, payments, tool"),
                scenario("a file that only Surefire's configuration names", write("config/test.properties", "a=2"))
                        .given(write("config/test.properties", "a=1"), section("payments/pom.xml", build(surefire)))
                        .affects("payments (tests)")
                        .why("what configures Surefire is of the tests alone"));
    }

    private static List<Scenario> folders() {
        String jar =
                "<dependency><groupId>acme</groupId><artifactId>local</artifactId><version>1</version><scope>system</scope>"
                        + "<systemPath>${project.basedir}/../lib/local.jar</systemPath></dependency>";
        return List.of(
                scenario("a resource folder outside the module", append("shared/a.txt"))
                        .given(
                                write("shared/a.txt", ""),
                                section(
                                        "payments/pom.xml",
                                        build(
                                                "<resources><resource><directory>../shared</directory></resource></resources>")))
                        .affects(PAYMENTS),
                scenario("a test resource folder outside the module", append("shared/a.txt"))
                        .given(
                                write("shared/a.txt", ""),
                                section(
                                        "payments/pom.xml",
                                        build(
                                                "<testResources><testResource><directory>../shared</directory></testResource></testResources>")))
                        .affects("payments (tests)"),
                scenario("prose in a resource folder outside the module", append("shared/a.md"))
                        .given(
                                write("shared/a.md", ""),
                                section(
                                        "payments/pom.xml",
                                        build(
                                                "<resources><resource><directory>../shared</directory></resource></resources>")))
                        .affects(PAYMENTS)
                        .why("what is packaged is never ignored"),
                scenario("a filter's file outside the module", append("shared/values.properties"))
                        .given(
                                write("shared/values.properties", ""),
                                section(
                                        "payments/pom.xml",
                                        build("<filters><filter>../shared/values.properties</filter></filters>")))
                        .affects(PAYMENTS),
                scenario("a library by its path", append("lib/local.jar"))
                        .given(write("lib/local.jar", ""), into("payments/pom.xml", "dependencies", jar))
                        .affects(PAYMENTS),
                scenario("a folder of another module", append("payments/src/main/proto/p.proto"))
                        .given(
                                write("payments/src/main/proto/p.proto", ""),
                                inputs("fixtures/pom.xml", "../payments/src/main/proto"))
                        .affects(FIXTURES, PAYMENTS));
    }

    private static List<Scenario> declared() {
        Edit proto = write("proto/p.proto", "");
        return List.of(
                scenario("a folder declared in build-graph.inputs", append("proto/p.proto"))
                        .given(proto, inputs("payments/pom.xml", "../proto"))
                        .affects(PAYMENTS),
                scenario("one of two declared in build-graph.inputs", append("proto/p.proto"))
                        .given(proto, inputs("payments/pom.xml", "../schema, ../proto"))
                        .affects(PAYMENTS),
                scenario("a folder declared in a parent", append("proto/p.proto"))
                        .given(proto, inputs("poms/middle/pom.xml", ROOT + "proto"))
                        .affects("orders", PAYMENTS),
                scenario("a folder declared in a parent, and another in the child", append("proto/p.proto"))
                        .given(
                                proto,
                                inputs("poms/middle/pom.xml", ROOT + "proto"),
                                inputs("payments/pom.xml", ROOT + "schema"))
                        .affects("orders", PAYMENTS)
                        .why("what is inherited is appended to, not replaced"),
                scenario("a folder comes to be declared", inputs("payments/pom.xml", "../proto"))
                        .given(proto)
                        .affects(PAYMENTS)
                        .why("of which files a module is made is of its fingerprint"),
                scenario("a file beside what is declared", write("protocol/p.txt", ""))
                        .given(proto, inputs("payments/pom.xml", "../proto"))
                        .leavesToNobody("protocol/p.txt"),
                scenario("a file that build-graph.ignore names", write("common/notes.sql", "select 1"))
                        .with("-Dbuild-graph.ignore=*.sql"),
                scenario(
                                "a resource that build-graph.ignore names",
                                write("common/src/main/resources/notes.sql", "select 1"))
                        .with("-Dbuild-graph.ignore=*.sql")
                        .affects(COMMON)
                        .why("what is packaged is never ignored"),
                scenario("a file nobody owns that build-graph.ignore names", write("tools/x.sh", "true"))
                        .with("-Dbuild-graph.ignore=tools/**"));
    }

    private static List<Scenario> mavenConfiguration() {
        return List.of(
                scenario("Maven's own options", write(".mvn/maven.config", "-Dgreeting=Hi\n"))
                        .affects(ALL)
                        .full(),
                scenario("Maven's own JVM options", write(".mvn/jvm.config", "-Xmx512m\n"))
                        .affects(ALL)
                        .full(),
                scenario("Maven's own options go", delete(".mvn/maven.config"), write(".mvn/keep", ""))
                        .affects(ALL)
                        .full(),
                scenario("a folder .mvn among resources", write("common/src/main/resources/.mvn/maven.config", ""))
                        .affects(COMMON),
                scenario("a property that Maven's own options set to the same", element("pom.xml", "greeting", "Hi"))
                        .given(write(".mvn/maven.config", "-Dgreeting=Hello\n"))
                        .why("the command line wins over the POM, before and after"));
    }
}

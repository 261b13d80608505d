package io.github.waybill.it;

import static io.github.waybill.it.Edit.append;
import static io.github.waybill.it.Edit.element;
import static io.github.waybill.it.Edit.first;
import static io.github.waybill.it.Edit.into;
import static io.github.waybill.it.Edit.replace;
import static io.github.waybill.it.Edit.section;
import static io.github.waybill.it.Edit.version;
import static io.github.waybill.it.Edit.write;
import static io.github.waybill.it.Scenario.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Plugins: a managed one counts where it is used, Surefire and Failsafe in the tests alone, one of the reactor like a dependency. */
class AffectedPluginsIT extends AffectedTable {

    private static final String ROOT = "pom.xml";
    private static final String COMMON_POM = "common/pom.xml";
    private static final String PAYMENTS_POM = "payments/pom.xml";

    /** It must be in the local repository: Maven loads an extension before it builds anything. */
    @BeforeAll
    final void installExtension(@TempDir Path folder) throws Exception {
        Path extension = Setting.root().resolve("it/src/test/reactors/edges/extension");
        Maven.running().run(Folders.copy(extension, folder), "install", "-q").orFail();
    }

    @Override
    List<Scenario> table() {
        return Stream.of(managed(), configured(), tests(), reactor(), extensions())
                .flatMap(List::stream)
                .toList();
    }

    private static String plugin(String artifactId, String more) {
        return "<plugin><artifactId>" + artifactId + "</artifactId>" + more + "</plugin>";
    }

    private static String build(String plugins) {
        return "<build><plugins>" + plugins + "</plugins></build>";
    }

    private static List<Scenario> managed() {
        String help =
                "<version>3.1.0</version><executions><execution><phase>validate</phase><goals><goal>run</goal></goals></execution></executions>";
        return List.of(
                scenario(
                                "the managed version of a plugin that every jar has",
                                version(ROOT, "maven-compiler-plugin", "3.13.0"))
                        .affects("root", JARS)
                        .why("root's artifact is its model, so what it manages is of it"),
                scenario(
                                "the managed version of a plugin that nobody has",
                                version(ROOT, "maven-assembly-plugin", "3.6.0"))
                        .affects("root"),
                scenario("the managed version of Surefire", version(ROOT, "maven-surefire-plugin", "3.5.2"))
                        .affects("root", JARS_TESTS),
                scenario(
                                "the managed configuration of a plugin that every jar has",
                                replace(
                                        ROOT,
                                        "<version>3.5.1</version>",
                                        "<version>3.5.1</version><configuration><forceCreation>true</forceCreation></configuration>"))
                        .affects("root", JARS),
                scenario(
                                "the managed version of a plugin that one module has",
                                version(ROOT, "maven-assembly-plugin", "3.6.0"))
                        .given(section("extras/tool/pom.xml", build(plugin("maven-assembly-plugin", ""))))
                        .affects("root, tool"),
                scenario(
                                "the managed version of a plugin that a module overrides",
                                version(ROOT, "maven-assembly-plugin", "3.6.0"))
                        .given(section(
                                "extras/tool/pom.xml",
                                build(plugin("maven-assembly-plugin", "<version>3.7.1</version>"))))
                        .affects("root"),
                scenario(
                        "the version of a plugin becomes managed",
                        first(
                                "orders/pom.xml",
                                "(<artifactId>jib-maven-plugin</artifactId>)\\s*<version>3.5.2</version>",
                                "$1"),
                        section(
                                "poms/middle/pom.xml",
                                "<build><pluginManagement><plugins><plugin><groupId>com.google.cloud.tools</groupId><artifactId>jib-maven-plugin</artifactId>"
                                        + "<version>3.5.2</version></plugin></plugins></pluginManagement></build>")),
                scenario(
                                "a plugin in the root's build",
                                into(ROOT, "build", "<plugins>" + plugin("maven-antrun-plugin", help) + "</plugins>"))
                        .affects("root", JARS),
                scenario(
                                "a plugin in the root's build that is not inherited",
                                into(
                                        ROOT,
                                        "build",
                                        "<plugins>"
                                                + plugin("maven-antrun-plugin", help + "<inherited>false</inherited>")
                                                + "</plugins>"))
                        .affects("root", JARS)
                        .why(
                                "Maven takes its executions from the children, but leaves its version there, for goals of the command line"),
                scenario(
                                "a plugin in the build of an aggregator that is no parent",
                                section("extras/pom.xml", build(plugin("maven-antrun-plugin", help))))
                        .affects("extras"),
                scenario(
                                "a plugin in the build of a parent no modules list",
                                section("poms/middle/pom.xml", build(plugin("maven-antrun-plugin", help))))
                        .affects("orders", PAYMENTS));
    }

    private static List<Scenario> configured() {
        String two =
                "<configuration><forceCreation>true</forceCreation><skipIfEmpty>false</skipIfEmpty></configuration>";
        Edit compiler = section(
                PAYMENTS_POM,
                build(plugin(
                        "maven-compiler-plugin",
                        "<configuration><compilerArgs><arg>-g</arg><arg>-Xlint</arg></compilerArgs></configuration>")));
        return List.of(
                scenario(
                                "a plugin's configuration",
                                element("orders/pom.xml", "image", "registry.example.com/acme/shop"))
                        .affects(ORDERS),
                scenario(
                        "a comment in a plugin's configuration",
                        replace("orders/pom.xml", "<image>", "<!-- where --><image>")),
                scenario(
                                "the order of parameters",
                                first(
                                        COMMON_POM,
                                        "(<forceCreation>.*</forceCreation>)(<skipIfEmpty>.*</skipIfEmpty>)",
                                        "$2$1"))
                        .given(first(COMMON_POM, "<executions>", two + "$0")),
                scenario(
                                "the order of a list of values",
                                first(PAYMENTS_POM, "(<arg>-g</arg>)(<arg>-Xlint</arg>)", "$2$1"))
                        .given(compiler)
                        .affects(PAYMENTS),
                scenario(
                                "an execution joins",
                                into(
                                        COMMON_POM,
                                        "executions",
                                        "<execution><id>sources</id><phase>package</phase><goals><goal>jar</goal></goals></execution>"))
                        .affects(COMMON),
                scenario("the phase of an execution", element("fixtures/pom.xml", "phase", "verify"))
                        .affects(FIXTURES),
                scenario("a goal of an execution", element("fixtures/pom.xml", "goal", "remove-project-artifact"))
                        .affects(FIXTURES),
                scenario(
                                "the version of a plugin of one module",
                                version("fixtures/pom.xml", "build-helper-maven-plugin", "3.6.1"))
                        .affects(FIXTURES),
                scenario("the version of a plugin's dependency", version(PAYMENTS_POM, "commons-io", "2.21.0"))
                        .given(
                                section(
                                        PAYMENTS_POM,
                                        build(
                                                plugin(
                                                        "maven-jar-plugin",
                                                        "<dependencies><dependency><groupId>commons-io</groupId><artifactId>commons-io</artifactId><version>2.20.0</version></dependency></dependencies>"))))
                        .affects(PAYMENTS),
                scenario("the build folder", section(PAYMENTS_POM, "<build><directory>out</directory></build>"))
                        .affects(PAYMENTS),
                scenario("the name of the jar", section(PAYMENTS_POM, "<build><finalName>p</finalName></build>"))
                        .affects(PAYMENTS),
                scenario("a resource's filtering", element("orders/pom.xml", "filtering", "false"))
                        .affects(ORDERS));
    }

    private static List<Scenario> tests() {
        String failsafe =
                "<version>3.6.1</version><executions><execution><goals><goal>integration-test</goal><goal>verify</goal></goals></execution></executions>";
        return List.of(
                scenario(
                                "Surefire's configuration",
                                into(
                                        COMMON_POM,
                                        "plugins",
                                        plugin(
                                                "maven-surefire-plugin",
                                                "<configuration><argLine>-Xmx1g</argLine></configuration>")))
                        .affects("common (tests), orders (tests)")
                        .why("the tests of common are attached, and a half is one"),
                scenario(
                                "Surefire's configuration in a module whose tests nobody has",
                                section(
                                        PAYMENTS_POM,
                                        build(plugin(
                                                "maven-surefire-plugin",
                                                "<configuration><argLine>-Xmx1g</argLine></configuration>"))))
                        .affects("payments (tests)"),
                scenario("Failsafe joins", section(PAYMENTS_POM, build(plugin("maven-failsafe-plugin", failsafe))))
                        .affects("payments (tests)"),
                scenario(
                                "a module of the reactor among Surefire's dependencies",
                                append("fixtures/src/main/java/acme/Fixtures.java"))
                        .given(
                                section(
                                        PAYMENTS_POM,
                                        build(
                                                plugin(
                                                        "maven-surefire-plugin",
                                                        "<dependencies><dependency><groupId>acme</groupId><artifactId>fixtures</artifactId><version>1</version></dependency></dependencies>"))))
                        .affects(FIXTURES, "payments (tests)"));
    }

    private static List<Scenario> reactor() {
        String pom =
                "<project><modelVersion>4.0.0</modelVersion><parent><groupId>acme</groupId><artifactId>root</artifactId><version>1</version></parent>"
                        + "<artifactId>codegen</artifactId><packaging>maven-plugin</packaging></project>";
        String use = "<plugin><groupId>acme</groupId><artifactId>codegen</artifactId><version>1</version></plugin>";
        String checkstyle = plugin(
                "maven-checkstyle-plugin",
                "<version>3.6.0</version><dependencies><dependency><groupId>acme</groupId><artifactId>fixtures</artifactId><version>1</version></dependency></dependencies>");
        Edit[] codegen = {
            into(ROOT, "modules", "<module>codegen</module>"),
            write("codegen/pom.xml", pom),
            write("codegen/src/main/java/acme/Generate.java", "")
        };
        Edit[] used = Stream.concat(Stream.of(codegen), Stream.of(into("orders/pom.xml", "plugins", use)))
                .toArray(Edit[]::new);
        Edit[] managed = Stream.concat(Stream.of(codegen), Stream.of(into(ROOT, "plugins", use)))
                .toArray(Edit[]::new);
        return List.of(
                scenario("a plugin of the reactor", append("codegen/src/main/java/acme/Generate.java"))
                        .given(used)
                        .affects("codegen", ORDERS),
                scenario(
                                "a plugin of the reactor that is managed and not used",
                                append("codegen/src/main/java/acme/Generate.java"))
                        .given(managed)
                        .affects("codegen"),
                scenario("a test of a plugin of the reactor", write("codegen/src/test/java/acme/GenerateTest.java", ""))
                        .given(used)
                        .affects("codegen (tests)"),
                scenario(
                                "a module of the reactor among a plugin's dependencies",
                                append("fixtures/src/main/java/acme/Fixtures.java"))
                        .given(section(PAYMENTS_POM, build(checkstyle)))
                        .affects(FIXTURES, PAYMENTS));
    }

    private static List<Scenario> extensions() {
        String coordinates = "<groupId>acme</groupId><artifactId>extension</artifactId><version>1</version>";
        Edit module = into(ROOT, "modules", "<module>extension</module>");
        Edit pom =
                write("extension/pom.xml", "<project><modelVersion>4.0.0</modelVersion>" + coordinates + "</project>");
        Edit resource = write("extension/src/main/resources/extension.properties", "");
        Edit use =
                into("orders/pom.xml", "build", "<extensions><extension>" + coordinates + "</extension></extensions>");
        return List.of(
                scenario("an extension of the reactor", append("extension/src/main/resources/extension.properties"))
                        .given(module, pom, resource, use)
                        .affects("extension", ORDERS),
                scenario("an extension of the reactor joins", use)
                        .given(module, pom, resource)
                        .affects(ORDERS),
                scenario(
                                "an extension of the reactor goes",
                                replace("orders/pom.xml", "<extension>" + coordinates + "</extension>", ""))
                        .given(module, pom, resource, use)
                        .affects(ORDERS));
    }
}

package io.github.waybill.it;

import static io.github.waybill.it.Edit.element;
import static io.github.waybill.it.Edit.first;
import static io.github.waybill.it.Edit.into;
import static io.github.waybill.it.Edit.replace;
import static io.github.waybill.it.Edit.section;
import static io.github.waybill.it.Edit.write;
import static io.github.waybill.it.Scenario.scenario;

import java.util.List;
import java.util.stream.Stream;

/** What of a POM counts: not its text but what it means to its own build and to those that inherit from it. */
class AffectedModelsIT extends AffectedTable {

    private static final String ROOT = "pom.xml";
    private static final String COMMON_POM = "common/pom.xml";
    private static final String TOOL_POM = "extras/tool/pom.xml";

    @Override
    List<Scenario> table() {
        return Stream.of(text(), defaults(), metadata(), properties(), profiles())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> text() {
        return List.of(
                scenario("a comment in the root POM", replace(ROOT, "<modules>", "<!-- all --><modules>")),
                scenario("a comment in a leaf POM", section(TOOL_POM, "<!-- the end -->")),
                scenario(
                        "a comment in a parent that no modules list",
                        section("poms/middle/pom.xml", "<!-- the end -->")),
                scenario("a comment in a BOM", section("bom/pom.xml", "<!-- the end -->")),
                scenario(
                        "a comment within a value",
                        replace(COMMON_POM, "<version>2.15.0<", "<version>2.15.0<!-- newest --><")),
                scenario("indentation", replace(ROOT, "\n  ", "\n\t")),
                scenario("line ends", replace(ROOT, "\n", "\r\n")),
                scenario("white space around a value", replace(COMMON_POM, "<version>2.15.0<", "<version> 2.15.0 <")),
                scenario(
                        "the order of modules",
                        first(
                                ROOT,
                                "<module>bom</module>(\\s*)<module>common</module>",
                                "<module>common</module>$1<module>bom</module>")),
                scenario(
                        "the order of properties",
                        first(ROOT, "(<greeting>.*</greeting>)(\\s*)(<version.codec>.*</version.codec>)", "$3$2$1")),
                scenario(
                        "the order of sections",
                        first(COMMON_POM, "(?s)(<dependencies>.*</dependencies>)(\\s*)(<build>.*</build>)", "$3$2$1")),
                scenario("a CDATA section", replace(ROOT, "<greeting>Hello<", "<greeting><![CDATA[Hello]]><")));
    }

    private static List<Scenario> defaults() {
        return List.of(
                scenario("packaging jar", section(COMMON_POM, "<packaging>jar</packaging>")),
                scenario(
                        "scope compile",
                        replace(
                                COMMON_POM,
                                "<version>2.15.0</version>",
                                "<version>2.15.0</version><scope>compile</scope>")),
                scenario(
                        "type jar",
                        replace(COMMON_POM, "<version>2.15.0</version>", "<version>2.15.0</version><type>jar</type>")),
                scenario(
                        "optional false",
                        replace(
                                COMMON_POM,
                                "<version>2.15.0</version>",
                                "<version>2.15.0</version><optional>false</optional>")),
                scenario(
                        "the source folder",
                        into(COMMON_POM, "build", "<sourceDirectory>src/main/java</sourceDirectory>")),
                scenario(
                        "the build folder and the name of the jar",
                        into(
                                COMMON_POM,
                                "build",
                                "<directory>target</directory><finalName>${project.artifactId}-${project.version}</finalName>")),
                scenario(
                        "the version and the group of the parent",
                        section(COMMON_POM, "<version>1</version><groupId>acme</groupId>")),
                scenario(
                        "the group of Maven's plugins",
                        replace(
                                COMMON_POM,
                                "<artifactId>maven-jar-plugin",
                                "<groupId>org.apache.maven.plugins</groupId><artifactId>maven-jar-plugin")),
                scenario("inherited true", first(COMMON_POM, "<executions>", "<inherited>true</inherited>$0")),
                scenario(
                        "the managed version of a dependency",
                        replace(
                                COMMON_POM,
                                "<artifactId>commons-text</artifactId>",
                                "<artifactId>commons-text</artifactId><version>1.12.0</version>")),
                scenario(
                        "the managed version of a plugin",
                        replace(
                                COMMON_POM,
                                "<artifactId>maven-jar-plugin</artifactId>",
                                "<artifactId>maven-jar-plugin</artifactId><version>3.5.1</version>")),
                scenario("the default id of an execution", replace(COMMON_POM, "<goals>", "<id>default</id><goals>")));
    }

    private static List<Scenario> metadata() {
        return List.of(
                scenario("a description", section(COMMON_POM, "<description>What all share</description>")),
                scenario("a description that everything inherits", section(ROOT, "<description>A shop</description>")),
                scenario(
                                "a description that a filtered resource names",
                                element("orders/pom.xml", "description", "Two"))
                        .given(
                                section("orders/pom.xml", "<description>One</description>"),
                                write("orders/src/main/resources/about.txt", "${project.description}"))
                        .affects(ORDERS),
                scenario(
                        "the URL and the year",
                        section(ROOT, "<url>https://example.com</url><inceptionYear>2020</inceptionYear>")),
                scenario(
                        "developers and contributors",
                        section(
                                ROOT,
                                "<developers><developer><id>d</id></developer></developers><contributors><contributor><name>C</name></contributor></contributors>")),
                scenario("where the sources, the issues and the CI are", section(ROOT, """
                                <scm><url>https://example.com/scm</url></scm><issueManagement><url>https://example.com/i</url></issueManagement>
                                <ciManagement><url>https://example.com/ci</url></ciManagement>""")),
                scenario(
                        "the licences and the organization",
                        section(
                                ROOT,
                                "<licenses><license><name>MIT</name></license></licenses><organization><name>Acme</name></organization>")),
                scenario(
                        "where it is published to",
                        section(
                                ROOT,
                                "<distributionManagement><repository><id>r</id><url>https://repo.example.com</url></repository></distributionManagement>")),
                scenario(
                        "what the site reports",
                        section(
                                ROOT,
                                "<reporting><plugins><plugin><artifactId>maven-javadoc-plugin</artifactId><version>3.11.2</version></plugin></plugins></reporting>")),
                scenario(
                                "where it is downloaded from",
                                section(
                                        ROOT,
                                        "<repositories><repository><id>r</id><url>https://repo.example.com</url></repository></repositories>"))
                        .affects("root", JARS)
                        .why("another repository may hold another artifact by the same name"),
                scenario("a module's own version", section(TOOL_POM, "<version>2</version>"))
                        .affects("tool"),
                scenario("the packaging", section(TOOL_POM, "<packaging>pom</packaging>"))
                        .affects("tool"));
    }

    private static List<Scenario> properties() {
        Edit unmanaged = first(ROOT, "(?s)<pluginManagement>.*</pluginManagement>", "");
        String ant =
                "<build><plugins><plugin><artifactId>maven-antrun-plugin</artifactId><version>3.1.0</version><executions><execution>"
                        + "<phase>compile</phase><goals><goal>run</goal></goals><configuration><target>%s</target></configuration>"
                        + "</execution></executions></plugin></plugins></build>";
        String filtered =
                "<build><testResources><testResource><directory>src/test/resources</directory><filtering>true</filtering>"
                        + "</testResource></testResources></build>";
        return List.of(
                scenario("an unused property joins", into(ROOT, "properties", "<unused>1</unused>")),
                scenario("an unused property changes", element(ROOT, "unused", "2"))
                        .given(into(ROOT, "properties", "<unused>1</unused>")),
                scenario(
                        "an unused property of one module",
                        section(TOOL_POM, "<properties><unused>1</unused></properties>")),
                scenario("a property that filtered resources of one module name", element(ROOT, "greeting", "Hi"))
                        .affects(ORDERS)
                        .why("common names it too, in a resource that is not filtered"),
                scenario("a property that a property names that a filtered resource names", element(ROOT, "word", "Hi"))
                        .given(
                                element(ROOT, "greeting", "${word} there"),
                                into(ROOT, "properties", "<word>Hello</word>"))
                        .affects(ORDERS),
                scenario("a property that a filtered test resource names", element(ROOT, "greeting", "Hi"))
                        .given(
                                section("payments/pom.xml", filtered),
                                write("payments/src/test/resources/t.txt", "${greeting}"),
                                write("orders/src/main/resources/orders.properties", "text=none"))
                        .affects("payments (tests)"),
                scenario("a property that a filtered resource names by @", element(ROOT, "greeting", "Hi"))
                        .given(write("orders/src/main/resources/orders.properties", "text=@greeting@"))
                        .affects(ORDERS),
                scenario(
                                "a property that overrides one that filtered resources name",
                                section("orders/pom.xml", "<properties><greeting>Hi</greeting></properties>"))
                        .affects(ORDERS),
                scenario("a property that a module overrides", element(ROOT, "greeting", "Hi"))
                        .given(section("orders/pom.xml", "<properties><greeting>Good day</greeting></properties>")),
                scenario("a property that the compiler reads", element(ROOT, "maven.compiler.release", "21"))
                        .affects(JARS),
                scenario(
                                "a property that the compiler reads joins",
                                into(ROOT, "properties", "<maven.compiler.parameters>true</maven.compiler.parameters>"))
                        .affects(JARS),
                scenario(
                                "a property that the compiler reads, where no POM names the compiler",
                                element(ROOT, "maven.compiler.release", "16"))
                        .given(unmanaged)
                        .affects(JARS)
                        .because(
                                "common: model property maven.compiler.release, which maven-compiler-plugin reads, 17 -> 16, via common")
                        .why("the packaging brings the compiler"),
                scenario(
                                "a property that the compiler reads leaves, where no POM names the compiler",
                                first(ROOT, "<maven.compiler.release>17</maven.compiler.release>", ""))
                        .given(unmanaged)
                        .affects(JARS),
                scenario(
                                "a property that Surefire reads, where no POM names Surefire",
                                into(ROOT, "properties", "<argLine>-Xmx1g</argLine>"))
                        .given(unmanaged)
                        .affects(JARS_TESTS),
                scenario(
                                "a property that is called like those of Surefire, where no POM names Surefire",
                                into(ROOT, "properties", "<skipNone>true</skipNone>"))
                        .given(unmanaged)
                        .affects(JARS_TESTS)
                        .why("which version runs, and what that reads, is Maven's choice"),
                scenario(
                        "a property that is called like one of a plugin whose managed version does not read it",
                        into(ROOT, "properties", "<maven.jar.none>1</maven.jar.none>")),
                scenario(
                                "a property that a parameter of a plugin of one module takes",
                                into(ROOT, "properties", "<assembly.dryRun>true</assembly.dryRun>"))
                        .given(
                                section(
                                        "extras/tool/pom.xml",
                                        "<build><plugins><plugin><artifactId>maven-assembly-plugin</artifactId></plugin></plugins></build>"))
                        .affects("tool")
                        .because(
                                "tool: model property assembly.dryRun, which maven-assembly-plugin reads, nothing -> true, via tool"),
                scenario(
                                "a property that nothing reads, where no POM names a plugin",
                                into(ROOT, "properties", "<unused>1</unused>"))
                        .given(unmanaged),
                scenario(
                                "a property that only Surefire reads",
                                into(
                                        ROOT,
                                        "properties",
                                        "<surefire.rerunFailingTestsCount>2</surefire.rerunFailingTestsCount>"))
                        .affects(JARS_TESTS),
                scenario(
                                "a property that a plugin of one module reads",
                                into(
                                        ROOT,
                                        "properties",
                                        "<jib.container.mainClass>acme.Orders</jib.container.mainClass>"))
                        .affects(ORDERS)
                        .why("Jib asks the project for its properties by itself: no parameter's expression names them"),
                scenario(
                                "any property, where a module runs Ant on targets of another file",
                                into(ROOT, "properties", "<unused>1</unused>"))
                        .given(section(TOOL_POM, ant.formatted("<import file='targets.xml'/>")))
                        .affects("tool")
                        .why("Ant sees every property"),
                scenario(
                                "any property, where a module's Ant writes all of them",
                                into(ROOT, "properties", "<unused>1</unused>"))
                        .given(section(TOOL_POM, ant.formatted("<echoproperties destfile='p'/>")))
                        .affects("tool"),
                scenario("a property that Ant's target asks for by name", into(ROOT, "properties", "<asked>1</asked>"))
                        .given(section(
                                TOOL_POM,
                                ant.formatted("<condition property='c'><isset property='asked'/></condition>")))
                        .affects("tool"),
                scenario("a property that Ant's target does not name", into(ROOT, "properties", "<unused>1</unused>"))
                        .given(section(TOOL_POM, ant.formatted("<echo>x</echo>")))
                        .why(
                                "all of what runs stands in the POM, in which Maven has put the values before Ant sees it"),
                scenario("a property that a plugin's configuration names", element(ROOT, "greeting", "Hi"))
                        .given(into("fixtures/pom.xml", "configuration", "<outputFile>${greeting}.jar</outputFile>"))
                        .affects(FIXTURES, ORDERS),
                scenario("a property in a version", element(ROOT, "version.codec", "1.23.0"))
                        .affects("tool")
                        .because("tool: model dependency commons-codec:commons-codec, 1.22.1 -> 1.23.0, via tool"),
                scenario("a property that the command line sets", element(ROOT, "version.codec", "1.23.0"))
                        .with("-Dversion.codec=1.22.1")
                        .why("the command line wins over the POM, before and after"),
                scenario(
                        "a version that becomes a property",
                        replace(ROOT, "<version>1.12.0<", "<version>${version.text}<"),
                        into(ROOT, "properties", "<version.text>1.12.0</version.text>")),
                scenario(
                        "a property that is renamed with its use",
                        replace(ROOT, "version.codec>", "codec.version>"),
                        replace(TOOL_POM, "version.codec", "codec.version")));
    }

    private static List<Scenario> profiles() {
        String io =
                "<dependencies><dependency><groupId>commons-io</groupId><artifactId>commons-io</artifactId><version>%s</version></dependency></dependencies>";
        Edit joins = profile("<id>io</id>", io.formatted("2.20.0"));
        Edit bumps = replace(COMMON_POM, "2.20.0", "2.21.0");
        return List.of(
                scenario("an inactive profile joins", joins),
                scenario("an inactive profile changes", bumps).given(joins),
                scenario("a profile that -P activates changes", bumps)
                        .given(joins)
                        .with("-P", "io")
                        .affects(COMMON),
                scenario("a profile that -P deactivates changes", bumps)
                        .given(profile(
                                "<id>io</id><activation><activeByDefault>true</activeByDefault></activation>",
                                io.formatted("2.20.0")))
                        .with("-P", "!io"),
                scenario("a profile that is active by default changes", bumps)
                        .given(profile(
                                "<id>io</id><activation><activeByDefault>true</activeByDefault></activation>",
                                io.formatted("2.20.0")))
                        .affects(COMMON),
                scenario("a profile that a property activates changes", bumps)
                        .given(profile(
                                "<id>io</id><activation><property><name>io</name></property></activation>",
                                io.formatted("2.20.0")))
                        .with("-Dio")
                        .affects(COMMON),
                scenario("a profile that the lack of a property activates changes", bumps)
                        .given(profile(
                                "<id>io</id><activation><property><name>!io</name></property></activation>",
                                io.formatted("2.20.0")))
                        .affects(COMMON),
                scenario("a profile of this JDK changes", bumps)
                        .given(profile("<id>io</id><activation><jdk>[17,)</jdk></activation>", io.formatted("2.20.0")))
                        .affects(COMMON),
                scenario("a profile of another JDK changes", bumps)
                        .given(profile("<id>io</id><activation><jdk>[99,)</jdk></activation>", io.formatted("2.20.0"))),
                scenario("a profile that a file activates, and the file comes", write("common/flag", ""))
                        .given(profile(
                                "<id>io</id><activation><file><exists>${basedir}/flag</exists></file></activation>",
                                io.formatted("2.20.0")))
                        .affects(COMMON),
                scenario("a profile that a file beside the module activates, and the file comes", write("flags/io", ""))
                        .given(profile(
                                "<id>io</id><activation><file><exists>${basedir}/../flags/io</exists></file></activation>",
                                io.formatted("2.20.0")))
                        .affects(COMMON)
                        .leavesToNobody("flags/io"),
                scenario(
                                "a profile comes to be active by default",
                                replace(
                                        COMMON_POM,
                                        "<id>io</id>",
                                        "<id>io</id><activation><activeByDefault>true</activeByDefault></activation>"))
                        .given(joins)
                        .affects(COMMON),
                scenario(
                                "what a profile held moves to the POM",
                                first(
                                        COMMON_POM,
                                        "(?s)(<id>io</id>)<dependencies>.*?</dependencies>(</profile>)",
                                        "$1$2"),
                                into(
                                        COMMON_POM,
                                        "dependencies",
                                        "<dependency><groupId>commons-io</groupId><artifactId>commons-io</artifactId><version>2.20.0</version></dependency>"))
                        .given(joins)
                        .with("-P", "io"));
    }

    private static Edit profile(String head, String body) {
        return section(COMMON_POM, "<profiles><profile>" + head + body + "</profile></profiles>");
    }
}

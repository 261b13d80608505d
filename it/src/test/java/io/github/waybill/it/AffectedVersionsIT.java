package io.github.waybill.it;

import static io.github.waybill.it.Edit.element;
import static io.github.waybill.it.Edit.first;
import static io.github.waybill.it.Edit.git;
import static io.github.waybill.it.Edit.into;
import static io.github.waybill.it.Edit.link;
import static io.github.waybill.it.Edit.replace;
import static io.github.waybill.it.Edit.section;
import static io.github.waybill.it.Edit.version;
import static io.github.waybill.it.Edit.write;
import static io.github.waybill.it.Scenario.scenario;

import java.util.List;
import java.util.stream.Stream;

/** Dependencies, declared and managed: a managed version counts where it is resolved, and in the POMs whose artifact is what they manage. */
class AffectedVersionsIT extends AffectedTable {

    private static final String ROOT = "pom.xml";
    private static final String BOM = "bom/pom.xml";
    private static final String MIDDLE = "poms/middle/pom.xml";
    private static final String PAYMENTS_POM = "payments/pom.xml";

    private static String dependency(String groupId, String artifactId, String more) {
        return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId>%s</dependency>"
                .formatted(groupId, artifactId, more);
    }

    @Override
    List<Scenario> table() {
        return Stream.of(declared(), managed(), inherited(), handedOn(), testsInMain(), boms())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> declared() {
        String jspecify = dependency("org.jspecify", "jspecify", "<version>1.0.0</version>");
        return List.of(
                scenario("a dependency joins", into("common/pom.xml", "dependencies", jspecify))
                        .affects(COMMON),
                scenario(
                                "a dependency of the tests joins",
                                into(
                                        "common/pom.xml",
                                        "dependencies",
                                        dependency(
                                                "org.jspecify",
                                                "jspecify",
                                                "<version>1.0.0</version><scope>test</scope>")))
                        .affects("common (tests), orders (tests)")
                        .why("orders' tests have the tests of common"),
                scenario(
                                "a dependency goes",
                                first("common/pom.xml", "(?s)<dependency>\\s*<groupId>com.google.*?</dependency>", ""))
                        .affects(COMMON),
                scenario("a version changes", version("extras/tool/pom.xml", "commons-codec", "1.23.0"))
                        .affects("tool")
                        .because("tool: model dependency commons-codec:commons-codec, 1.22.1 -> 1.23.0, via tool"),
                scenario(
                                "the order of dependencies",
                                first(
                                        "common/pom.xml",
                                        "(?s)(<dependency>.*?</dependency>)(\\s*)(<dependency>.*?</dependency>)",
                                        "$3$2$1"))
                        .affects(COMMON)
                        .why("it is the order of the class path"),
                scenario(
                                "a dependency on a module moves from the tests to main",
                                first(PAYMENTS_POM, "<scope>test</scope>", ""))
                        .affects(PAYMENTS),
                scenario(
                                "an exclusion",
                                replace(
                                        "extras/tool/pom.xml",
                                        "<artifactId>payments</artifactId>",
                                        "<artifactId>payments</artifactId><exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>"))
                        .affects("tool"),
                scenario(
                                "a dependency becomes optional",
                                replace(
                                        "common/pom.xml",
                                        "<version>2.15.0</version>",
                                        "<version>2.15.0</version><optional>true</optional>"))
                        .affects(COMMON),
                scenario(
                                "a dependency joins in a POM that a link leads to",
                                into("poms/fixtures.xml", "dependencies", jspecify))
                        .given(
                                git("mv", "fixtures/pom.xml", "poms/fixtures.xml"),
                                link("fixtures/pom.xml", "../poms/fixtures.xml"))
                        .affects(FIXTURES),
                scenario(
                                "a dependency joins in a parent that a link to a folder leads to",
                                into(MIDDLE, "project", "<dependencies>" + jspecify + "</dependencies>"))
                        .given(
                                link("parents", "poms"),
                                replace("orders/pom.xml", "../poms/middle", "../parents/middle"),
                                replace(PAYMENTS_POM, "../poms/middle", "../parents/middle"))
                        .affects("orders", PAYMENTS),
                scenario(
                                "a dependency that a parent no modules list brings",
                                into(MIDDLE, "project", "<dependencies>" + jspecify + "</dependencies>"))
                        .affects("orders", PAYMENTS),
                scenario(
                                "a dependency that a parent no modules list brings moves to its children",
                                first(
                                        MIDDLE,
                                        "(?s)</dependencyManagement>.*</dependencies>",
                                        "</dependencyManagement>"),
                                into("orders/pom.xml", "dependencies", jspecify),
                                into(PAYMENTS_POM, "dependencies", jspecify))
                        .given(into(MIDDLE, "project", "<dependencies>" + jspecify + "</dependencies>"))
                        .why("what is inherited stands behind what is a module's own, so the class path is the same"));
    }

    private static List<Scenario> managed() {
        String broken = dependency("acme.far", "broken", "<version>1</version>");
        String gson = "<dependencyManagement><dependencies>"
                + dependency("com.google.code.gson", "gson", "<version>2.15.0</version>")
                + "</dependencies></dependencyManagement>";
        return List.of(
                scenario("a managed version that one module has", version(ROOT, "commons-io", "2.21.0"))
                        .affects("root", FIXTURES)
                        .because("fixtures: model dependency commons-io:commons-io, 2.20.0 -> 2.21.0, via fixtures")
                        .why("root's artifact is its model, so what it manages is of it"),
                scenario(
                                "a managed version that modules have through another artifact",
                                version(ROOT, "commons-lang3", "3.19.0"))
                        .affects("root", COMMON)
                        .why("common has text, which has lang3"),
                scenario("a managed version that nobody has", version(ROOT, "guava", "33.7.2-jre"))
                        .affects("root"),
                scenario("a managed version that nobody may have", version(ROOT, "guava", "33.7.2-jre"))
                        .given(
                                write(
                                        "far/acme/far/broken/1/broken-1.pom",
                                        "<project><modelVersion>4.0.0</modelVersion><parent><groupId>acme.far</groupId><artifactId>gone</artifactId><version>1</version></parent><artifactId>broken</artifactId></project>"),
                                into(
                                        ROOT,
                                        "project",
                                        "<repositories><repository><id>far</id><url>file://${maven.multiModuleProjectDirectory}/far</url></repository></repositories>"),
                                into("common/pom.xml", "dependencies", broken),
                                into("fixtures/pom.xml", "dependencies", broken))
                        .affects("root", JARS)
                        .why(
                                "what common, fixtures, orders and the tests of payments have through a POM without its parent cannot be told"),
                scenario(
                                "a managed version that nobody has joins",
                                into(
                                        ROOT,
                                        "dependencies",
                                        dependency("org.jspecify", "jspecify", "<version>1.0.0</version>")))
                        .affects("root"),
                scenario(
                                "a managed version that nobody has goes",
                                first(ROOT, "(?s)<dependency>\\s*<groupId>com.google.*?</dependency>", ""))
                        .affects("root"),
                scenario(
                                "a managed version of another type",
                                first(ROOT, "3.18.0(</version><type>test-jar)", "3.19.0$1"))
                        .given(into(
                                ROOT,
                                "dependencies",
                                dependency(
                                        "org.apache.commons",
                                        "commons-lang3",
                                        "<version>3.18.0</version><type>test-jar</type>")))
                        .affects("root"),
                scenario(
                                "a version begins to be managed for what modules have through another artifact",
                                into(
                                        MIDDLE,
                                        "dependencies",
                                        dependency(
                                                "com.google.errorprone",
                                                "error_prone_annotations",
                                                "<version>2.42.0</version>")))
                        .affects("orders, payments (tests)")
                        .why("common's gson has error_prone_annotations, in orders and in the tests of payments"),
                scenario(
                                "a managed version is managed for the children too",
                                into(
                                        MIDDLE,
                                        "dependencies",
                                        dependency("commons-io", "commons-io", "<version>2.20.0</version>")))
                        .why("it is the version that they have already"),
                scenario(
                                "a managed exclusion",
                                replace(
                                        ROOT,
                                        "<artifactId>commons-text</artifactId>",
                                        "<artifactId>commons-text</artifactId><exclusions><exclusion><groupId>org.apache.commons</groupId><artifactId>commons-lang3</artifactId></exclusion></exclusions>"))
                        .affects("root", COMMON),
                scenario(
                                "a managed scope",
                                replace(
                                        ROOT,
                                        "<version>2.20.0</version>",
                                        "<version>2.20.0</version><scope>runtime</scope>"))
                        .affects("root, fixtures", ORDERS)
                        .why(
                                "orders' tests have io through fixtures; a managed scope wins over the one that follows from the way, so it is at run time too"),
                scenario("a managed version that a module overrides", version(ROOT, "commons-io", "2.21.0"))
                        .given(replace(
                                "fixtures/pom.xml",
                                "<artifactId>commons-io</artifactId>",
                                "<artifactId>commons-io</artifactId><version>2.20.0</version>"))
                        .affects("root, orders (tests)")
                        .why("orders' tests have io through fixtures, in the version that orders manages"),
                scenario(
                                "a managed version that a module overrides and nobody else has",
                                version(ROOT, "guava", "33.7.2-jre"))
                        .given(into(
                                "extras/tool/pom.xml",
                                "dependencies",
                                dependency("com.google.guava", "guava", "<version>33.4.0-jre</version>")))
                        .affects("root"),
                scenario("a managed version that only tests have", version(ROOT, "commons-io", "2.21.0"))
                        .given(replace(
                                "fixtures/pom.xml",
                                "<artifactId>commons-io</artifactId>",
                                "<artifactId>commons-io</artifactId><scope>test</scope>"))
                        .affects("root, fixtures (tests), orders (tests)")
                        .why("what is attached as \"fakes\" may be made of test classes"),
                scenario(
                                "a version moves to the parent's management",
                                replace("common/pom.xml", "<version>2.15.0</version>", ""),
                                into(
                                        ROOT,
                                        "dependencies",
                                        dependency("com.google.code.gson", "gson", "<version>2.15.0</version>")))
                        .affects("root, " + ORDERS)
                        .why(
                                "orders has gson through common, and from now on in the version that root manages: that it is the"
                                        + " same one this time is not asked"),
                scenario(
                                "a version moves to the management of a parent no modules list",
                                replace("orders/pom.xml", "<version>2.15.0</version>", ""),
                                into(
                                        MIDDLE,
                                        "dependencies",
                                        dependency("com.google.code.gson", "gson", "<version>2.15.0</version>")))
                        .given(into(
                                "orders/pom.xml",
                                "dependencies",
                                dependency("com.google.code.gson", "gson", "<version>2.15.0</version>")))
                        .affects("payments (tests)")
                        .why(
                                "the tests of payments have gson through orders, and from now on in the version that middle manages"),
                scenario(
                        "a version moves within a module to its management",
                        first("common/pom.xml", "<version>2.15.0</version>", ""),
                        section("common/pom.xml", gson)));
    }

    /** A version of a parent, as a property, and what makes a child inherit it, another one, or more. */
    private static List<Scenario> inherited() {
        String lang3 = dependency("org.apache.commons", "commons-lang3", "<version>3.18.0</version>");
        Edit property = element(ROOT, "greeting", "Hello</greeting><lang3>3.18.0</lang3><greeting>Hello");
        Edit named = replace(ROOT, ">3.18.0<", ">${lang3}<");
        Edit changed = element(ROOT, "lang3", "3.19.0");
        String bom =
                dependency("org.slf4j", "slf4j-bom", "<version>2.0.18</version><type>pom</type><scope>import</scope>");
        String logback = dependency("ch.qos.logback", "logback-classic", "<version>1.5.18</version>");
        String pinned =
                "<profiles><profile><id>pinned</id><activation><file><exists>${basedir}/pinned.txt</exists></file></activation>"
                        + "<dependencyManagement><dependencies>" + lang3
                        + "</dependencies></dependencyManagement></profile></profiles>";
        String excluded =
                "<artifactId>commons-text</artifactId><exclusions><exclusion><groupId>org.apache.commons</groupId><artifactId>commons-lang3</artifactId></exclusion></exclusions>";
        return List.of(
                scenario("a property that is a managed version", changed)
                        .given(named, property)
                        .affects("root", COMMON)
                        .because(
                                "common: model managed dependency org.apache.commons:commons-lang3, 3.18.0 -> 3.19.0, via common"),
                scenario("a property that is a managed version and that a child says too", changed)
                        .given(
                                named,
                                property,
                                section("common/pom.xml", "<properties><lang3>3.18.0</lang3></properties>"))
                        .affects("root", ORDERS)
                        .why("common has its own; orders has lang3 through common in the version that orders manages"),
                scenario("a property that is a managed version and that a child's plugin is told", changed)
                        .given(
                                named,
                                property,
                                replace("fixtures/pom.xml", "<type>jar</type>", "<type>${lang3}</type>"))
                        .affects("root, common", ORDERS, FIXTURES),
                scenario("a property that is a managed version and that a child's resource names", changed)
                        .given(
                                named,
                                property,
                                write("fixtures/src/main/resources/lang3.txt", "${lang3}\n"),
                                first(
                                        "fixtures/pom.xml",
                                        "<build>",
                                        "<build><resources><resource><directory>src/main/resources</directory><filtering>true</filtering></resource></resources>"))
                        .affects("root, common", ORDERS, FIXTURES)
                        .because(
                                "fixtures: model property lang3, which fixtures/src/main/resources/lang3.txt reads, 3.18.0 -> 3.19.0, via fixtures"),
                scenario("a property that is a managed version, with another on the command line", changed)
                        .given(named, property)
                        .with("-Dlang3=3.17.0"),
                scenario("the version of a BOM", version(ROOT, "slf4j-bom", "2.0.20"))
                        .given(into(ROOT, "dependencies", bom), into("common/pom.xml", "dependencies", logback))
                        .affects("root", COMMON)
                        .because("common: model managed dependency org.slf4j:slf4j-api, 2.0.18 -> 2.0.20, via common"),
                scenario(
                                "the version of a BOM of which a child imports another one",
                                version(ROOT, "slf4j-bom", "2.0.20"))
                        .given(
                                into(ROOT, "dependencies", bom),
                                into("common/pom.xml", "dependencies", logback),
                                section(
                                        "common/pom.xml",
                                        "<dependencyManagement><dependencies>" + bom
                                                + "</dependencies></dependencyManagement>"))
                        .affects("root")
                        .why(
                                "common has slf4j-api in the version of its own, and orders in that of the BOM that middle imports"),
                scenario("a managed version that a child manages too", version(ROOT, "commons-lang3", "3.19.0"))
                        .given(section(
                                "common/pom.xml",
                                "<dependencyManagement><dependencies>" + lang3
                                        + "</dependencies></dependencyManagement>"))
                        .affects("root", ORDERS),
                scenario(
                                "a managed version that a profile manages where a child has a file",
                                version(ROOT, "commons-lang3", "3.19.0"))
                        .given(section(ROOT, pinned), write("common/pinned.txt", ""))
                        .affects("root", ORDERS)
                        .why("the profile is on in common alone"),
                scenario("a managed version of what a child excludes", version(ROOT, "commons-lang3", "3.19.0"))
                        .given(replace("common/pom.xml", "<artifactId>commons-text</artifactId>", excluded))
                        .affects("root"),
                scenario("a managed version of what one of two ways excludes", version(ROOT, "commons-lang3", "3.19.0"))
                        .given(
                                replace("common/pom.xml", "<artifactId>commons-text</artifactId>", excluded),
                                into(
                                        "fixtures/pom.xml",
                                        "dependencies",
                                        dependency("org.apache.commons", "commons-text", "")))
                        .affects("root", FIXTURES)
                        .why("orders has text through common first, so without lang3; its tests see fixtures"));
    }

    /** What else than a managed version reaches modules from the POM of a parent, or through that of one that says something of its own. */
    private static List<Scenario> handedOn() {
        String codec = dependency("commons-codec", "commons-codec", "<version>1.17.1</version>");
        String io = dependency("commons-io", "commons-io", "<version>2.20.0</version>");
        String antrun = "<plugin><artifactId>maven-antrun-plugin</artifactId><version>3.1.0</version>%s"
                + "<executions><execution><phase>validate</phase><goals><goal>run</goal></goals></execution></executions></plugin>";
        String ant = "<dependencies>" + dependency("org.apache.ant", "ant", "<version>1.10.14</version>")
                + "</dependencies>";
        String own = "<plugin><artifactId>maven-antrun-plugin</artifactId><version>3.1.0</version></plugin>";
        Edit plugin = into(ROOT, "build", "<plugins>" + antrun.formatted(ant) + "</plugins>");
        return List.of(
                scenario("a property that is a version in a child alone", element(ROOT, "version.codec", "1.17.1"))
                        .affects("tool")
                        .because("tool: model dependency commons-codec:commons-codec, 1.22.1 -> 1.17.1, via tool"),
                scenario("a managed version joins, of what a child takes from a BOM", into(ROOT, "dependencies", codec))
                        .affects("root", PAYMENTS)
                        .because(
                                "payments: model dependency commons-codec:commons-codec, 1.22.1 -> 1.17.1, via payments")
                        .why("what is inherited wins over what is imported; tool names its version"),
                scenario(
                                "a managed version joins that nobody has",
                                into(ROOT, "dependencies", codec.replace("codec", "csv")))
                        .affects("root"),
                scenario(
                                "a managed version goes, of what modules have through another artifact",
                                first(ROOT, "(?s)<dependency>\\s*<groupId>org.apache.commons.*?</dependency>", ""))
                        .affects("root", COMMON)
                        .because(
                                "common: model managed dependency org.apache.commons:commons-lang3, 3.18.0 -> nothing, via common"),
                scenario(
                                "versions in two parents",
                                version(ROOT, "commons-lang3", "3.19.0"),
                                version(MIDDLE, "commons-io", "2.21.0"))
                        .given(into(MIDDLE, "dependencies", io))
                        .affects("root", COMMON)
                        .because(
                                "orders: model managed dependency commons-io:commons-io, 2.20.0 -> 2.21.0, via orders"),
                scenario("a managed version that a parent between manages too", version(ROOT, "commons-io", "2.21.0"))
                        .given(into(MIDDLE, "dependencies", io))
                        .affects("root", FIXTURES)
                        .because(
                                "orders: model dependency commons-io:commons-io, 2.20.0 -> 2.21.0, via fixtures orders")
                        .why("the tests of orders see fixtures, and have io in the version that middle manages"),
                scenario("the version of a plugin that modules inherit", version(ROOT, "maven-antrun-plugin", "3.2.0"))
                        .given(plugin)
                        .affects("root", JARS)
                        .because(
                                "tool: model plugin org.apache.maven.plugins:maven-antrun-plugin, 3.1.0 -> 3.2.0, via tool"),
                scenario(
                                "the version of a plugin that modules inherit, and one of them has itself",
                                version(ROOT, "maven-antrun-plugin", "3.2.0"))
                        .given(plugin, first("fixtures/pom.xml", "<plugins>", "<plugins>" + own))
                        .affects("root, common, orders, payments, tool"),
                scenario("what a plugin that modules inherit depends on", version(ROOT, "ant", "1.10.15"))
                        .given(plugin)
                        .affects("root", JARS)
                        .because(
                                "common: model plugin org.apache.maven.plugins:maven-antrun-plugin dependency org.apache.ant:ant, 1.10.14 -> 1.10.15, via common"));
    }

    /** One graph is resolved for main and the tests, so these can take from main what it has through another artifact, or bring it something. */
    private static List<Scenario> testsInMain() {
        String lang3 = dependency("org.apache.commons", "commons-lang3", "<scope>test</scope>");
        String text = dependency("org.apache.commons", "commons-text", "<scope>test</scope>");
        String httpclient =
                dependency("org.apache.httpcomponents", "httpclient", "<version>4.5.14</version><scope>test</scope>");
        Edit scope = replace(ROOT, "<version>3.18.0</version>", "<version>3.18.0</version><scope>compile</scope>");
        return List.of(
                scenario(
                                "tests come to depend on what main has through another artifact",
                                into("common/pom.xml", "dependencies", lang3))
                        .affects(COMMON)
                        .because(
                                "common: model resolved dependency org.apache.commons:commons-lang3, 3.18.0 -> nothing, via common")
                        .why("a dependency of the module's own has its scope, so main has lang3 no more"),
                scenario(
                                "tests come to depend on what main has itself",
                                into("extras/tool/pom.xml", "dependencies", httpclient))
                        .affects("tool (tests)")
                        .why("httpclient has commons-codec too, and what main depends on itself stays as it is"),
                scenario(
                                "tests come to depend on what has an artifact with a managed scope",
                                into("extras/tool/pom.xml", "dependencies", text))
                        .given(scope)
                        .affects("tool")
                        .because(
                                "tool: model resolved dependency org.apache.commons:commons-lang3, nothing -> 3.18.0, via tool"),
                scenario("a managed scope that is the usual one of a dependency", scope)
                        .given(into("extras/tool/pom.xml", "dependencies", text))
                        .affects("root, common, orders", PAYMENTS)
                        .why(
                                "it brings lang3 from the tests of payments and tool into main; to common and orders it is new"),
                scenario(
                                "tests have an artifact with a managed scope no more through a module",
                                replace(
                                        "common/pom.xml",
                                        "<artifactId>commons-text</artifactId>",
                                        "<artifactId>commons-text</artifactId><exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>"))
                        .given(scope)
                        .affects("common, orders", PAYMENTS)
                        .because(
                                "payments: model resolved dependency org.apache.commons:commons-lang3, 3.18.0 -> nothing, via payments")
                        .why("payments has lang3 through its tests' orders, in main for the managed scope"),
                scenario(
                                "the order in which tests and main have an artifact through others",
                                first(
                                        "extras/tool/pom.xml",
                                        "(?s)(<dependency><groupId>org.apache.httpcomponents</groupId>.*?</dependency>)(<dependency>.*?</dependency>)",
                                        "$2$1"))
                        .given(first(
                                "extras/tool/pom.xml",
                                "<dependencies>",
                                "<dependencies>"
                                        + dependency(
                                                "org.apache.httpcomponents",
                                                "httpmime",
                                                "<version>4.5.14</version><exclusions><exclusion><groupId>commons-codec</groupId><artifactId>*</artifactId></exclusion></exclusions>")
                                        + dependency(
                                                "org.apache.httpcomponents",
                                                "fluent-hc",
                                                "<version>4.5.13</version><scope>test</scope>")))
                        .affects("tool")
                        .because(
                                "tool: model resolved dependency org.apache.httpcomponents:httpclient, 4.5.14 -> 4.5.13, via tool"));
    }

    private static List<Scenario> boms() {
        String slf4j = "<dependencyManagement><dependencies>"
                + dependency("org.slf4j", "slf4j-bom", "<version>2.0.18</version><type>pom</type><scope>import</scope>")
                + "</dependencies></dependencyManagement>";
        String profile =
                "<profiles><profile><id>pinned</id><activation><activeByDefault>%s</activeByDefault></activation>"
                        + "<dependencyManagement><dependencies>"
                        + dependency("acme", "bom", "<version>7</version><type>pom</type><scope>import</scope>")
                        + "</dependencies></dependencyManagement></profile></profiles>";
        Edit noImport = first(MIDDLE, "(?s)<dependencyManagement>.*</dependencyManagement>", "");
        Edit ownVersion = replace(
                PAYMENTS_POM,
                "<artifactId>commons-codec</artifactId>",
                "<artifactId>commons-codec</artifactId><version>1.22.1</version>");
        return List.of(
                scenario("a version in a BOM of the reactor", version(BOM, "commons-codec", "1.23.0"))
                        .affects("bom", PAYMENTS),
                scenario("a version in a BOM of the reactor that nobody has", version(BOM, "slf4j-api", "2.0.20"))
                        .affects("bom"),
                scenario(
                                "the version of a BOM of the reactor",
                                element(BOM, "version", "8"),
                                replace(MIDDLE, "<version>7<", "<version>8<"))
                        .affects("bom"),
                scenario("a version in a BOM that an active profile imports", version(BOM, "commons-codec", "1.23.0"))
                        .given(noImport, section(MIDDLE, profile.formatted("true")))
                        .affects("bom", PAYMENTS),
                scenario("a version in a BOM that an inactive profile imports", version(BOM, "commons-codec", "1.23.0"))
                        .given(noImport, ownVersion, section(MIDDLE, profile.formatted("false")))
                        .affects("bom"),
                scenario("a version in a BOM that -P imports", version(BOM, "commons-codec", "1.23.0"))
                        .given(noImport, section(MIDDLE, profile.formatted("false")))
                        .with("-P", "pinned")
                        .affects("bom", PAYMENTS),
                scenario("the import of a BOM whose entries nobody has", section("extras/tool/pom.xml", slf4j)),
                scenario(
                                "the root imports a BOM whose entries nobody has",
                                into(
                                        ROOT,
                                        "dependencies",
                                        dependency(
                                                "org.slf4j",
                                                "slf4j-bom",
                                                "<version>2.0.18</version><type>pom</type><scope>import</scope>")))
                        .affects("root")
                        .why("which BOM it takes is of the root's own model"),
                scenario("the import of a BOM goes", noImport, ownVersion)
                        .why("payments has the version that the BOM gave it"),
                scenario(
                                "the version of an external BOM that nobody has",
                                version("extras/tool/pom.xml", "slf4j-bom", "2.0.20"))
                        .given(section("extras/tool/pom.xml", slf4j)),
                scenario(
                                "the version of an external BOM that a module has",
                                version("extras/tool/pom.xml", "slf4j-bom", "2.0.20"))
                        .given(
                                section("extras/tool/pom.xml", slf4j),
                                first(
                                        "extras/tool/pom.xml",
                                        "<dependencies>",
                                        "<dependencies>" + dependency("org.slf4j", "slf4j-api", "")))
                        .affects("tool"),
                scenario(
                                "the version of an external BOM that only tests have",
                                version("extras/tool/pom.xml", "slf4j-bom", "2.0.20"))
                        .given(
                                section("extras/tool/pom.xml", slf4j),
                                first(
                                        "extras/tool/pom.xml",
                                        "<dependencies>",
                                        "<dependencies>" + dependency("org.slf4j", "slf4j-api", "<scope>test</scope>")))
                        .affects("tool (tests)"));
    }
}

package io.github.waybill.it;

import static io.github.waybill.it.Edit.append;
import static io.github.waybill.it.Edit.delete;
import static io.github.waybill.it.Edit.element;
import static io.github.waybill.it.Edit.git;
import static io.github.waybill.it.Edit.into;
import static io.github.waybill.it.Edit.link;
import static io.github.waybill.it.Edit.replace;
import static io.github.waybill.it.Edit.section;
import static io.github.waybill.it.Edit.submodule;
import static io.github.waybill.it.Edit.write;
import static io.github.waybill.it.Scenario.scenario;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** What lies behind symbolic links: it changes at every path by which one leads to it, and is there what any file at that path is. */
class AffectedLinksIT extends AffectedTable {

    private static final String TERMS = "shared/terms.txt";
    private static final String RESOURCES = "common/src/main/resources";
    private static final String FROM_RESOURCES = "../../../../";

    @Override
    List<Scenario> table() {
        return Stream.of(files(), chains(), circles(), targetsThatComeAndGo(), whatMavenReads())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> files() {
        return List.of(
                scenario("a resource folder that is a link to one outside of the module", append(TERMS))
                        .given(write(TERMS, "1\n"), delete(RESOURCES), link(RESOURCES, "../../../shared"))
                        .affects(COMMON)
                        .because("common: source shared/terms.txt, via common"),
                scenario("a resource that is a link to a file outside of the module", append(TERMS))
                        .given(write(TERMS, "1\n"), link(RESOURCES + "/terms.txt", FROM_RESOURCES + TERMS))
                        .affects(COMMON),
                scenario("a test resource that is a link to a file outside of the module", append(TERMS))
                        .given(write(TERMS, "1\n"), link("common/src/test/resources/terms.txt", FROM_RESOURCES + TERMS))
                        .affects("common (tests), orders (tests)"),
                scenario("a file beside the one that a link leads to", append("shared/notes.txt"))
                        .given(
                                write(TERMS, "1\n"),
                                write("shared/notes.txt", "1\n"),
                                link(RESOURCES + "/terms.txt", FROM_RESOURCES + TERMS))
                        .leavesToNobody("shared/notes.txt"),
                scenario(
                                "a file of a module that a link in another one leads to",
                                append(RESOURCES + "/common.properties"))
                        .given(link("fixtures/common.properties", "../" + RESOURCES + "/common.properties"))
                        .affects(COMMON, FIXTURES),
                scenario("prose that a link in a module's folder leads to", append("LICENSE"), append("README.md"))
                        .given(
                                write("LICENSE", "1\n"),
                                write("README.md", "1\n"),
                                link("common/LICENSE", "../LICENSE"),
                                link("common/README.md", "../README.md"))
                        .why("a rule ignores the link's path as it does any"),
                scenario("prose that a link in a resource folder leads to", append("LICENSE"))
                        .given(write("LICENSE", "1\n"), link(RESOURCES + "/LICENSE", FROM_RESOURCES + "LICENSE"))
                        .affects(COMMON)
                        .why("what is packaged is never ignored"),
                scenario("a script that a link of another name leads to, which a rule ignores", append("tools/x.sh"))
                        .given(write("tools/x.sh", "1\n"), link("run.adoc", "tools/x.sh"))
                        .why("that is what nobody needs under one name of it"),
                scenario(
                                "a source of a module that stands at a link too",
                                append("fittings/src/main/java/acme/Fixtures.java"))
                        .given(git("mv", "fixtures", "fittings"), link("fixtures", "fittings"))
                        .affects(FIXTURES));
    }

    private static List<Scenario> chains() {
        Edit versions = repository -> {
            for (String version : List.of("1", "2")) {
                write("shared/" + version + "/terms.txt", version).apply(repository);
            }
        };
        return List.of(
                scenario("a file that a link leads to over another link", append(TERMS))
                        .given(
                                write(TERMS, "1\n"),
                                link("shared/current.txt", "terms.txt"),
                                link(RESOURCES + "/terms.txt", FROM_RESOURCES + "shared/current.txt"))
                        .affects(COMMON),
                scenario("a link that another one leads over comes to lead elsewhere", link("shared/current", "2"))
                        .given(
                                versions,
                                link("shared/current", "1"),
                                link(RESOURCES + "/terms.txt", FROM_RESOURCES + "shared/current/terms.txt"))
                        .affects(COMMON),
                scenario(
                                "a folder that a link leads over comes to be a link",
                                git("mv", "shared/1", "shared/3"),
                                link("shared/1", "2"))
                        .given(versions, link(RESOURCES + "/terms.txt", FROM_RESOURCES + "shared/1/terms.txt"))
                        .affects(COMMON)
                        .leavesToNobody("shared/1/terms.txt", "shared/3/terms.txt")
                        .why("the folder is what the link leads over; what lay in it has no other path at head"),
                scenario("a file that a link leads to in a folder that another link leads to", append(TERMS))
                        .given(
                                write(TERMS, "1\n"),
                                write("texts/keep", ""),
                                link("texts/terms.txt", "../" + TERMS),
                                link(RESOURCES + "/texts", FROM_RESOURCES + "texts"))
                        .affects(COMMON),
                scenario("a submodule that a link leads into", submodule("vendor", '2'))
                        .given(submodule("vendor", '1'), link(RESOURCES + "/vendor", FROM_RESOURCES + "vendor/texts"))
                        .affects(COMMON)
                        .why("all that lies in it may have changed"));
    }

    private static List<Scenario> circles() {
        return List.of(
                scenario("a file beside a link to the folder around itself", append(TERMS))
                        .given(
                                write(TERMS, "1\n"),
                                link("shared/self", "."),
                                link("shared/again", "../shared"),
                                link(RESOURCES + "/shared", FROM_RESOURCES + "shared"))
                        .affects(COMMON),
                scenario("a file in one of two folders that link to each other", append("shared/two/terms.txt"))
                        .given(
                                write("shared/one/keep", ""),
                                write("shared/two/terms.txt", "1\n"),
                                link("shared/one/two", "../two"),
                                link("shared/two/one", "../one"),
                                link(RESOURCES + "/one", FROM_RESOURCES + "shared/one"))
                        .affects(COMMON),
                scenario("a link to itself comes", link(RESOURCES + "/loop", "loop"))
                        .affects(COMMON));
    }

    private static List<Scenario> targetsThatComeAndGo() {
        Edit resource = link(RESOURCES + "/terms.txt", FROM_RESOURCES + TERMS);
        return List.of(
                scenario("a file that a link leads to goes", delete(TERMS))
                        .given(write(TERMS, "1\n"), resource)
                        .affects(COMMON),
                scenario("a file comes that a link led to already", write(TERMS, "1\n"))
                        .given(resource)
                        .affects(COMMON),
                scenario("a file comes to where a link led already, and is not committed")
                        .given(resource)
                        .uncommitted(write(TERMS, "1\n"))
                        .affects(COMMON),
                scenario("a link comes, not committed, to a file that changed", append(TERMS))
                        .given(write(TERMS, "1\n"))
                        .uncommitted(link("fixtures/src/main/terms.txt", FROM_RESOURCES.substring(3) + TERMS))
                        .affects(FIXTURES)
                        .because("fixtures: source fixtures/src/main/terms.txt shared/terms.txt, via fixtures"),
                scenario("a file that an absolute link leads to", append(TERMS))
                        .given(
                                write(TERMS, "1\n"),
                                repository -> link(
                                                RESOURCES + "/terms.txt",
                                                repository
                                                        .folder()
                                                        .resolve(TERMS)
                                                        .toString())
                                        .apply(repository))
                        .leavesToNobody(TERMS)
                        .why("it leads to another file on every machine"));
    }

    private static List<Scenario> whatMavenReads() {
        String codec =
                "<dependency><groupId>commons-codec</groupId><artifactId>commons-codec</artifactId><version>1.17.0</version></dependency>";
        Edit greeting = write("shared/orders.properties", "text=${greeting}\n");
        String orders = "orders/src/main/resources";
        String flagged =
                "<profiles><profile><id>codec</id><activation><file><exists>${basedir}/flags/on</exists></file></activation>"
                        + "<dependencies>" + codec + "</dependencies></profile></profiles>";
        return List.of(
                scenario(
                                "a property that a filtered resource names in a folder that is a link",
                                element("pom.xml", "greeting", "Hi"))
                        .given(greeting, delete(orders), link(orders, "../../../shared"))
                        .affects(ORDERS),
                scenario(
                                "a property that a filtered resource names which is a link",
                                element("pom.xml", "greeting", "Hi"))
                        .given(
                                greeting,
                                link(orders + "/orders.properties", FROM_RESOURCES + "shared/orders.properties"))
                        .affects(ORDERS),
                scenario(
                                "a property that a filtered resource names behind links in a circle",
                                element("pom.xml", "greeting", "Hi"))
                        .given(
                                delete(orders + "/orders.properties"),
                                write("shared/one/keep", ""),
                                write("shared/two/orders.properties", "text=${greeting}\n"),
                                link("shared/one/two", "../two"),
                                link("shared/two/one", "../one"),
                                write(orders + "/keep", ""),
                                link(orders + "/one", FROM_RESOURCES + "shared/one"))
                        .affects(ORDERS),
                scenario(
                                "a filtered resource comes to name a property behind a link",
                                append("shared/orders.properties"))
                        .given(
                                greeting,
                                link(orders + "/orders.properties", FROM_RESOURCES + "shared/orders.properties"))
                        .affects(ORDERS),
                scenario(
                                "Maven's own options in a file that a link leads to",
                                write("config/maven.config", "-Dgreeting=Hey\n"))
                        .given(
                                write("config/maven.config", "-Dgreeting=Hi\n"),
                                link(".mvn/maven.config", "../config/maven.config"))
                        .affects(ALL)
                        .full(),
                scenario(
                                "Maven's own options in a folder that a link leads to",
                                write("config/maven.config", "-Dgreeting=Hey\n"))
                        .given(delete(".mvn"), write("config/maven.config", "-Dgreeting=Hi\n"), link(".mvn", "config"))
                        .affects(ALL)
                        .full(),
                scenario("the folder of Maven's own options comes to be a link", link(".mvn", "other"))
                        .given(
                                delete(".mvn"),
                                write("config/maven.config", "-Dgreeting=Hi\n"),
                                write("other/maven.config", "-Dgreeting=Hey\n"),
                                link(".mvn", "config"))
                        .affects(ALL)
                        .full(),
                scenario("a file that activates a profile comes behind a link", write("shared/on", ""))
                        .given(write(TERMS, ""), section("extras/pom.xml", flagged), link("extras/flags", "../shared"))
                        .affects("extras")
                        .because("extras: model dependency commons-codec:commons-codec, nothing -> 1.17.0, via extras")
                        .leavesToNobody("shared/on"),
                scenario("a link comes to lead to where a file activates a profile", link("extras/flags", "../other"))
                        .given(
                                write(TERMS, ""),
                                write("other/on", ""),
                                section("extras/pom.xml", flagged),
                                link("extras/flags", "../shared"))
                        .affects("extras")
                        .because("extras: model dependency commons-codec:commons-codec, nothing -> 1.17.0, via extras")
                        .leavesToNobody("extras/flags"),
                scenario("a link over which a parent is found comes to lead elsewhere", link("parents", "others"))
                        .given(
                                write("others/middle/pom.xml", ""),
                                repository -> {
                                    String pom =
                                            Files.readString(repository.folder().resolve("poms/middle/pom.xml"));
                                    write("others/middle/pom.xml", pom).apply(repository);
                                },
                                into("others/middle/pom.xml", "project", "<dependencies>" + codec + "</dependencies>"),
                                link("parents", "poms"),
                                replace("orders/pom.xml", "../poms/middle", "../parents/middle"),
                                replace("payments/pom.xml", "../poms/middle", "../parents/middle"))
                        .affects("orders", PAYMENTS)
                        .because(
                                "orders: model dependency commons-codec:commons-codec, nothing -> 1.17.0, via orders"));
    }
}

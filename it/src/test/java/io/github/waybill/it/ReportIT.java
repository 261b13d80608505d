package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The reports as a reader sees them: the example, and reactors of a hundred and of six hundred modules, in a browser. */
class ReportIT {

    private static final String GOAL = "io.github.waybill:build-graph-maven-plugin:" + Setting.version() + ":";

    private static final String EVIL = "<img src=x onerror=window.harmed=1>";

    private static final Path SHOTS = Setting.root().resolve("it/target/screenshots");

    @TempDir
    Path folder;

    private static Path report(Path reactor) {
        return reactor.resolve("target/build-graph/report.html");
    }

    private static Path affected(Path reactor) {
        return reactor.resolve("target/build-graph/affected.html");
    }

    /** Makes the only commit after the first: a change in the kit of tests, a file that pricing packages, a dependency of search. */
    private static void change(Git shop) throws Exception {
        shop.edit(
                "test-support/src/main/java/com/example/shop/testsupport/Get.java",
                "class Get",
                "class /* more */ Get");
        Path file = shop.folder().resolve("pricing/src/main/resources").resolve(EVIL + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "new\n");
        shop.edit(
                "search/pom.xml",
                "</project>",
                "<dependencies><dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId></dependency></dependencies></project>");
        shop.commit("Change </script>" + EVIL);
    }

    /** Opens a page, and finds that it is right in itself. */
    private static void open(Browser browser, Path page) {
        browser.open(page);
        isSound(browser, page);
    }

    private static void isSound(Browser browser, Path page) {
        assertThat(browser.errors()).isEmpty();
        assertThat(browser.requests()).allMatch(url -> url.equals(page.toUri().toString()) || url.startsWith("data:"));
        assertThat(browser.run("return window.harmed ?? 'no'")).isEqualTo("no");
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private static List<Object> list(Browser browser, String script, String argument) {
        return new ArrayList<>((List<?>) Objects.requireNonNull(browser.run(script, argument)));
    }

    /** Returns the modules and groups of the picture that have a class, by name, in alphabetical order. */
    private static List<Object> nodes(Browser browser, String selector) {
        return list(browser, """
                return [...document.querySelectorAll('.canvas .node' + arguments[0])]
                    .map(node => node.querySelector('title').textContent.split(/[ ,]|: /)[0].replace(/^.*:/, '')).sort()""", selector);
    }

    private static String node(Browser browser, String name) {
        return String.valueOf(browser.run("""
                const node = [...document.querySelectorAll('.canvas .node')].find(node =>
                    new RegExp('^([^ ]*:)?' + arguments[0] + '[ :,]').test(node.querySelector('title').textContent));
                return '[data-node="' + node.dataset.node + '"]'""", name));
    }

    private static List<Object> texts(Browser browser, String selector) {
        return list(
                browser,
                "return [...document.querySelectorAll(arguments[0])].map(element => element.textContent)",
                selector);
    }

    @Test
    void theExampleIsDrawnAndAnswersClicks() throws Exception {
        Maven maven = Maven.running();
        try (Shop shop = Shop.open(folder.resolve("work"), maven);
                Browser browser = Browser.start()) {
            Path reactor = shop.services().folder();
            String first = shop.services().head();
            change(shop.services());
            shop.maven("build-graph:report", "build-graph:affected-report", "-Dbuild-graph.base=" + first)
                    .orFail();

            browser.size(1600, 1000);
            open(browser, report(reactor));
            browser.screenshot(SHOTS.resolve("graph-10-wide.png"));
            assertThat(nodes(browser, ".service")).isEqualTo(List.of("credit-check", "pricing", "search"));
            assertThat(nodes(browser, ".test")).isEqualTo(List.of("test-support"));
            assertThat(nodes(browser, ".pom")).isEqualTo(List.of("bom", "service", "shop"));
            assertThat(nodes(browser, ".library")).isEqualTo(List.of("http"));
            assertThat(browser.seen("tbody tr")).isEqualTo(8);
            assertThat(lastCommits(browser))
                    .isEqualTo(Map.of(
                            "shop", "The shop",
                            "bom", "The shop",
                            "test-support", "Change </script>" + EVIL,
                            "http", "Change </script>" + EVIL,
                            "service", "Change </script>" + EVIL,
                            "pricing", "Change </script>" + EVIL,
                            "search", "Change </script>" + EVIL,
                            "credit-check", "Change </script>" + EVIL));

            browser.click(".canvas " + node(browser, "http"));
            browser.screenshot(SHOTS.resolve("graph-10-chosen.png"));
            assertThat(nodes(browser, ".self")).isEqualTo(List.of("http"));
            assertThat(nodes(browser, ".down")).isEqualTo(List.of("bom", "shop", "test-support"));
            assertThat(nodes(browser, ".up")).isEqualTo(List.of("credit-check", "pricing", "search", "service"));
            assertThat(browser.text(".details h3")).isEqualTo("http");

            browser.click(".canvas " + node(browser, "pricing"));
            assertThat(nodes(browser, ".down")).isEqualTo(List.of("bom", "http", "service", "shop", "test-support"));
            assertThat(nodes(browser, ".down.far")).isEqualTo(List.of("shop"));
            assertThat(nodes(browser, ".up")).isEqualTo(List.of());

            browser.click("[data-view=reach]").click(".canvas " + node(browser, "test-support"));
            assertThat(nodes(browser, ".hit-main")).isEqualTo(List.of("test-support"));
            assertThat(nodes(browser, ".hit-test"))
                    .isEqualTo(List.of("credit-check", "http", "pricing", "search", "service"));
            browser.type(Keys.ESCAPE);
            assertThat(browser.seen(".details")).isZero();
            assertThat(nodes(browser, ".on")).isEqualTo(List.of());

            browser.click(".legend [data-kind=parent]");
            assertThat(browser.seen(".canvas .link.parent")).isZero();

            browser.size(390, 844).dark(true);
            open(browser, report(reactor));
            assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(17, 22, 29)");
            browser.screenshot(SHOTS.resolve("graph-10-narrow-dark.png"));
            browser.dark(false);

            affectedIsLit(browser, affected(reactor));
            stillPictureAndTable(browser, report(reactor));
        }
    }

    private static Map<?, ?> lastCommits(Browser browser) {
        return (Map<?, ?>) Objects.requireNonNull(browser.run("""
                return Object.fromEntries([...document.querySelectorAll('tbody tr')].map(row =>
                    [row.querySelector('th span').textContent, row.lastElementChild.querySelector('small').textContent]))"""));
    }

    private static void affectedIsLit(Browser browser, Path page) throws Exception {
        browser.size(1600, 1000);
        open(browser, page);
        browser.screenshot(SHOTS.resolve("graph-affected-10-wide.png"));
        assertThat(browser.text(".verdict")).startsWith("partial: 6 of 8 modules");
        assertThat(nodes(browser, ".by-main")).isEqualTo(List.of("pricing", "search", "test-support"));
        assertThat(nodes(browser, ".by-test")).isEqualTo(List.of("credit-check", "http", "service"));
        assertThat(texts(browser, ".cause h3"))
                .isEqualTo(List.of(
                        "test-support/src/main/java/com/example/shop/testsupport/Get.java",
                        "pricing/src/main/resources/" + EVIL + ".txt",
                        "dependency com.h2database:h2 added: 2.5.252"));

        browser.click("[data-cause=MODEL]");
        assertThat(browser.seen(".cause")).isEqualTo(1);
        assertThat(nodes(browser, ".lit:not(.muted)")).isEqualTo(List.of("search"));
        assertThat(browser.seen("tbody tr")).isEqualTo(1);

        browser.size(390, 844);
        open(browser, page);
        browser.screenshot(SHOTS.resolve("graph-affected-10-narrow.png"));
    }

    private static void stillPictureAndTable(Browser browser, Path page) throws Exception {
        browser.size(1600, 1000).javaScript(false);
        open(browser, page);
        browser.screenshot(SHOTS.resolve("graph-10-still.png"));
        assertThat(browser.seen(".canvas .node")).isEqualTo(8);
        assertThat(browser.seen("tbody tr")).isEqualTo(8);
        assertThat(browser.seen(".tools")).isZero();
        assertThat(browser.seen(".legend input")).isZero();
        browser.javaScript(true);
    }

    @Test
    void sixHundredModulesAreFoldersThatOpen() throws Exception {
        FolderedReactor reactor = FolderedReactor.in(folder.resolve("large"), 600);
        Path root = reactor.git().folder();
        reactor.git().edit(FolderedReactor.source("pricing", "core-0"), "{}", "{ int more; }");
        Maven.running()
                .run(root, GOAL + "report", GOAL + "affected-report", "-Dbuild-graph.base=main")
                .orFail();

        try (Browser browser = Browser.start()) {
            browser.size(1600, 1000);
            open(browser, report(root));
            browser.screenshot(SHOTS.resolve("graph-600-wide.png"));
            assertThat(nodes(browser, ""))
                    .isEqualTo(Stream.concat(FolderedReactor.AREAS.stream(), Stream.of("platform", "root"))
                            .sorted()
                            .toList());

            browser.click(".canvas " + node(browser, "pricing"));
            browser.screenshot(SHOTS.resolve("graph-600-open.png"));
            // The fifteen areas but one, the platform, the root, the frame, and what is in it.
            assertThat(nodes(browser, "")).hasSize(14 + 3 + reactor.size(FolderedReactor.AREAS.indexOf("pricing")));
            browser.type(Keys.ESCAPE);
            assertThat(nodes(browser, "")).hasSize(17);

            // The group has the focus again; the keyboard opens it, too.
            browser.type(Keys.ENTER);
            assertThat(nodes(browser, ".frame")).isEqualTo(List.of("pricing"));
            browser.type(Keys.ENTER);
            assertThat(nodes(browser, ".frame")).isEqualTo(List.of());

            browser.type("/").type("catalog-a").type(Keys.ENTER);
            assertThat(nodes(browser, ".self")).isEqualTo(List.of("catalog-api"));
            assertThat(nodes(browser, ".frame")).isEqualTo(List.of("catalog"));
            browser.click("[data-view=reach]");
            browser.screenshot(SHOTS.resolve("graph-600-reach.png"));
            // The areas below catalog, the third: 5 and 6, 11 to 14.
            assertThat(nodes(browser, ".folder.hit-main"))
                    .isEqualTo(List.of("identity", "inventory", "returns", "reviews", "search", "stores"));
            assertThat(texts(browser, ".details h4")).contains("Images of 7");
            isSound(browser, report(root));

            assertThat(texts(browser, "tbody tr:not(:has(td:last-child code)) th span"))
                    .isEqualTo(List.of("pricing-core-0", "pricing-service"));

            browser.size(390, 844);
            open(browser, report(root));
            browser.screenshot(SHOTS.resolve("graph-600-narrow.png"));

            browser.size(1600, 1000);
            open(browser, affected(root));
            browser.screenshot(SHOTS.resolve("graph-affected-600-wide.png"));
            assertThat(nodes(browser, ".lit")).isEqualTo(List.of("pricing"));
            assertThat(texts(browser, ".canvas .count")).isEqualTo(List.of("2"));
            assertThat(texts(browser, ".cause li a")).isEqualTo(List.of("pricing-core-0", "pricing-service"));
        }
    }

    @Test
    void aHundredModulesAreFoldersToo() throws Exception {
        FolderedReactor reactor = FolderedReactor.in(folder.resolve("middling"), 100);
        Path root = reactor.git().folder();
        Maven.running()
                .run(root, GOAL + "report", GOAL + "affected-report", "-Dbuild-graph.base=main")
                .orFail();

        try (Browser browser = Browser.start()) {
            browser.size(1600, 1000).dark(true);
            open(browser, report(root));
            assertThat(nodes(browser, "")).hasSize(17);
            browser.click(".canvas " + node(browser, "orders"));
            browser.screenshot(SHOTS.resolve("graph-100-open-dark.png"));
            assertThat(nodes(browser, ".service")).isEqualTo(List.of("orders-service"));
            browser.click(".canvas " + node(browser, "orders-service"));
            browser.screenshot(SHOTS.resolve("graph-100-chosen-dark.png"));
            assertThat(nodes(browser, ".down:not(.far)"))
                    .isEqualTo(List.of("orders", "orders-core-0", "orders-core-1", "orders-core-2", "platform"));

            open(browser, affected(root));
            assertThat(browser.text(".verdict")).isEqualTo("none: nothing changed");
            assertThat(browser.seen(".cause")).isZero();
            assertThat(browser.text(".build-graph")).contains("Nothing is affected");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.12.1", "3.22.0"})
    void theSiteHasThePagesInItsSkin(String sitePlugin) throws Exception {
        try (Shop shop = Shop.open(folder.resolve("work"), Maven.running());
                Browser browser = Browser.start()) {
            String first = shop.services().head();
            change(shop.services());
            shop.services().edit("pom.xml", "<build>", """
                    <reporting><excludeDefaults>true</excludeDefaults><plugins><plugin>
                      <groupId>io.github.waybill</groupId><artifactId>build-graph-maven-plugin</artifactId>
                      <reportSets><reportSet><reports><report>report</report><report>affected-report</report></reports></reportSet></reportSets>
                    </plugin></plugins></reporting>
                    <build>""");
            shop.maven(
                            "org.apache.maven.plugins:maven-site-plugin:" + sitePlugin + ":site",
                            "-pl",
                            ".",
                            "-Dbuild-graph.base=" + first)
                    .orFail();

            Path site = shop.services().folder().resolve("target/site");
            for (String page : List.of("build-graph", "build-graph-affected")) {
                browser.size(1600, 1000).open(site.resolve(page + ".html"));
                browser.screenshot(SHOTS.resolve("graph-site-%s-%s.png".formatted(sitePlugin, page)));
                assertThat(browser.errors()).isEmpty();
                assertThat(browser.requests()).allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
                assertThat(browser.run("return window.harmed ?? 'no'")).isEqualTo("no");
                browser.click(".canvas " + node(browser, "http"));
                assertThat(nodes(browser, ".self")).isEqualTo(List.of("http"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "4.0.0-rc-4"})
    void everyMavenDrawsAndOfflineFromTheSecondTimeOn(String version) throws Exception {
        FolderedReactor reactor = FolderedReactor.in(folder.resolve("small"), 48);
        Path root = reactor.git().folder();
        Maven maven = Maven.version(version);

        maven.run(root, GOAL + "graph", "-Dbuild-graph.format=svg", "-Dbuild-graph.outputFile=target/graph.svg")
                .orFail();
        maven.run(root, "-o", "-q", GOAL + "report", "-Dbuild-graph.fingerprints=false")
                .orFail();

        assertThat(root.resolve("target/graph.svg"))
                .content()
                .startsWith("<svg ")
                .contains(">pricing</text>");
        assertThat(report(root)).content().contains("<title>Service graph</title>");
    }
}

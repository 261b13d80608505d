package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.it.servers.ClusterApi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What is deployed, on a page that a browser opens: made by real builds, clicked and read. */
class DeploymentsIT extends JudgedShop {

    private static final String PAGE = ".waybill-deployments ";

    private static Browser browser;

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    private Path report() {
        return shop.services().folder().resolve("target/kustomize-bump/report.html");
    }

    /** Opens a page, and holds it to what every page is held to. */
    private static void open(Path page) {
        browser.open(page);
        assertThat(browser.errors()).isEmpty();
        assertThat(browser.requests()).containsExactly(page.toUri().toString());
        assertThat(browser.run("return document.documentElement.scrollWidth > innerWidth"))
                .as("nothing sticks out at the side")
                .isEqualTo(false);
    }

    private static String headline() {
        return browser.text(PAGE + ".headline");
    }

    @Test
    void whatIsNotAsItShouldBeIsSeenAndOpened() throws Exception {
        String released = shop.services().head();
        shop.maven("deploy", "-Dkustomize-bump.adopt=true").orFail();
        String gitOps = shop.pull();
        shop.services().run("commit", "-q", "--allow-empty", "-m", "Go on");
        try (ClusterApi api = ClusterApi.start()) {
            String kubeconfig = "-Dkustomize-bump.kubeconfig=" + api.kubeconfig(folder.resolve("kubeconfig"));
            String staging = "-Dkustomize-bump.only=overlays/staging";
            FluxCluster cluster = new FluxCluster(api, shop);
            Map<String, String> digests = new LinkedHashMap<>();
            for (String service : List.of("pricing", "search", "credit-check")) {
                digests.put(
                        service,
                        shop.registry().digest("shop/" + service, released).orElseThrow());
            }
            cluster.applied("staging", gitOps, "True", digests);
            shop.maven("kustomize-bump:report", kubeconfig, staging).orFail();

            browser.size(1600, 900).dark(false).javaScript(true);
            open(report());
            assertThat(headline()).isEqualTo("All 3 deployments are as they should be.");
            assertThat(browser.seen("tbody tr")).isEqualTo(3);
            assertThat(browser.seen("td summary .marks i.ok")).isEqualTo(15);
            assertThat(browser.text("td summary")).contains(released.substring(0, 8), "1 behind");
            browser.click("td summary").type(Keys.ARROW_DOWN);
            assertThat(browser.run("return document.activeElement.closest('tr').cells[0].textContent"))
                    .isEqualTo("pricing");

            String other = "sha256:" + "0".repeat(64);
            digests.put("pricing", other);
            cluster.applied("staging", gitOps, "True", digests);
            shop.maven("kustomize-bump:report", kubeconfig, staging).orFail();
            open(report());
            assertThat(headline()).isEqualTo("2 of 3 deployments are as they should be; 1 is not.");
            assertThat(browser.text(".findings h4.wrong")).isEqualTo("Errors (1)");

            browser.click("[data-only=wrong]");
            assertThat(browser.seen("tbody tr")).isEqualTo(1);
            assertThat(browser.text("tbody tr:not([hidden]) th")).isEqualTo("pricing");
            assertThat(browser.text("output")).isEqualTo("1 of 3 services");
            assertThat(browser.seen("td .links")).isZero();
            browser.click("tbody tr:not([hidden]) summary");
            assertThat(browser.text("tbody tr:not([hidden]) .links"))
                    .contains(released, gitOps, "Deployment/pricing", "1/1 ready", "the pod pricing-1 runs " + other);
            browser.type(Keys.ENTER);
            assertThat(browser.seen("td .links")).isZero();

            browser.click("[data-only='']").click("input[type=search]").type("SEARCH");
            assertThat(browser.seen("tbody tr")).isEqualTo(1);
            assertThat(browser.text("tbody tr:not([hidden]) th")).isEqualTo("search");
            browser.click(".findings li a");
            assertThat(browser.seen("tbody tr")).isEqualTo(3);
            assertThat(browser.text("details:target .links")).contains("the pod pricing-1 runs " + other);
            browser.click("details:target .copy");
            assertThat(browser.run("return getSelection().toString()")).isEqualTo(released);

            browser.size(390, 844).dark(true);
            open(report());
            assertThat(browser.run("return getComputedStyle(document.documentElement).backgroundColor"))
                    .isEqualTo("rgb(18, 22, 28)");
            assertThat(
                            browser.run(
                                    "const cell = document.querySelector('td').getBoundingClientRect(); return cell.width > 300"))
                    .isEqualTo(true);

            browser.javaScript(false);
            open(report());
            assertThat(browser.seen(".filter")).isZero();
            browser.click("td details.wrong summary");
            assertThat(browser.text("td details[open] .links")).contains("the pod pricing-1 runs " + other);
        }
    }

    @Test
    void aSiteHasThePageOnceWhicheverSitePluginMakesIt() throws Exception {
        shop.services().edit("pom.xml", "</project>", """
                    <reporting>
                        <excludeDefaults>true</excludeDefaults>
                        <plugins>
                            <plugin>
                                <groupId>io.github.waybill</groupId>
                                <artifactId>kustomize-bump-maven-plugin</artifactId>
                                <version>%s</version>
                                <reportSets><reportSet><reports><report>report</report></reports></reportSet></reportSets>
                            </plugin>
                        </plugins>
                    </reporting>
                </project>
                """.formatted(Setting.version()));
        Path site = shop.services().folder().resolve("target/site");
        for (String version : List.of("3.12.1", "3.22.0")) {
            Folders.fresh(site);
            shop.maven(
                            "org.apache.maven.plugins:maven-site-plugin:" + version + ":site",
                            "-pl",
                            ".,bom",
                            "-Dkustomize-bump.askRegistry=false")
                    .orFail();
            assertThat(shop.services().folder().resolve("bom/target/site/deployments.html"))
                    .doesNotExist();
            Path page = site.resolve("deployments.html");
            assertThat(Files.readString(site.resolve("project-reports.html")))
                    .contains("deployments.html", "What commit runs where, and what is not as it should be.");

            browser.size(1280, 900).dark(false).javaScript(true).open(page);
            assertThat(browser.errors()).as(version).isEmpty();
            assertThat(browser.requests())
                    .allMatch(url -> url.startsWith(site.toUri().toString()) || url.startsWith("data:"));
            assertThat(browser.run("return document.title")).asString().contains("Deployments");
            assertThat(headline()).isEqualTo("0 of 6 deployments are as they should be; 6 are not.");
            browser.click("td details.wrong summary");
            assertThat(browser.text("td details[open] .links"))
                    .contains("shop/credit-check has no tag, so nobody can say its commit.", "Not asked.");
        }
    }

    @Test
    void hundredsOfServicesAreShownQuicklyAndNothingOfTheirRepositoriesIsMarkup() throws Exception {
        browser.size(1600, 900).dark(false).javaScript(true);
        assertShown(10, Maven.version("3.6.3"));
        assertShown(100, Maven.version("4.0.0-rc-4"));
        assertShown(600, Maven.running());
    }

    /** Three overlays of so many services: every fifth of one runs what is no commit. */
    private void assertShown(int services, Maven maven) throws Exception {
        Path work = Files.createDirectories(folder.resolve("work-" + services));
        Git service = new Git(Files.createDirectories(work.resolve("services")));
        service.run("init", "-q", "-b", "main");
        service.run("remote", "add", "origin", "https://robot:s3cret-of-git@git.example.com/services.git");
        service.run("commit", "-q", "--allow-empty", "-m", "<script>document.title = 'mine'</script>");
        String commit = service.head();
        service.run("commit", "-q", "--allow-empty", "-m", "Go on");

        Path infra = work.resolve("infra");
        List<String> stages = List.of("staging", "production", "<img src=x onerror=document.title='mine'>");
        for (String stage : stages) {
            Path overlay = Files.createDirectories(infra.resolve("overlays").resolve(stage));
            StringBuilder kustomization = new StringBuilder(
                    "resources:\n  - services.yaml\n  - https://robot:s3cret-of-a-base@git.example.com/base.git?ref=v1\nimages:\n");
            StringBuilder pods = new StringBuilder();
            for (int i = 0; i < services; i++) {
                boolean bad = stage.equals("production") && i % 5 == 4;
                kustomization.append("  - name: s%d\n    newTag: %s\n".formatted(i, bad ? "v1" : Infra.tag(commit)));
                pods.append(i == 0 ? "" : "---\n").append(Infra.pod("s" + i));
            }
            Files.writeString(overlay.resolve("kustomization.yaml"), kustomization);
            Files.writeString(overlay.resolve("services.yaml"), pods);
        }
        Git.bareOf(infra, work.resolve("infra.git"), "<script>document.title = 'mine'</script>");

        maven.run(
                        service.folder(),
                        "io.github.waybill:kustomize-bump-maven-plugin:" + Setting.version() + ":report",
                        "-Dkustomize-bump.repository="
                                + work.resolve("infra.git").toUri(),
                        "-Dkustomize-bump.askRegistry=false")
                .orFail();
        Path page = service.folder().resolve("target/kustomize-bump/report.html");
        assertThat(Files.readString(page)).doesNotContain("s3cret").contains("git.example.com/services.git");

        open(page);
        int wrong = services / 5;
        assertThat(browser.run("return document.title")).isEqualTo("Deployments");
        assertThat(headline())
                .isEqualTo("%d of %d deployments are as they should be, as far as was asked; %d are not."
                        .formatted(3 * services - wrong, 3 * services, wrong));
        assertThat(browser.text("thead")).contains("overlays/<img src=x onerror=document.title='mine'>");
        Object loaded = browser.run("return performance.getEntriesByType('navigation')[0].loadEventEnd");
        assertThat(((Number) Objects.requireNonNull(loaded)).doubleValue()).isLessThan(5000);
        Object filtered = browser.run("""
                const begin = performance.now();
                document.querySelector('[data-only=wrong]').click();
                document.body.getBoundingClientRect();
                return performance.now() - begin;""");
        assertThat(((Number) Objects.requireNonNull(filtered)).doubleValue()).isLessThan(1000);
        assertThat(browser.run("return document.querySelectorAll('tbody tr:not([hidden])').length"))
                .isEqualTo((long) wrong);
        browser.click("tbody tr:not([hidden]) details.wrong summary");
        assertThat(browser.text("details[open] .links"))
                .contains("v1 is no commit of the service repository", "<script>document.title = 'mine'</script>");
    }
}

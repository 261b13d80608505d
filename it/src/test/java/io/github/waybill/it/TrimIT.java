package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trimmed build builds, tests and publishes what is affected and what that needs, and nothing else. */
class TrimIT extends Judged {

    private static final String PRICES = "pricing/src/main/java/com/example/shop/pricing/Pricing.java";
    private static final String PRICING_TEST = "pricing/src/test/java/com/example/shop/pricing/PricingTest.java";
    private static final String API = "http/src/main/java/com/example/shop/http/JsonApi.java";

    /** What pricing needs, by its POM and those that it inherits from. */
    private static final List<String> NEEDED_BY_PRICING = List.of("shop", "bom", "http", "service", "test-support");

    /** What a trimmed build is to have done. */
    private record Expected(Set<String> built, Set<String> tested, Set<String> images, Set<String> deployed) {}

    private Expected did(Shop shop, Maven maven, String head, String base, String... arguments) throws Exception {
        Path deployed = folder.resolve("deployed-" + head);
        List<String> all = new ArrayList<>(List.of(
                "deploy",
                "-Dbuild-graph.trim",
                "-Dbuild-graph.base=" + base,
                "-Dkustomize-bump.adopt=true",
                // Neither a property of the command line nor one of the POM lets more be published.
                "-Dmaven.deploy.skip=false",
                "-DaltDeploymentRepository=it::" + deployed.toUri()));
        all.addAll(List.of(arguments));
        BuildLog log = BuildLog.of(shop.maven(maven, all.toArray(String[]::new)).orFail());
        Set<String> images = new TreeSet<>();
        for (String service : List.of("pricing", "search", "credit-check")) {
            if (shop.registry().digest("shop/" + service, head).isPresent()) {
                images.add(service);
            }
        }
        assertThat(log.with("install:install")).as(log.text()).isEqualTo(deployed(deployed));
        return new Expected(log.modules(), log.with("surefire:test"), images, deployed(deployed));
    }

    private static Set<String> deployed(Path repository) throws IOException {
        Path group = repository.resolve("com/example/shop");
        if (!Files.isDirectory(group)) {
            return Set.of();
        }
        try (Stream<Path> modules = Files.list(group)) {
            return new TreeSet<>(
                    modules.map(module -> module.getFileName().toString()).toList());
        }
    }

    private static Set<String> set(List<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "3.8.8", "3.9.16", "3.10.0", "4.0.0-rc-4"})
    void onlyWhatIsAffectedIsBuiltTestedAndPublished(String version) throws Exception {
        Maven maven = Maven.version(version);
        try (Shop shop = Shop.open(folder.resolve("work"), maven)) {
            String start = shop.services().head();
            shop.services().edit(PRICES, "100 *", "10 * 10 *");
            String main = shop.services().commit("Say a hundred in another way");
            assertThat(did(shop, maven, main, start))
                    .isEqualTo(new Expected(
                            set(NEEDED_BY_PRICING, "pricing"),
                            Set.of("pricing"),
                            Set.of("pricing"),
                            Set.of("pricing")));
            shop.pull();
            assertThat(shop.infra()
                            .run("log", "-1", "--format=%(trailers:key=Waybill-Commit,valueonly)")
                            .strip())
                    .isEqualTo(main);

            shop.services().edit(PRICING_TEST, "class PricingTest {\n", "class PricingTest {\n\n");
            String tests = shop.services().commit("Leave a line");
            assertThat(did(shop, maven, tests, main))
                    .isEqualTo(new Expected(set(NEEDED_BY_PRICING, "pricing"), Set.of("pricing"), Set.of(), Set.of()));

            assertThat(did(shop, maven, tests, tests))
                    .isEqualTo(new Expected(Set.of("shop"), Set.of(), Set.of(), Set.of()));
            String infra = shop.infra().head();
            assertThat(shop.pull()).isEqualTo(infra);

            shop.services().edit(API, "query == null", "null == query");
            String library = shop.services().commit("Turn it round");
            assertThat(did(shop, maven, library, tests, "-T", "2"))
                    .isEqualTo(new Expected(
                            set(NEEDED_BY_PRICING, "pricing", "search", "credit-check"),
                            Set.of("http", "pricing", "search", "credit-check"),
                            Set.of("pricing", "search", "credit-check"),
                            Set.of("http", "service", "pricing", "search", "credit-check")));
        }
    }
}

package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user can choose of a trimmed build, what wins over it, and what it does where it cannot decide. Pricing has changed. */
class TrimChoicesIT extends JudgedShop {

    private static final Set<String> ALL =
            Set.of("shop", "bom", "http", "test-support", "service", "pricing", "search", "credit-check");
    private static final String PRICING_TEST = "pricing/src/test/java/com/example/shop/pricing/PricingTest.java";
    private static final String SEARCH_TEST = "search/src/test/java/com/example/shop/search/SearchTest.java";
    private static final String GET = "test-support/src/main/java/com/example/shop/testsupport/Get.java";

    private String start;
    private String changed;

    @BeforeEach
    void changePricing() throws Exception {
        start = shop.services().head();
        shop.services().edit("pricing/src/main/java/com/example/shop/pricing/Pricing.java", "100 *", "10 * 10 *");
        changed = shop.services().commit("Say a hundred in another way");
    }

    /** Runs a trimmed build since the commit before the change. */
    private Maven.Result trimmed(String... arguments) throws Exception {
        return shop.maven(
                Stream.concat(Stream.of("-Dbuild-graph.trim", "-Dbuild-graph.base=" + start), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private BuildLog built(String... arguments) throws Exception {
        return BuildLog.of(trimmed(arguments).orFail());
    }

    private static Set<String> set(Set<String> all, String... without) {
        Set<String> some = new TreeSet<>(all);
        List.of(without).forEach(some::remove);
        return some;
    }

    @ParameterizedTest
    @CsvSource({
        "-pl :search, -pl",
        "-pl :search -am, -pl",
        "-pl :http -amd, -pl",
        "-pl !:pricing, -pl",
        "-N, -N",
        "-rf :search, -rf"
    })
    void whatTheUserChoosesWins(String selection, String said) throws Exception {
        assertNotTrimmed(selection, said);
    }

    @Test
    void aBuildOfOneModuleIsThat() throws Exception {
        // Maven takes the BOM that it imports from the repository.
        shop.maven("install", "-DskipTests").orFail();

        assertNotTrimmed("-f search/pom.xml", "the build has one module");
    }

    private void assertNotTrimmed(String selection, String said) throws Exception {
        String[] arguments = Stream.concat(Stream.of("validate"), Stream.of(selection.split(" ")))
                .toArray(String[]::new);
        BuildLog untrimmed = BuildLog.of(shop.maven(arguments).orFail());

        BuildLog log = built(arguments);

        assertThat(log.goals()).isEqualTo(untrimmed.goals());
        assertThat(log.text()).contains("Not trimmed: " + said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dm2e.version=2.6.0", "-Didea.maven.embedder.version=3.9.16"})
    void theImportOfAnIdeReadsTheWholeReactor(String property) throws Exception {
        assertThat(built("validate", property).modules()).isEqualTo(set(ALL));
    }

    @Test
    void nothingIsTrimmedUnlessAskedFor() throws Exception {
        assertThat(built("validate", "-Dbuild-graph.trim=false").modules()).isEqualTo(set(ALL));
    }

    @Test
    void mavenCanRunElsewhere() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Maven.Result result = Maven.running()
                .run(
                        elsewhere,
                        "-f",
                        shop.services().folder().resolve("pom.xml").toString(),
                        "validate",
                        "-Dbuild-graph.trim",
                        "-Dbuild-graph.base=" + start);

        assertThat(BuildLog.of(result.orFail()).modules()).isEqualTo(set(ALL, "search", "credit-check"));
    }

    @Test
    void withoutABaseItIsThatOfTheGoal() throws Exception {
        Maven.Result result = shop.maven("-o", "validate", "-Dbuild-graph.trim");

        assertThat(BuildLog.of(result.orFail()).modules()).isEqualTo(set(ALL, "search", "credit-check"));
        assertThat(result.log()).contains("base: origin/main");
    }

    @Test
    void eachServiceIsComparedWithTheCommitThatItRuns() throws Exception {
        String service =
                "{\"service\": \"com.example.shop:%s\", \"image\": \"r.example.com/x\", \"overlay\": \"staging\", \"commit\": \"%s\"}";
        Path file = Files.writeString(
                folder.resolve("deployed.json"),
                "{\"schema\": 1, \"services\": [%s, %s, %s], \"unknown\": []}"
                        .formatted(
                                service.formatted("pricing", changed),
                                service.formatted("search", changed),
                                service.formatted("credit-check", changed)));
        shop.services().edit("search/src/main/java/com/example/shop/search/Search.java", "found", "hit");
        shop.services().commit("Name it a hit");

        BuildLog log = built("validate", "-Dbuild-graph.base=deployed", "-Dbuild-graph.deployed=" + file);

        assertThat(log.modules()).isEqualTo(set(ALL, "pricing", "credit-check"));
    }

    @Test
    void theGoalOfThePomIsOneToo() throws Exception {
        shop.services().edit("pom.xml", "    <build>\n", "    <build>\n        <defaultGoal>validate</defaultGoal>\n");
        String before = shop.services().commit("Validate by default");
        shop.services().edit(SEARCH_TEST, "class SearchTest {\n", "class SearchTest {\n\n");

        assertThat(built("-Dbuild-graph.base=" + before).modules()).isEqualTo(set(ALL, "pricing", "credit-check"));

        shop.services().edit("pom.xml", "<defaultGoal>validate", "<defaultGoal>deploy");
        Maven.Result deployed = shop.maven();
        assertThat(deployed.exitCode()).isNotZero();
        assertThat(deployed.log()).contains("has changes that commit " + before + " does not hold");
    }

    @Test
    void whatIsNotAffectedComesFromARepositoryUnlessAnImageIsMadeOfIt() throws Exception {
        shop.maven("install", "-DskipTests").orFail();

        BuildLog verified = built("verify", "-Dbuild-graph.upstream=resolve");
        assertThat(verified.modules()).containsExactly("pricing", "shop");
        assertThat(verified.with("surefire:test")).containsExactly("pricing");

        BuildLog deployed = built("deploy", "-Dbuild-graph.upstream=resolve", "-Dkustomize-bump.adopt=true");
        assertThat(deployed.modules()).containsExactly("http", "pricing", "shop");
        assertThat(shop.registry().digest("shop/pricing", changed)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"build,''", "test,'credit-check,http,pricing,search'", "none,''"})
    void testsOfWhatLiesDownstreamAreBuiltOrRunOrLeftOut(String downstream, String tested) throws Exception {
        shop.services().edit(GET, "private Get() {}", "private Get() {}\n");
        shop.services().commit("Leave a line");

        BuildLog log = built("test", "-Dbuild-graph.base=" + changed, "-Dbuild-graph.downstream=" + downstream);

        // The module itself has no tests, and its artifact is affected.
        assertThat(set(log.with("surefire:test"), "test-support", "service"))
                .isEqualTo(set(Set.of(tested.split(",")), ""));
        assertThat(log.modules()).isEqualTo(downstream.equals("none") ? Set.of("shop", "test-support") : set(ALL));
    }

    @Test
    void goalsOfTheCommandLinePublishWhatIsAffectedAlone() throws Exception {
        shop.services().edit(SEARCH_TEST, "class SearchTest {\n", "class SearchTest {\n\n");
        // A POM's own configuration wins over properties, and not over the trim.
        shop.services().edit("service/pom.xml", "</dependencies>\n</project>", """
                </dependencies>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>com.google.cloud.tools</groupId>
                        <artifactId>jib-maven-plugin</artifactId>
                        <configuration><skip>false</skip></configuration>
                      </plugin>
                      <plugin>
                        <groupId>org.apache.maven.plugins</groupId>
                        <artifactId>maven-surefire-plugin</artifactId>
                        <configuration><skipTests>false</skipTests></configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>""");
        String before = shop.services().commit("Never skip");
        shop.services().edit("pricing/src/main/java/com/example/shop/pricing/Pricing.java", "10 * 10 *", "100 *");
        shop.services().edit(SEARCH_TEST, "class SearchTest {\n\n", "class SearchTest {\n");
        String head = shop.services().commit("Say a hundred again");
        String infra = shop.infra().head();

        BuildLog log = built(
                "package",
                "jib:build",
                "kustomize-bump:bump",
                "-Dkustomize-bump.adopt=true",
                "-Dbuild-graph.base=" + before);

        assertThat(log.with("surefire:test")).containsExactly("pricing", "search");
        assertThat(shop.registry().digest("shop/pricing", head)).isPresent();
        assertThat(shop.registry().digest("shop/search", head)).isEmpty();
        shop.pull();
        assertThat(shop.infra().run("rev-list", infra + "..HEAD").lines()).hasSize(1);

        shop.services().edit(PRICING_TEST, "class PricingTest {\n", "class PricingTest {\n\n");
        String tests = shop.services().commit("Leave a line");
        log = built("package", "jib:build", "kustomize-bump:bump", "-Dbuild-graph.base=" + head);

        assertThat(log.with("surefire:test")).containsExactly("pricing");
        assertThat(shop.registry().digest("shop/pricing", tests)).isEmpty();
    }

    @Test
    void aBumpThatIsCalledHasNothingToDoWhereTheRootAloneIsAffected() throws Exception {
        shop.services().edit("pom.xml", "        </pluginManagement>\n", """
                        </pluginManagement>
                        <plugins>
                            <plugin>
                                <groupId>org.apache.maven.plugins</groupId>
                                <artifactId>maven-clean-plugin</artifactId>
                                <inherited>false</inherited>
                                <configuration><excludeDefaultDirectories>false</excludeDefaultDirectories><skip>false</skip></configuration>
                            </plugin>
                        </plugins>
                """);
        shop.services().commit("Clean the root");

        BuildLog log = built("package", "jib:build", "kustomize-bump:bump", "-Dbuild-graph.base=" + changed);

        assertThat(log.modules()).containsExactly("shop");
        assertThat(log.text()).contains("Build and test 1 module: shop", "Publish no service");
    }

    @Test
    void aFailureDoesNotKeepTheOthersFromTheirTests() throws Exception {
        shop.services().edit(PRICING_TEST, "300", "301");
        shop.services().edit(SEARCH_TEST, "class SearchTest {\n", "class SearchTest {\n\n");

        Maven.Result result = trimmed("verify", "--fail-at-end", "-T", "2");

        assertThat(result.exitCode()).isNotZero();
        assertThat(BuildLog.of(result).with("surefire:test")).containsExactly("pricing", "search");
    }

    @Test
    void whereItCannotBeDecidedNothingIsBuilt() throws Exception {
        Map<List<String>, String> failures = Map.of(
                List.of("-Dbuild-graph.base=nowhere"), "nowhere",
                List.of("-Dbuild-graph.upstream=guess"),
                        "build-graph.upstream is guess, which is none of build, resolve. Set it to one of these.",
                List.of("-Dbuild-graph.trim=perhaps"),
                        "build-graph.trim is perhaps, which is none of true, false. Set it to one of these.",
                List.of("-Dbuild-graph.head=" + start),
                        "build-graph.trim builds the working tree, and build-graph.head=" + start
                                + " names another head.",
                List.of("-Dbuild-graph.base=" + start + "..." + changed),
                        "build-graph.trim builds the working tree, and build-graph.base=",
                List.of("-Dbuild-graph.base=deployed"), "target/kustomize-bump/deployed.json is not there");
        for (Map.Entry<List<String>, String> failure : failures.entrySet()) {
            List<String> arguments = new ArrayList<>(List.of("validate"));
            arguments.addAll(failure.getKey());

            Maven.Result result = trimmed(arguments.toArray(String[]::new));

            assertThat(result.exitCode()).as(result.log()).isNotZero();
            assertThat(result.log()).contains("The build cannot be trimmed. ").contains(failure.getValue());
            assertThat(BuildLog.of(result).modules()).isEmpty();
        }
    }

    @Test
    void outsideARepositoryNothingIsBuilt() throws Exception {
        Path copy = Folders.copy(Setting.root().resolve("it/demo/shop"), folder.resolve("copy"));

        Maven.Result result = Maven.running().run(copy, "validate", "-Dbuild-graph.trim");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.log()).contains("The build cannot be trimmed. ");
        assertThat(BuildLog.of(result).modules()).isEmpty();
    }
}

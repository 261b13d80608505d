package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a pipeline that was lost left undone is in the answer of the next, since each service is compared with the commit that it runs. */
class DeployedIT extends JudgedShop {

    private static final String PRICING = "com.example.shop:pricing";
    private static final String SEARCH = "com.example.shop:search";
    private static final String CREDIT_CHECK = "com.example.shop:credit-check";

    private String start;
    private String pricingChanged;

    @BeforeEach
    void changePricingAndThenSearch() throws Exception {
        start = shop.services().head();
        shop.services().edit("pricing/src/main/java/com/example/shop/pricing/Pricing.java", "100 *", "101 *");
        pricingChanged = shop.services().commit("Raise prices");
        shop.services().edit("search/src/main/java/com/example/shop/search/Search.java", "found", "hit");
        shop.services().commit("Name it a hit");
    }

    private static String service(String id, String commit) {
        return "{\"service\": \"%s\", \"image\": \"r.example.com/x\", \"overlay\": \"staging\", \"commit\": \"%s\"}"
                .formatted(id, commit);
    }

    /** Returns the answer where these services run these commits. */
    private JsonObject affected(Map<String, String> commits) throws IOException {
        Path file = Files.writeString(
                folder.resolve("deployed.json"),
                commits.entrySet().stream()
                        .map(entry -> service(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(",", "{\"schema\": 1, \"services\": [", "], \"unknown\": []}")));
        return shop.affected("deployed", "-Dbuild-graph.deployed=" + file);
    }

    private static String base(JsonObject affected) {
        JsonObject base = affected.getAsJsonObject("base");
        return base.get("rev").getAsString() + " " + base.get("commit").getAsString();
    }

    @Test
    void bothAreReleasedAfterThePipelineOfTheFirstWasLost() throws Exception {
        JsonObject affected = affected(Map.of(PRICING, start, SEARCH, start, CREDIT_CHECK, start));

        assertThat(Shop.select(affected, true)).containsExactlyInAnyOrder(PRICING, SEARCH);
        assertThat(base(affected)).isEqualTo("deployed " + start);
        assertThat(affected.get("reason").getAsString()).contains("3 services compared with 1 deployed commit");
    }

    @Test
    void onlyTheSecondIsReleasedWhereTheFirstWas() throws Exception {
        JsonObject affected = affected(Map.of(PRICING, pricingChanged, SEARCH, start, CREDIT_CHECK, start));

        assertThat(Shop.select(affected, true)).containsExactly(SEARCH);
        assertThat(base(affected)).isEqualTo("deployed " + start);
        assertThat(affected.get("reason").getAsString()).contains("3 services compared with 2 deployed commits");
    }

    @Test
    void aServiceOfWhichNoCommitIsKnownIsReleasedAndTheAnswerSaysWhy() throws Exception {
        String head = shop.services().head();
        String gone = "0123456789".repeat(4);

        JsonObject affected = affected(Map.of(PRICING, head, CREDIT_CHECK, gone));

        assertThat(Shop.select(affected, true)).containsExactlyInAnyOrder(SEARCH, CREDIT_CHECK);
        assertThat(Answer.causes(affected))
                .containsExactlyInAnyOrder(
                        SEARCH + ": undeployed it was never deployed, via " + SEARCH,
                        CREDIT_CHECK + ": undeployed staging runs " + gone
                                + ", which this repository does not have, via " + CREDIT_CHECK);
    }

    @Test
    void everythingIsAffectedWhereNothingIsDeployed() throws Exception {
        JsonObject affected = affected(Map.of());

        assertThat(affected.get("mode").getAsString()).isEqualTo("full");
        assertThat(Shop.select(affected, true)).containsExactlyInAnyOrder(PRICING, SEARCH, CREDIT_CHECK);
        assertThat(base(affected)).isEqualTo("deployed " + "0".repeat(40));
    }

    @Test
    void aFileThatIsNotThereIsAnError() throws Exception {
        Maven.Result result = shop.maven("build-graph:affected", "-Dbuild-graph.base=deployed");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.log())
                .contains("target/kustomize-bump/deployed.json is not there", "Write it with kustomize-bump:deployed");
        assertThat(List.of(folder.resolve("work/shop/target/build-graph/affected.json")))
                .noneMatch(Files::exists);
    }
}

package io.github.waybill.kustomizebump.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.Applied;
import io.github.waybill.kustomizebump.bump.trace.BuiltFrom;
import io.github.waybill.kustomizebump.bump.trace.CommitInfo;
import io.github.waybill.kustomizebump.bump.verify.Finding;
import io.github.waybill.kustomizebump.bump.verify.Level;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeploymentsPageTest {

    private static String headline(Example... examples) {
        return new Headline(Example.matrix(examples)).sentence();
    }

    private static Example in(String overlay, String service) {
        Example example = new Example();
        example.overlay = overlay;
        example.service = service;
        return example;
    }

    @Test
    void theHeadlineCountsAndCallsNothingGoodThatCouldNotBeTold() {
        Example good = in("overlays/staging", "pricing");
        Example warned = in("overlays/staging", "search").finds("registry", Level.WARNING, "it is old");
        Example wrong = in("overlays/production", "pricing").finds("commit-tag", Level.ERROR, "it is none");
        Example unknown = in("overlays/production", "search");
        unknown.registered = Answer.unknown("no answer");

        assertThat(headline()).isEqualTo("No service is deployed.");
        assertThat(headline(good)).isEqualTo("The one deployment is as it should be.");
        assertThat(headline(good, warned)).isEqualTo("All 2 deployments are as they should be.");
        assertThat(headline(wrong)).isEqualTo("The one deployment is not as it should be.");
        assertThat(headline(unknown))
                .isEqualTo("Of the one deployment it cannot be told whether it is as it should be.");
        assertThat(headline(good, wrong)).isEqualTo("1 of 2 deployments is as it should be; 1 is not.");
        Example unasked = in("overlays/staging", "orders");
        unasked.running = Answer.unasked("no cluster was asked");
        assertThat(headline(good, unasked)).isEqualTo("All 2 deployments are as they should be, as far as was asked.");
        assertThat(headline(unasked, wrong))
                .isEqualTo("1 of 2 deployments is as it should be, as far as was asked; 1 is not.");
        assertThat(headline(good, warned, wrong, unknown))
                .isEqualTo("2 of 4 deployments are as they should be; 1 is not, and of 1 it cannot be told.");
    }

    @Test
    void whatIsWrongWithAWholeOverlayAndWhatWasNotAskedStandsBeside() {
        Example suspended = new Example();
        suspended.findings.add(
                new Finding("flux-applied", Level.ERROR, "overlays/staging", null, null, "shop is suspended"));
        suspended.running = Answer.unasked("no cluster was asked");
        suspended.gaps.add("helmCharts are not evaluated");

        assertThat(new Headline(Example.matrix(suspended)).beside())
                .containsExactly(
                        new Headline.Note(State.WRONG, "overlays/staging: shop is suspended"),
                        new Headline.Note(State.UNKNOWN, "Not all could be read of overlays/staging."),
                        new Headline.Note(State.UNASKED, "No cluster was asked."));
        assertThat(Example.matrix(suspended).count(State.OK)).isEqualTo(1);
        assertThat(new Headline(Example.matrix(suspended)).state()).isEqualTo(State.WRONG);
    }

    @Test
    void rowsAreServicesByNameAndColumnsAreOverlaysInTheOrderOfPromotion() {
        Matrix matrix = Example.matrix(
                in("overlays/canary", "search"),
                in("overlays/production", "pricing"),
                in("overlays/staging", "search"));
        assertThat(matrix.columns().keySet())
                .containsExactly("overlays/staging", "overlays/production", "overlays/canary");
        assertThat(matrix.rows().keySet()).containsExactly("pricing", "search");
    }

    @Test
    void whereEachServiceHasOverlaysOfItsOwnTheStagesAreTheColumns() {
        Example[] examples = IntStream.range(0, 12)
                .mapToObj(i -> in("s" + i / 2 + "/" + (i % 2 == 0 ? "staging" : "production"), "s" + i / 2))
                .toArray(Example[]::new);
        Matrix matrix = Example.matrix(examples);
        assertThat(matrix.columns().keySet()).containsExactly("staging", "production");
        assertThat(matrix.rows().get("s3"))
                .hasEntrySatisfying(
                        "production",
                        cell -> assertThat(cell)
                                .singleElement()
                                .satisfies(one ->
                                        assertThat(one.overlay().overlay()).isEqualTo("s3/production")));
        assertThat(Example.page(examples).body()).contains("<span class=\"overlay\">s3/production</span>");
    }

    @Test
    void aCellSaysTheCommitItsAgeAndHowFarItIsBehind() {
        assertThat(Example.page(new Example()).body())
                .contains(
                        "<details id=\"deployment-1\" class=\"ok\" data-state=\"ok\"><summary><span class=\"what\">"
                                + "<code title=\"" + Example.COMMIT + "\">01234567</code><span>"
                                + "<time datetime=\"2026-11-24T10:00:00Z\" title=\"3 days old\">3 days</time>, 12 behind, 3 affect it</span></span>",
                        "aria-label=\"commit: as it should be, image: as it should be, Kustomize: as it should be, Flux: as it should be, cluster: as it should be\"",
                        "12 behind origin/main, 3 affect it.",
                        "overlays/staging/kustomization.yaml:7",
                        "flux-system/shop is ready and has applied",
                        "pricing-1 serve: ready, the digest of the registry",
                        Example.DIGEST);
    }

    @Test
    void aCellWithoutACommitNamesTheTagAndTheReason() {
        Example example = new Example();
        example.commit = Answer.unknown("2.8.1 is no commit of the service repository");
        assertThat(Example.page(example).body())
                .contains(
                        "<span title=\"2.8.1 is no commit of the service repository\">commit unknown</span>",
                        "Unknown: 2.8.1 is no commit of the service repository.");
    }

    @Test
    void findingsLinkToTheirDeploymentAndWhatCannotBeToldIsSaidOnceForAReason() {
        Example first = in("overlays/staging", "pricing")
                .finds("commit-tag", Level.ERROR, "it is none")
                .cannotTell("pods-run", "no cluster was asked");
        Example second = in("overlays/staging", "search").cannotTell("pods-run", "no cluster was asked");
        second.overlay = "overlays/production";
        assertThat(Example.page(first, second).body())
                .contains(
                        "<h4 class=\"wrong\">Errors (1)</h4>",
                        "<a href=\"#deployment-1\">overlays/staging: pricing</a> <code>overlays/staging/kustomization.yaml:7</code><p>it is none</p>",
                        "<li>no cluster was asked <code>pods-run</code>")
                .doesNotContain("Warnings");
    }

    @Test
    void nothingFromElsewhereIsMarkup() {
        String bad = "<script>alert('x')</script>\"&";
        Example example = in("overlays/" + bad, bad).finds("commit-tag", Level.ERROR, bad);
        example.subject = bad;
        example.doubt = bad;
        example.gaps.add(bad);
        example.applied = Answer.known(new Applied(bad, bad, bad, false, false, bad, List.of()));
        example.commit =
                Answer.known(new BuiltFrom(new CommitInfo(bad, bad, Instant.EPOCH, bad), true, 1, Answer.unknown(bad)));
        String page = Example.page(example).alone();
        assertThat(page)
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;")
                .doesNotContain("alert('x')", "<script>alert");
        assertThat(page.split("<script", -1)).hasSize(2);
    }

    @Test
    void agesAreInTheirLargestUnit() {
        assertThat(Example.MADE).satisfies(now -> {
            assertThat(Age.of(now.plusSeconds(60), now)).isEqualTo("just now");
            assertThat(Age.of(now.minusSeconds(60), now)).isEqualTo("1 minute");
            assertThat(Age.of(now.minusSeconds(7199), now)).isEqualTo("1 hour");
            assertThat(Age.of(now.minusSeconds(59 * 86400L), now)).isEqualTo("59 days");
            assertThat(Age.of(now.minusSeconds(90 * 86400L), now)).isEqualTo("3 months");
            assertThat(Age.of(now.minusSeconds(730 * 86400L), now)).isEqualTo("2 years");
        });
    }
}

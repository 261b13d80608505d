package io.github.waybill.kustomizebump.bump.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.Applied;
import io.github.waybill.kustomizebump.bump.trace.Handover;
import io.github.waybill.kustomizebump.bump.trace.ImageName;
import io.github.waybill.kustomizebump.bump.trace.Registered;
import io.github.waybill.kustomizebump.bump.trace.Running;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The chain is broken at one link at a time, and the rule for that link says so. */
class VerificationTest {

    private static final String OTHER = "sha256:" + "e".repeat(64);

    private final Chain chain = new Chain();

    @Test
    void aWholeChainHolds() throws Exception {
        assertThat(chain.broken()).isEmpty();
        assertThat(chain.verdict().unjudged()).isEmpty();
    }

    @Test
    void commitTagIsBrokenByATagThatIsNoCommit() throws Exception {
        chain.image = ImageName.parse(Chain.NAME + ":2.8.1");
        chain.commit = Answer.unknown("2.8.1 is no commit of the service repository");
        chain.registered = Answer.known(new Registered(Chain.DIGEST, "2.8.1", null));

        assertThat(chain.broken())
                .containsExactly(
                        "commit-tag: the tag 2.8.1 of r.example.com/shop/pricing is no commit of the service repository. Build a commit of it and bump that.");
    }

    @Test
    void onBranchIsBrokenByACommitBesideIt() throws Exception {
        chain.commit = Chain.built(2, false);

        assertThat(chain.broken())
                .containsExactly(
                        "on-branch: the commit " + Chain.commit(2)
                                + " is not on origin/main. Merge it, then build and bump what was merged; or set kustomize-bump.serviceBranch.");
    }

    @Test
    void mutableTagIsBrokenByLatestByNoTagAndByABranch() throws Exception {
        chain.registered = Answer.unknown("nobody asked");
        for (String tag : List.of(":latest", "", ":main")) {
            chain.image = ImageName.parse(Chain.NAME + tag);
            assertThat(chain.broken())
                    .as(tag)
                    .anyMatch(line -> line.startsWith("mutable-tag: " + Chain.NAME + " is named by"));
        }
        chain.image = ImageName.parse(Chain.NAME + ":latest@" + Chain.DIGEST);
        assertThat(chain.broken()).noneMatch(line -> line.startsWith("mutable-tag"));
    }

    @Test
    void imageExistsIsBrokenByOneThatTheRegistryLacks() throws Exception {
        chain.registered = Answer.known(Registered.MISSING);

        assertThat(chain.broken())
                .contains("image-exists: the registry does not have " + chain.image
                        + ", so no new pod can start. Publish it again from its commit, or bump to one that is there.");
    }

    @Test
    void digestIsBrokenByATagThatWasMoved() throws Exception {
        chain.registered = Answer.known(new Registered(OTHER, Chain.commit(2), Chain.FINGERPRINT));
        chain.running = Answer.unknown("nobody asked");
        assertThat(chain.broken())
                .containsExactly(
                        "digest: the receipt of " + chain.image + " says " + Chain.DIGEST + ", but the registry has "
                                + OTHER + ": the tag was moved since. Find out who pushed it, build again and bump.");

        chain.handover = Answer.known(new Handover(Chain.info(Chain.PUT), false, null, null));
        chain.image = ImageName.parse(chain.image + "@" + Chain.DIGEST);
        assertThat(chain.broken())
                .containsExactly("digest: the overlay pins " + chain.image + ", but the registry has " + OTHER
                        + " for that tag: the tag was moved. Find out who pushed it, build again and bump.");
    }

    @Test
    void revisionIsBrokenByAnImageOfAnotherCommit() throws Exception {
        chain.registered = Answer.known(new Registered(Chain.DIGEST, Chain.commit(1), null));
        assertThat(chain.broken())
                .containsExactly(
                        "revision: " + chain.image + " says that it was built from " + Chain.commit(1)
                                + ". Somebody has tagged another build with this commit; build it again and bump. If it was reused, have build-graph write the fingerprint of that commit.");

        chain.registered = Answer.known(new Registered(Chain.DIGEST, null, Chain.FINGERPRINT));
        assertThat(chain.broken())
                .hasSize(1)
                .first()
                .asString()
                .contains("has no label org.opencontainers.image.revision");
    }

    @Test
    void revisionHoldsForAnImageThatWasReusedSinceItIsMadeOfTheSame() throws Exception {
        chain.registered = Answer.known(new Registered(Chain.DIGEST, Chain.commit(1), Chain.FINGERPRINT));

        assertThat(chain.broken()).isEmpty();
    }

    @Test
    void fingerprintIsBrokenByAnImageOfOtherSources() throws Exception {
        chain.registered = Answer.known(new Registered(Chain.DIGEST, Chain.commit(2), "0".repeat(64)));

        assertThat(chain.broken())
                .containsExactly("fingerprint: " + chain.image + " says that it was built from the fingerprint "
                        + "0".repeat(64) + ", but that of its commit is " + Chain.FINGERPRINT
                        + ": it was built from something else. Build the commit again in a clean clone and bump.");
    }

    @Test
    void oneImageIsBrokenByAMigrationOfAnotherCommit() throws Exception {
        chain.others.add(ImageName.parse(Chain.NAME + ":" + Chain.commit(1)));

        assertThat(chain.broken())
                .contains(
                        "one-image: the containers of Deployment/pricing run more than one image of it: " + chain.image
                                + " in serve, " + chain.others.get(0)
                                + " in init migrate. Give them one name in the manifest, so that one entry sets all.");
    }

    @Test
    void registryIsBrokenByAServiceOnTheOldOne() throws Exception {
        chain.declared = "new.example.com/shop/pricing";

        Verdict verdict = chain.verdict();

        assertThat(chain.broken())
                .containsExactly(
                        "registry: it still comes from r.example.com/shop/pricing; the service declares new.example.com/shop/pricing. Its next release moves it.");
        assertThat(verdict.errors()).isEmpty();
    }

    @Test
    void stageOrderIsBrokenByProductionAheadOfStaging() throws Exception {
        Chain staging = new Chain();
        staging.commit = Chain.built(1, true);
        chain.overlay = "overlays/production";
        chain.before.add(staging.traced());

        assertThat(chain.broken())
                .containsExactly("stage-order: it runs " + Chain.commit(2) + ", which staging, at " + Chain.commit(1)
                        + ", does not have: it was never tried there. Release to staging first, then promote.");

        chain.before.clear();
        staging.commit = Chain.built(3, true);
        chain.before.add(staging.traced());
        assertThat(chain.broken()).isEmpty();
    }

    @Test
    void fluxAppliedIsBrokenByWhatFluxHasNotDone() throws Exception {
        chain.applied =
                Answer.known(new Applied("flux-system/shop", "0".repeat(40), null, false, true, "no", List.of()));
        assertThat(chain.broken())
                .containsExactly(
                        "flux-applied: flux-system/shop is suspended, so nothing new is applied. Resume it: flux resume kustomization.",
                        "flux-applied: the GitOps commit " + Chain.PUT + " put " + chain.image
                                + " there, and flux-system/shop has applied only up to " + "0".repeat(40)
                                + ". Wait for it, or see flux get kustomizations.");

        chain.applied = Answer.known(
                new Applied("flux-system/shop", Chain.PUT, null, false, false, "dry-run failed", List.of()));
        assertThat(chain.broken())
                .containsExactly(
                        "flux-applied: flux-system/shop is not ready: dry-run failed. See flux get kustomizations.");

        chain.applied = Answer.known(new Applied("flux-system/shop", null, null, true, false, "", List.of()));
        assertThat(chain.broken())
                .containsExactly(
                        "flux-applied: flux-system/shop has never applied anything. See flux get kustomizations.");
    }

    @Test
    void podsRunIsBrokenByAnotherDigestAndByARolloutThatIsNotDone() throws Exception {
        chain.running = Answer.known(new Running(
                false,
                "0 of 1 updated, 1 ready",
                List.of(new Running.PodContainer("pricing-1", "serve", OTHER, true))));
        assertThat(chain.broken())
                .containsExactly("pods-run: the pod pricing-1 runs " + OTHER + " in serve, not " + Chain.DIGEST
                        + ", which is what the registry has for " + chain.image
                        + ". See whether the rollout goes on (0 of 1 updated, 1 ready), or restart it.");

        chain.running = Answer.known(new Running(false, "1 of 1 updated, 0 ready", List.of()));
        assertThat(chain.broken())
                .containsExactly(
                        "pods-run: Deployment/pricing is not rolled out: 1 of 1 updated, 0 ready. See kubectl describe and the pods' events.");
    }

    @Test
    void whatCannotBeToldIsSaidAndFailsNothing() throws Exception {
        chain.registered = Answer.unknown("no registry was asked");
        chain.applied = Answer.unknown("no cluster was asked");

        Verdict verdict = chain.verdict();

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.unjudged())
                .extracting(finding -> finding.rule() + ": " + finding.message())
                .contains("image-exists: no registry was asked", "flux-applied: no cluster was asked");
    }

    @Test
    void levelsAreWhatIsAskedFor() throws Exception {
        chain.commit = Chain.built(2, false);
        List<TracedOverlay> all = List.of(chain.traced());

        assertThat(new Verification(Map.of("on-branch", Level.WARNING))
                        .of(all, chain.evidence())
                        .errors())
                .isEmpty();
        assertThat(new Verification(Map.of("on-branch", Level.OFF))
                        .of(all, chain.evidence())
                        .findings())
                .isEmpty();
        assertThatThrownBy(() -> new Verification(Map.of("on-brunch", Level.OFF)))
                .hasMessageContaining(
                        "names the rule on-brunch, which there is not. The rules are commit-tag, on-branch");
    }

    @Test
    void everyRuleHasANameOfItsOwn() {
        Set<String> names = new HashSet<>();
        assertThat(Verification.rules()).hasSize(12).allMatch(rule -> names.add(rule.name()));
    }

    @Test
    void aPromotionIsRefusedWhereTheChainIsBroken() throws Exception {
        Verification verification = new Verification(Map.of());
        assertThat(Promotion.of(chain.traced(), List.of(), verification, chain.evidence()))
                .singleElement()
                .extracting(promotion -> promotion.image().reference())
                .isEqualTo(chain.image + "@" + Chain.DIGEST);

        assertThatThrownBy(() -> Promotion.of(chain.traced(), List.of("search"), verification, chain.evidence()))
                .hasMessage("overlays/staging runs no service search. Set kustomize-bump.service to some of pricing.");

        chain.registered = Answer.known(Registered.MISSING);
        assertThatThrownBy(() ->
                        Promotion.of(chain.traced(), List.of("pricing"), new Verification(Map.of()), chain.evidence()))
                .hasMessageStartingWith(
                        "Nothing is promoted, since the chain is broken in 1 places: overlays/staging: pricing: the registry does not have");
    }
}

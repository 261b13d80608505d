package io.github.waybill.kustomizebump.bump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.waybill.kustomizebump.kustomize.KustomizeEditor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final String REPOSITORY = "registry.example.com/shop/app";
    private static final String DIGEST = "sha256:" + "d".repeat(64);
    private static final Policy STRICT = new Policy(false, false, false);

    @Test
    void newNameIsAddedUnlessTheEntryIsTheRepository() throws Exception {
        assertThat(planned("- name: app\n", Pin.TAG))
                .isEqualTo("images:\n- name: app\n  newName: " + REPOSITORY + "\n  newTag: next\n");
        assertThat(planned("- name: " + REPOSITORY + "\n", Pin.TAG))
                .isEqualTo("images:\n- name: " + REPOSITORY + "\n  newTag: next\n");
    }

    @Test
    void digestThatStandsIsKeptTrue() throws Exception {
        assertThat(planned("- name: app\n  newName: " + REPOSITORY + "\n  digest: sha256:old\n", Pin.TAG))
                .isEqualTo("images:\n- name: app\n  newName: " + REPOSITORY + "\n  newTag: next\n  digest: " + DIGEST
                        + "\n");
    }

    @Test
    void digestAloneIsWrittenWhenAskedFor() throws Exception {
        assertThat(planned("- name: " + REPOSITORY + "\n", Pin.DIGEST))
                .isEqualTo("images:\n- name: " + REPOSITORY + "\n  digest: " + DIGEST + "\n");
    }

    @Test
    void digestThatIsNotKnownIsNeverLeftBehind() {
        PublishedImage unknown = new PublishedImage("app", null, REPOSITORY, "next", null);
        assertThatThrownBy(() ->
                        plan("- name: app\n  digest: sha256:old\n", unknown, Pin.TAG, ServiceHistory.NONE, STRICT))
                .hasMessageContaining("the digest of " + REPOSITORY + ":next is not known");
    }

    @Test
    void twoEntriesThatCouldBeMeantAreRefused() {
        assertThatThrownBy(() -> planned("- name: app\n- name: " + REPOSITORY + "\n", Pin.TAG))
                .hasMessageContaining("set kustomize-bump.image");
    }

    @Test
    void olderCommitIsSuperseded() throws Exception {
        Plan plan = plan(Order.OLDER, STRICT);
        assertThat(plan.changed()).isEmpty();
        assertThat(plan.entries()).extracting(Receipt.Entry::outcome).containsExactly(Receipt.Outcome.SUPERSEDED);
    }

    @Test
    void rollbackIsAskedForByName() throws Exception {
        Plan plan = plan(Order.OLDER, new Policy(true, false, false));
        assertThat(plan.changed()).hasSize(1);
        assertThat(CommitMessage.of(new Origin("https://git.example.com/shop.git", "next"), plan.entries(), null))
                .isEqualTo("""
                        Release app to overlay at next

                        overlay: app now -> next (rollback)

                        Waybill-Source: https://git.example.com/shop.git
                        Waybill-Commit: next
                        Waybill-Image: overlay registry.example.com/shop/app:next@%s
                        Waybill-Rollback: overlay registry.example.com/shop/app:now
                        """.formatted(DIGEST));
    }

    @Test
    void divergedCommitIsRefused() {
        assertThatThrownBy(() -> plan(Order.DIVERGED, new Policy(true, true, false)))
                .hasMessageContaining("next does not descend from it");
    }

    @Test
    void unknownTagIsReplacedOnlyWhenAdopted() throws Exception {
        assertThatThrownBy(() -> plan(Order.UNKNOWN, STRICT)).hasMessageContaining("-Dkustomize-bump.adopt=true");
        assertThat(plan(Order.UNKNOWN, new Policy(false, true, false)).changed())
                .hasSize(1);
    }

    @Test
    void sameTagIsNoChange() throws Exception {
        PublishedImage image = new PublishedImage("app", null, REPOSITORY, "now", DIGEST);
        Plan plan = plan(
                "- name: app\n  newName: " + REPOSITORY + "\n  newTag: now\n",
                image,
                Pin.TAG,
                ServiceHistory.NONE,
                STRICT);
        assertThat(plan.changed()).isEmpty();
    }

    @Test
    void oneFolderWrittenInTwoWaysIsOneOverlay() throws Exception {
        Plan plan = emptyPlan("- name: app\n  newTag: now\n- name: api\n  newTag: now\n", ServiceHistory.NONE, STRICT);
        plan.add(new Intent(new PublishedImage("app", null, "app", "next", null), "overlay", Pin.TAG));
        plan.add(new Intent(new PublishedImage("api", null, "api", "next", null), "./overlay//", Pin.TAG));

        assertThat(text(plan)).isEqualTo("images:\n- name: app\n  newTag: next\n- name: api\n  newTag: next\n");
        assertThat(plan.changed()).hasSize(1);
        assertThatThrownBy(() ->
                        plan.add(new Intent(new PublishedImage("x", "app", "app", "next", null), "overlay/.", Pin.TAG)))
                .hasMessageContaining("app and x both are to be the entry app of overlay");
    }

    @Test
    void nameCannotBeginATrailer() {
        PublishedImage image = new PublishedImage("app\nWaybill-Commit: forged", null, REPOSITORY, "next", DIGEST);
        assertThat(message(image).lines()).noneMatch(line -> line.startsWith("Waybill-Commit"));
    }

    @Test
    void anImageThatWasReusedSaysFromWhere() {
        PublishedImage image = new PublishedImage("app", null, REPOSITORY, "next", DIGEST, "first");
        assertThat(message(image).lines())
                .endsWith(
                        "Waybill-Image: overlay " + REPOSITORY + ":next@" + DIGEST,
                        "Waybill-Reused: " + REPOSITORY + ":first");
    }

    /** Returns the message of the commit that brings an image into its overlay for the first time. */
    private static String message(PublishedImage image) {
        Receipt.Entry entry = new Receipt.Entry(
                new Intent(image, "overlay", Pin.TAG),
                "app",
                null,
                new Standing(null, Order.NEWER, null),
                Receipt.Outcome.UPDATED);
        return CommitMessage.of(new Origin(null, null), List.of(entry), null);
    }

    private static String planned(String entries, Pin pin) throws BumpException {
        PublishedImage image = new PublishedImage("app", null, REPOSITORY, "next", DIGEST);
        List<OverlayFile> changed =
                plan(entries, image, pin, ServiceHistory.NONE, STRICT).changed();
        return new String(changed.get(0).content(), StandardCharsets.UTF_8);
    }

    private static Plan plan(Order order, Policy policy) throws BumpException {
        PublishedImage image = new PublishedImage("app", null, REPOSITORY, "next", DIGEST);
        return plan(
                "- name: app\n  newName: " + REPOSITORY + "\n  newTag: now\n",
                image,
                Pin.TAG,
                (deployed, next) -> order,
                policy);
    }

    @Test
    void aRemoteResourceAtTheDeployedCommitMovesWhereItIsAskedFor() throws BumpException {
        String entries = "- name: app\n  newTag: old\nresources:\n- https://git.example.com/shop.git//deploy?ref=old\n";
        PublishedImage image = new PublishedImage("app", null, "app", "next", null);

        Plan with = plan(entries, image, Pin.TAG, ServiceHistory.NONE, new Policy(false, false, true));
        Plan without = plan(entries, image, Pin.TAG, ServiceHistory.NONE, new Policy(false, false, false));

        assertThat(text(with)).isEqualTo("images:\n" + entries.replace("old", "next"));
        assertThat(text(without)).isEqualTo("images:\n" + entries.replace("newTag: old", "newTag: next"));
    }

    private static String text(Plan plan) {
        return new String(plan.changed().get(0).content(), StandardCharsets.UTF_8);
    }

    private static Plan plan(String entries, PublishedImage image, Pin pin, ServiceHistory history, Policy policy)
            throws BumpException {
        Plan plan = emptyPlan(entries, history, policy);
        plan.add(new Intent(image, "overlay", pin));
        return plan;
    }

    private static Plan emptyPlan(String entries, ServiceHistory history, Policy policy) {
        OverlayFile file =
                new OverlayFile("overlay/kustomization.yaml", ("images:\n" + entries).getBytes(StandardCharsets.UTF_8));
        GitOps.Tip tip = new GitOps.Tip() {
            @Override
            public String commit() {
                return "tip";
            }

            @Override
            public OverlayFile overlay(String folder) {
                return file;
            }
        };
        Precedence precedence = new Precedence(history, null, policy, new NoHistory(), tip);
        return new Plan(new KustomizeEditor(), precedence, policy, tip);
    }

    /** A GitOps repository of which only the tip is asked. */
    private static final class NoHistory implements GitOps {

        @Override
        public Tip fetch() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> lastMessage(Tip tip, Predicate<String> wanted) {
            return Optional.empty();
        }

        @Override
        public String diff(OverlayFile before, OverlayFile after) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> push(Tip tip, List<OverlayFile> changed, String message) {
            throw new UnsupportedOperationException();
        }
    }
}

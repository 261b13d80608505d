package io.github.waybill.kustomizebump.bump.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How often the links of the chain are asked, and what comes where one says nothing. */
class TracerTest {

    private static final Services ALL = new Services(List.of(), List.of(), List.of("redis"));

    private static RunImage run(String image) {
        ImageName name = ImageName.parse(image);
        return new RunImage(
                name,
                List.of(name.name()),
                null,
                new Place("o/kustomization.yaml", 1),
                List.of(new Container(new Workload("Deployment", "o", name.shortName()), "c", false)),
                null);
    }

    private static Rendering overlay(String overlay, String... images) {
        List<RunImage> runs = new ArrayList<>();
        for (String image : images) {
            runs.add(run(image));
        }
        return new Rendering(overlay, null, runs, List.of());
    }

    private static Tracer tracer(ImageRecords registry) {
        return new Tracer(ALL, null, Fingerprints.NONE, new NoLog(), registry, Cluster.unasked("no cluster was asked"));
    }

    @Test
    void eachDistinctImageIsAskedForOnceAndAForeignOneNever() throws Exception {
        Collection<String> asked = new ConcurrentLinkedQueue<>();
        ImageRecords registry = image -> {
            asked.add(image.toString());
            return Answer.known(Registered.MISSING);
        };

        tracer(registry).trace(List.of(overlay("a", "x:1", "y:1", "redis:7"), overlay("b", "x:1", "y:2", "redis:7")));

        assertThat(asked).containsExactlyInAnyOrder("x:1", "y:1", "y:2");
    }

    @Test
    void imagesAreAskedForAtTheSameTime() throws Exception {
        CountDownLatch all = new CountDownLatch(8);
        ImageRecords registry = image -> {
            all.countDown();
            try {
                // Asked one after the other, the first would wait in vain.
                return all.await(20, TimeUnit.SECONDS) ? Answer.known(Registered.MISSING) : Answer.unknown("alone");
            } catch (InterruptedException e) {
                return Answer.unknown("interrupted");
            }
        };

        List<TracedOverlay> traced =
                tracer(registry).trace(List.of(overlay("a", "a:1", "b:1", "c:1", "d:1", "e:1", "f:1", "g:1", "h:1")));

        assertThat(traced.get(0).images())
                .allMatch(image -> image.registered().equals(Answer.known(Registered.MISSING)));
    }

    @Test
    void aLinkThatSaysNothingLeavesTheOthers() throws Exception {
        Answer<Registered> held = Answer.known(new Registered("sha256:1", "abc", null));

        TracedImage image = tracer(any -> held)
                .trace(List.of(overlay("a", "x:1")))
                .get(0)
                .images()
                .get(0);

        assertThat(image.registered()).isEqualTo(held);
        assertThat(image.commit()).isEqualTo(Answer.unasked("no service repository is here"));
        assertThat(image.handover().reason()).contains("the history of the GitOps repository does not say");
        assertThat(image.running().values()).allMatch(answer -> answer.equals(Answer.unasked("no cluster was asked")));
    }

    @Test
    void whatFollowsFromALinkThatNobodyAskedIsNotAskedEither() {
        assertThat(Answer.<String>unasked("nobody wanted to know").then(Answer::known))
                .isEqualTo(Answer.unasked("nobody wanted to know"));
        assertThat(Answer.<String>unknown("nobody could say").then(Answer::known))
                .isEqualTo(Answer.unknown("nobody could say"));
    }

    @Test
    void whatOnlyTheClusterKnowsOfIsTold() throws Exception {
        Cluster cluster = new Cluster() {
            @Override
            public Answer<Applied> applied(String overlay) {
                return Answer.known(
                        new Applied("flux-system/shop", null, null, true, false, "", List.of("images", "postBuild")));
            }

            @Override
            public Answer<Running> running(String overlay, Workload workload) {
                return Answer.unknown("nobody asked");
            }
        };
        Tracer tracer =
                new Tracer(ALL, null, Fingerprints.NONE, new NoLog(), ImageRecords.unasked("nobody asked"), cluster);

        assertThat(tracer.trace(List.of(overlay("a"))).get(0).gaps())
                .containsExactly(
                        "flux-system/shop of the cluster, which is not in the GitOps repository, adds its own images, postBuild; it is shown without");
        Rendering known = new Rendering("a", "flux-system/shop", List.of(), List.of());
        assertThat(tracer.trace(List.of(known)).get(0).gaps()).isEmpty();
    }

    private static final class NoLog implements DeploymentLog {

        @Override
        public Map<Question, Answer<Handover>> handovers(Collection<Question> questions) {
            return Map.of();
        }

        @Override
        public Answer<Boolean> contains(String commit, String other) {
            return Answer.unknown("nobody knows");
        }
    }
}

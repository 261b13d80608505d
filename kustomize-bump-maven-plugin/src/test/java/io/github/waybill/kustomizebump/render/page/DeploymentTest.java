package io.github.waybill.kustomizebump.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.Applied;
import io.github.waybill.kustomizebump.bump.trace.Registered;
import io.github.waybill.kustomizebump.bump.verify.Level;
import io.github.waybill.kustomizebump.bump.verify.Rule;
import io.github.waybill.kustomizebump.bump.verify.Verification;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeploymentTest {

    private static List<State> states(Example example) {
        Deployment deployment = example.deployment();
        return Arrays.stream(Link.values()).map(deployment::state).toList();
    }

    @Test
    void everyRuleJudgesOneLink() {
        for (Rule rule : Verification.rules()) {
            assertThat(Stream.of(Link.values()).filter(link -> link.isJudgedBy(rule.name())))
                    .as(rule.name())
                    .hasSize(1);
        }
    }

    @Test
    void whatWasReadAndIsNotFoundBrokenIsAsItShouldBe() {
        assertThat(states(new Example())).containsOnly(State.OK);
        assertThat(new Example().deployment().state()).isEqualTo(State.OK);
    }

    @Test
    void aBrokenRuleMarksTheLinkThatItJudges() {
        Example example = new Example()
                .finds("on-branch", Level.ERROR, "it is beside")
                .finds("registry", Level.WARNING, "it is old");
        assertThat(states(example)).containsExactly(State.WRONG, State.OK, State.WARNED, State.OK, State.OK);
        assertThat(example.deployment().state()).isEqualTo(State.WRONG);
    }

    @Test
    void whatNobodyAskedIsNoDoubtAndWhatCouldNotBeReadIsOne() {
        Example example = new Example();
        example.registered = Answer.unknown("the registry does not answer");
        example.applied = Answer.unasked("no cluster was asked");
        example.running = Answer.unasked("no cluster was asked");
        assertThat(states(example)).containsExactly(State.OK, State.UNKNOWN, State.OK, State.UNASKED, State.UNASKED);
        assertThat(example.deployment().state()).isEqualTo(State.UNKNOWN);

        example.registered = Answer.known(new Registered(Example.DIGEST, Example.COMMIT, null));
        assertThat(example.deployment().state()).isEqualTo(State.OK);
    }

    @Test
    void whatFluxAndThePodsDoIsUnknownWhereTheirRuleCannotTell() {
        Example example = new Example()
                .cannotTell("flux-applied", "the history does not say")
                .cannotTell("pods-run", "no registry was asked")
                .cannotTell("fingerprint", "nobody has written one");
        assertThat(states(example)).containsExactly(State.OK, State.OK, State.OK, State.UNKNOWN, State.UNKNOWN);
    }

    @Test
    void aDoubtIsKustomizesAndWhatWasNeverAppliedIsFluxs() {
        Example example = new Example();
        example.doubt = "a patch could change it";
        example.applied = Answer.known(new Applied("flux-system/shop", null, null, true, false, "", List.of()));
        assertThat(states(example)).containsExactly(State.OK, State.OK, State.UNKNOWN, State.WRONG, State.OK);
    }
}

package io.github.waybill.it;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of the table of what is affected: what is committed on top of the base, and the answer worked out by hand.
 *
 * @param given what the base has that the reactor of the table has not
 * @param when what changes since the base, in one commit
 * @param left what changes after that and is not committed
 * @param folder where Maven runs, relative to the repository
 * @param base the revision to compare with, or empty for the commit before {@code when}
 * @param causes causes that have to be among those told, as {@link Answer} writes them
 * @param why the argument for the answer, where the name of the scenario does not give it, or empty
 */
record Scenario(
        String name,
        List<Edit> given,
        List<Edit> when,
        List<Edit> left,
        String folder,
        String base,
        List<String> options,
        Answer answer,
        List<String> causes,
        String why) {

    private static final String TESTS = " (tests)";

    /** Begins a row: nothing is affected until {@link #affects} says otherwise. */
    static Scenario scenario(String name, Edit... when) {
        List<Edit> none = List.of();
        return new Scenario(name, none, List.of(when), none, "", "", List.of(), Answer.NOTHING, List.of(), "");
    }

    Scenario given(Edit... edits) {
        return new Scenario(name, List.of(edits), when, left, folder, base, options, answer, causes, why);
    }

    Scenario uncommitted(Edit... edits) {
        return new Scenario(name, given, when, List.of(edits), folder, base, options, answer, causes, why);
    }

    Scenario in(String otherFolder) {
        return new Scenario(name, given, when, left, otherFolder, base, options, answer, causes, why);
    }

    Scenario since(String revision) {
        return new Scenario(name, given, when, left, folder, revision, options, answer, causes, why);
    }

    Scenario with(String... moreOptions) {
        return new Scenario(name, given, when, left, folder, base, List.of(moreOptions), answer, causes, why);
    }

    /** Names what is affected: {@code app} for both halves, {@code app (tests)} for the tests alone; lists are separated by commas. */
    Scenario affects(String... halves) {
        Set<String> all = Stream.of(halves)
                .flatMap(list -> Arrays.stream(list.split(", ")))
                .collect(Collectors.toCollection(TreeSet::new));
        all.removeIf(half -> half.endsWith(TESTS) && all.contains(half.replace(TESTS, "")));
        return answering(answer.withHalves(List.copyOf(all)));
    }

    /** Says that this is every module there is. */
    Scenario full() {
        return answering(answer.withMode("full"));
    }

    Scenario removes(String... modules) {
        return answering(answer.withRemoved(List.of(modules)));
    }

    /** Names the modules that stand elsewhere, as {@code app: from -> to}. */
    Scenario moves(String... modules) {
        return answering(answer.withMoved(List.of(modules)));
    }

    Scenario leavesToNobody(String... files) {
        return answering(answer.withUnowned(List.of(files)));
    }

    Scenario because(String... expected) {
        return new Scenario(name, given, when, left, folder, base, options, answer, List.of(expected), why);
    }

    Scenario why(String argument) {
        return new Scenario(name, given, when, left, folder, base, options, answer, causes, argument);
    }

    private Scenario answering(Answer other) {
        return new Scenario(name, given, when, left, folder, base, options, other, causes, why);
    }
}

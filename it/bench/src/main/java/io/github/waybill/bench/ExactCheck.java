package io.github.waybill.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.waybill.it.Maven;
import io.github.waybill.it.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Whether {@code build-graph:affected} names the modules that a change affects, all of them and no others, beside {@link ExactSet}. */
final class ExactCheck {

    private static final int NAMED = 5;

    private final Maven maven = Maven.version("3.9.16").onJvm("-Xmx3g");
    private final Path folder = Setting.root().resolve("it/bench/target/exact");
    private final ClonedReactor reactor;
    private final MavenAnswers answers;
    private final List<Compared> all = new ArrayList<>();

    private ExactCheck(Path source) throws IOException, InterruptedException {
        reactor = ClonedReactor.in(folder.resolve("checkout"), source);
        answers = new MavenAnswers(maven, reactor.git(), folder);
    }

    /** How many modules are affected, and how the selection differs from them. */
    private record Compared(int exact, int selected, Set<String> missing, Set<String> surplus) {

        static Compared of(Set<String> exact, Set<String> selected) {
            return new Compared(exact.size(), selected.size(), less(exact, selected), less(selected, exact));
        }

        private static Set<String> less(Set<String> some, Set<String> others) {
            Set<String> rest = new LinkedHashSet<>(some);
            rest.removeAll(others);
            return rest;
        }

        double ratio() {
            return (double) selected / exact;
        }
    }

    /**
     * Compares and prints a table.
     *
     * @param reactor a clone of a reactor; not used where {@code commits} is 0
     * @param commits how many of its last commits to ask about, each against its first parent
     */
    static void measure(Path reactor, int commits) throws IOException, InterruptedException {
        if (commits > 0) {
            new ExactCheck(reactor).compare(commits);
        }
    }

    private void compare(int commits) throws IOException, InterruptedException {
        List<String> last = reactor.last(commits);
        System.out.printf(
                "%n%-70s %7s %9s %8s %8s %6s%n", "commit", "exact", "selected", "missing", "surplus", "ratio");
        for (String commit : last) {
            System.out.printf("%-70.70s", reactor.title(commit));
            try {
                compare(commit);
            } catch (IOException | RuntimeException e) {
                System.out.printf(" could not be worked out: %s%n", e.getMessage());
            }
        }
        summarize(last.size());
    }

    private void compare(String commit) throws IOException, InterruptedException {
        String parent = commit + "^";
        List<ChangedPath> changed = ChangedPath.between(reactor.git(), parent, commit);
        Map<String, ReactorModule> base = answers.modules(parent);
        Map<String, ReactorModule> head = answers.modules(commit);
        boolean changesPom = changed.stream().anyMatch(ChangedPath::isPom);
        Map<String, List<String>> baseTrees = changesPom ? answers.trees(parent) : Map.of();
        Map<String, List<String>> headTrees = changesPom ? answers.trees(commit) : Map.of();
        Compared compared = Compared.of(ExactSet.of(changed, base, head, baseTrees, headTrees), selected(commit));
        all.add(compared);
        System.out.printf(
                " %,7d %,9d %,8d %,8d %6s%n",
                compared.exact(),
                compared.selected(),
                compared.missing().size(),
                compared.surplus().size(),
                compared.exact() == 0 ? "-" : "%.2f".formatted(compared.ratio()));
        name("missing", compared.missing());
        name("surplus", compared.surplus());
        if (changesPom) {
            Set<String> unresolved = new LinkedHashSet<>(head.keySet());
            unresolved.removeIf(module ->
                    headTrees.containsKey(module) && (baseTrees.containsKey(module) || !base.containsKey(module)));
            name("dependencies not compared, as Maven cannot resolve them", unresolved);
        }
    }

    private Set<String> selected(String commit) throws IOException, InterruptedException {
        reactor.checkOut(commit);
        Path checkout = reactor.git().folder();
        Path answer = checkout.resolve("target/build-graph/affected.json");
        Files.deleteIfExists(answer);
        Path log = folder.resolve("affected.log");
        try {
            Contender.WAYBILL.run(maven, checkout, log, Contender.WAYBILL.arguments);
        } catch (IOException e) {
            throw new IOException("build-graph:affected " + e.getMessage() + ", see " + log, e);
        }
        return StreamSupport.stream(
                        JsonParser.parseString(Files.readString(answer))
                                .getAsJsonObject()
                                .getAsJsonArray("modules")
                                .spliterator(),
                        false)
                .map(JsonElement::getAsJsonObject)
                .map(module -> module.get("module").getAsString())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void name(String what, Collection<String> modules) {
        if (!modules.isEmpty()) {
            String first = modules.stream().limit(NAMED).collect(Collectors.joining(", "));
            int more = modules.size() - NAMED;
            System.out.printf("    %s: %s%s%n", what, first, more > 0 ? " and " + more + " more" : "");
        }
    }

    private void summarize(int commits) {
        List<Double> ratios = all.stream()
                .filter(compared -> compared.exact() > 0)
                .map(Compared::ratio)
                .toList();
        System.out.printf(
                "commits: %d; not worked out: %d; with modules missing: %d; with surplus modules: %d; median ratio: %s%n",
                commits,
                commits - all.size(),
                all.stream().filter(compared -> !compared.missing().isEmpty()).count(),
                all.stream().filter(compared -> !compared.surplus().isEmpty()).count(),
                ratios.isEmpty() ? "-" : "%.2f".formatted(Measured.median(ratios)));
    }
}

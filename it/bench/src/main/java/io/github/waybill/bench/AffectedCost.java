package io.github.waybill.bench;

import io.github.waybill.it.Git;
import io.github.waybill.it.Maven;
import io.github.waybill.it.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What it costs to ask for the affected modules, and how many are named: by the goal and two peers beside plain Maven, in turns. */
final class AffectedCost {

    /** A version that all of them support. */
    private static final String MAVEN = "3.9.16";

    private final Path folder = Setting.root().resolve("it/bench/target/affected");
    private final Maven maven = Maven.version(MAVEN).onJvm("-Xmx3g");
    private final int runs;
    private final List<String> table = new ArrayList<>();

    private AffectedCost(int runs) throws IOException {
        this.runs = runs;
    }

    /** One run of a contender. */
    private record Run(Measured process, String selected) {}

    /**
     * Measures and prints a table.
     *
     * @param sizes numbers of modules of the reactors to make
     * @param runs how many runs the median is taken of
     * @param reactor a clone of a reactor; not used where {@code commits} is 0
     * @param commits how many of its last commits to ask about, each against its parent, each once
     */
    static void measure(List<Integer> sizes, int runs, Path reactor, int commits) throws Exception {
        AffectedCost cost = new AffectedCost(runs);
        for (int size : sizes) {
            cost.edits(size);
        }
        if (commits > 0) {
            cost.commits(reactor, commits);
        }
        System.out.printf(
                "%n%-24s %9s %7s %9s %7s %9s %9s%n", "", "ms", "ratio", "CPU ms", "ratio", "peak MB", "modules");
        cost.table.forEach(System.out::println);
    }

    private void edits(int modules) throws IOException, InterruptedException {
        LayeredReactor reactor = LayeredReactor.in(folder.resolve("reactor-" + modules), modules);
        List<LayeredReactor.Edit> edits = reactor.edits();
        reactor.make(edits.get(0));
        warmUp(reactor.git().folder());
        for (LayeredReactor.Edit edit : edits) {
            reactor.make(edit);
            String title = "%,d modules, %s: exactly %,d".formatted(modules, edit.name(), edit.exactly());
            report(title, ask(reactor.git().folder(), runs));
        }
    }

    private void commits(Path source, int commits) throws IOException, InterruptedException {
        ClonedReactor reactor = ClonedReactor.in(folder.resolve("public"), source);
        Git git = reactor.git();
        Files.writeString(git.folder().resolve(".git/info/exclude"), ".mvn/extensions.xml\n");
        warmUp(git.folder());
        List<Map<Contender, List<Run>>> ofPoms = new ArrayList<>();
        List<Map<Contender, List<Run>>> others = new ArrayList<>();
        for (String commit : reactor.last(commits)) {
            reactor.checkOut(commit);
            Map<Contender, List<Run>> answers = ask(git.folder(), 1);
            report(reactor.title(commit), answers);
            boolean changesPom =
                    ChangedPath.between(git, "base", commit).stream().anyMatch(ChangedPath::isPom);
            (changesPom ? ofPoms : others).add(answers);
        }
        summarize("commits that change a pom.xml (%,d): medians of the ratios", ofPoms);
        summarize("commits that change none (%,d): medians of the ratios", others);
    }

    /** Asks once without counting it: what has to be downloaded is, and the files are in the system's cache. */
    private void warmUp(Path reactor) throws IOException, InterruptedException {
        ask(reactor, 1);
    }

    private Map<Contender, List<Run>> ask(Path reactor, int times) throws IOException, InterruptedException {
        Map<Contender, List<Run>> all = new EnumMap<>(Contender.class);
        for (int i = 0; i < times; i++) {
            for (Contender contender : Contender.values()) {
                all.computeIfAbsent(contender, one -> new ArrayList<>()).add(ask(reactor, contender));
            }
        }
        return all;
    }

    private Run ask(Path reactor, Contender contender) throws IOException, InterruptedException {
        Files.createDirectories(reactor.resolve("target"));
        Path log = folder.resolve(contender + ".log");
        try {
            Measured process = contender.run(maven, reactor, log, contender.arguments);
            return new Run(process, contender.take(reactor, log));
        } catch (IOException e) {
            throw new IOException(contender.title + " in " + reactor + ", see " + log, e);
        }
    }

    private void report(String title, Map<Contender, List<Run>> all) {
        table.add(title);
        Measured plain = medians(all.get(Contender.PLAIN));
        all.forEach((contender, each) -> {
            Measured median = medians(each);
            table.add("  %-22s %,9d %7.2f %,9d %7.2f %,9d %9s"
                    .formatted(
                            contender.title,
                            median.millis(),
                            (double) median.millis() / plain.millis(),
                            median.cpuMillis(),
                            (double) median.cpuMillis() / plain.cpuMillis(),
                            median.kilobytes() / 1024,
                            each.get(0).selected()));
        });
        // A run of hours that ends early has still said what it measured.
        table.subList(table.size() - all.size() - 1, table.size()).forEach(System.out::println);
    }

    private void summarize(String title, List<Map<Contender, List<Run>>> commits) {
        if (commits.isEmpty()) {
            return;
        }
        table.add(title.formatted(commits.size()));
        for (Contender contender : Contender.values()) {
            table.add("  %-22s %9s %7.2f %9s %7.2f"
                    .formatted(
                            contender.title,
                            "",
                            medianRatio(commits, contender, Measured::millis),
                            "",
                            medianRatio(commits, contender, Measured::cpuMillis)));
        }
    }

    private static double medianRatio(
            List<Map<Contender, List<Run>>> commits, Contender contender, ToLongFunction<Measured> figure) {
        return Measured.median(commits.stream()
                .map(answers -> (double) figure.applyAsLong(medians(answers.get(contender)))
                        / figure.applyAsLong(medians(answers.get(Contender.PLAIN))))
                .toList());
    }

    private static Measured medians(List<Run> each) {
        return Measured.medians(each.stream().map(Run::process).toList());
    }
}

package io.github.waybill.bench;

import io.github.waybill.it.Maven;
import io.github.waybill.it.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code mvn verify} takes after a change of one line in a leaf: whole, trimmed, and trimmed by two peers, in turns. */
final class TrimCost {

    private static final Path FOLDER = Setting.root().resolve("it/bench/target/trim");

    private TrimCost() {}

    /** One way to build. */
    private record Build(String title, Contender contender, List<String> more) {

        static Build of(String title, Contender contender, String... more) {
            return new Build(title, contender, List.of(more));
        }
    }

    /**
     * Measures and prints a table.
     *
     * @param modules how many modules the reactor has, each with a class that is compiled
     * @param runs how many runs the median is taken of
     */
    static void measure(int modules, int runs) throws Exception {
        Maven maven = Maven.version("3.9.16");
        LayeredReactor reactor = LayeredReactor.in(FOLDER.resolve("reactor"), modules);
        Path folder = reactor.git().folder();
        // What a peer takes from a repository has to be there.
        maven.run(folder, "install").orFail();
        reactor.make(reactor.edits().get(0));
        List<Build> builds = List.of(
                Build.of("whole", Contender.PLAIN),
                Build.of("trimmed", Contender.TRIM),
                Build.of("trimmed, upstream resolved", Contender.TRIM, "-Dbuild-graph.upstream=resolve"),
                Build.of("GIB 4.5.4, upstream resolved", Contender.GIB),
                // Of two values the last one counts.
                Build.of("Scalpel 0.3.7", Contender.SCALPEL, "-Dscalpel.mode=trim"));
        Map<Build, List<Measured>> all = new LinkedHashMap<>();
        for (int i = 0; i <= runs; i++) {
            for (Build build : builds) {
                Measured measured = run(maven, folder, build);
                // The first turn downloads what is missing.
                if (i > 0) {
                    all.computeIfAbsent(build, one -> new ArrayList<>()).add(measured);
                }
            }
        }
        print(modules, builds, all);
    }

    private static Measured run(Maven maven, Path folder, Build build) throws IOException, InterruptedException {
        Path log = FOLDER.resolve(build.title().replaceAll("\\W+", "-") + ".log");
        List<String> arguments = Stream.of(
                        List.of("clean", "verify"), build.contender().options(), build.more())
                .flatMap(List::stream)
                .toList();
        try {
            return build.contender().run(maven, folder, log, arguments);
        } catch (IOException e) {
            throw new IOException(build.title() + ", see " + log, e);
        }
    }

    private static void print(int modules, List<Build> builds, Map<Build, List<Measured>> all) {
        System.out.printf(
                "%nclean verify of %,d modules after a line in a leaf%n%-30s %9s %7s %9s%n",
                modules, "", "ms", "ratio", "CPU ms");
        long whole = Measured.medians(all.get(builds.get(0))).millis();
        for (Build build : builds) {
            Measured median = Measured.medians(all.get(build));
            System.out.printf(
                    "%-30s %,9d %7.2f %,9d%n",
                    build.title(), median.millis(), (double) median.millis() / whole, median.cpuMillis());
        }
    }
}
